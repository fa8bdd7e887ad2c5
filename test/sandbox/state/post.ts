import type { Outcome, PostPatch, PostStatus, Switches } from '../types';
import type { Pull } from './pull';
import type { Upload } from './upload';

/** One accepted init and its post. */
export interface Post {
	publish_id: string;
	/** 0-based number of this init in its app. */
	index: number;
	kind: 'direct' | 'draft';
	media: 'video' | 'photo';
	open_id: string;
	post_info: Record<string, unknown> | null;
	source_info: Record<string, unknown>;
	/** Of a photo post. A video has it in post_info. */
	is_aigc: boolean | null;
	/** The id that the post gets if it becomes public. */
	post_id: string;
	created_at: number;
	transfer: Upload | Pull;
	outcome: Outcome;
	/** The fail_reason if the post was stopped before it was published. */
	stopped: 'publish_cancelled' | 'auth_removed' | null;
	forced: PostPatch;
}

/** The status of a post at one moment. */
export interface Progress {
	status: PostStatus;
	fail_reason: string | null;
	post_ids: string[];
	published_at: number | null;
}

/**
 * https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status
 * The sandbox derives the status from the app's clock on each request.
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

/** The time of the next change that the clock causes, or null if there is none. */
export function nextChangeAt(post: Post, switches: Switches, now: number): number | null {
	const processedAt = processedTime(post, switches);
	const { transfer } = post;
	const times = [
		...(processedAt === null ? [] : [processedAt, processedAt + moderationMs(post, switches)]),
		...(transfer.kind === 'pull' && transfer.under_way
			? [transfer.deadline, ...(transfer.begun ? [] : [transfer.starts_at])]
			: []),
		...(transfer.kind === 'upload' && transfer.nextArrivalAt !== null
			? [transfer.nextArrivalAt]
			: []),
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
