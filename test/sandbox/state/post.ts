import type { Outcome, PostPatch, PostStatus, Switches } from '../types';
import type { Pull } from './pull';
import type { Upload } from './upload';

/** One accepted init and what became of it. */
export interface Post {
	publish_id: string;
	/** 0-based number of this init in its app. */
	index: number;
	kind: 'direct' | 'draft';
	media: 'video' | 'photo';
	open_id: string;
	post_info: Record<string, unknown> | null;
	source_info: Record<string, unknown>;
	/** As a photo's init says it beside post_info; of a video it is in post_info. */
	is_aigc: boolean | null;
	/** The id it gets when, and if, it becomes public. */
	post_id: string;
	created_at: number;
	transfer: Upload | Pull;
	outcome: Outcome;
	/** Why it was ended before it was posted, as a fail_reason. */
	stopped: 'publish_cancelled' | 'auth_removed' | null;
	forced: PostPatch;
}

/** What status/fetch has to say of a post at one moment. */
export interface Progress {
	status: PostStatus;
	fail_reason: string | null;
	post_ids: string[];
	published_at: number | null;
}

/**
 * https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status
 * The state is worked out from the app's clock when it is asked for.
 */
export function progressOf(post: Post, switches: Switches, now: number): Progress {
	const natural = naturalProgress(post, switches, now);
	const { status, fail_reason, post_ids } = post.forced;
	return {
		status: status ?? natural.status,
		fail_reason: fail_reason ?? natural.fail_reason,
		post_ids: post_ids ?? natural.post_ids,
		published_at:
			(status ?? natural.status) === 'PUBLISH_COMPLETE' ? (natural.published_at ?? now) : null,
	};
}

/** When the clock alone will change the post's state next; null when it never will. */
export function nextChangeAt(post: Post, switches: Switches, now: number): number | null {
	const processedAt = processedTime(post, switches);
	const { transfer } = post;
	const times = [
		...(processedAt === null ? [] : [processedAt, processedAt + moderationMs(post, switches)]),
		...(transfer.kind === 'pull' && transfer.under_way ? [transfer.deadline] : []),
	].filter((at) => at > now);
	return times.length === 0 ? null : Math.min(...times);
}

function naturalProgress(post: Post, switches: Switches, now: number): Progress {
	const waiting = { fail_reason: null, post_ids: [], published_at: null };
	const ended = endedEarly(post, now);
	if (ended !== null) return { ...waiting, status: 'FAILED', fail_reason: ended };
	const processedAt = processedTime(post, switches);
	if (processedAt === null || now < processedAt) {
		const status = post.transfer.kind === 'upload' ? 'PROCESSING_UPLOAD' : 'PROCESSING_DOWNLOAD';
		return { status, ...waiting };
	}
	const fail_reason = post.outcome.fail_reason ?? post.transfer.problem;
	if (fail_reason !== null) return { ...waiting, status: 'FAILED', fail_reason };
	if (post.kind === 'draft') return { status: 'SEND_TO_USER_INBOX', ...waiting };

	const hasId =
		post.post_info?.privacy_level === 'PUBLIC_TO_EVERYONE' &&
		switches.post_ids !== 'never' &&
		now >= processedAt + moderationMs(post, switches);
	return {
		status: 'PUBLISH_COMPLETE',
		fail_reason: null,
		post_ids: hasId ? [post.post_id] : [],
		published_at: processedAt,
	};
}

function endedEarly({ stopped, transfer, media, outcome }: Post, now: number): string | null {
	if (stopped !== null || transfer.kind === 'upload' || outcome.never_finishes) return stopped;
	const overdue = transfer.arrived_at === null && now >= transfer.deadline;
	return transfer.failed || overdue ? `${media}_pull_failed` : null;
}

function processedTime({ transfer, outcome }: Post, switches: Switches): number | null {
	if (transfer.arrived_at === null || outcome.never_finishes) return null;
	return transfer.arrived_at + (outcome.processing_ms ?? switches.processing_ms);
}

function moderationMs({ outcome }: Post, switches: Switches): number {
	return outcome.moderation_ms ?? switches.moderation_ms;
}
