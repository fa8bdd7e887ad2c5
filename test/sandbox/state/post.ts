import type { Outcome, PostPatch, PostStatus, Switches } from '../types';
import type { Upload } from './upload';

const MP4_BRAND_OFFSET_BYTES = 4;
const EBML_MAGIC = '1a45dfa3';

/** One accepted init and what became of it. */
export interface Post {
	publish_id: string;
	/** 0-based number of this init in its app. */
	index: number;
	kind: 'direct' | 'draft';
	open_id: string;
	post_info: Record<string, unknown> | null;
	source_info: Record<string, unknown>;
	/** The id it gets when, and if, it becomes public. */
	post_id: string;
	created_at: number;
	upload: Upload;
	outcome: Outcome;
	forced: PostPatch;
}

/** What status/fetch has to say of a post at one moment. */
export interface Progress {
	status: PostStatus;
	fail_reason: string | null;
	post_ids: string[];
	published_at: number | null;
}

/** By the first bytes, as TikTok takes MP4, MOV (`ftyp`) and WebM (EBML). */
export function isVideo(head: Buffer): boolean {
	const brand = head.toString('latin1', MP4_BRAND_OFFSET_BYTES, MP4_BRAND_OFFSET_BYTES + 4);
	return brand === 'ftyp' || head.toString('hex', 0, 4) === EBML_MAGIC;
}

/**
 * https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status
 * Nothing runs in the background: the state is worked out from the app's clock when it is asked for.
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

function naturalProgress(post: Post, switches: Switches, now: number): Progress {
	const waiting = { fail_reason: null, post_ids: [], published_at: null };
	const processedAt = processedTime(post, switches);
	if (processedAt === null || now < processedAt) return { status: 'PROCESSING_UPLOAD', ...waiting };
	const fail_reason =
		post.outcome.fail_reason ?? (isVideo(post.upload.head) ? null : 'file_format_check_failed');
	if (fail_reason !== null) return { ...waiting, status: 'FAILED', fail_reason };
	if (post.kind === 'draft') return { status: 'SEND_TO_USER_INBOX', ...waiting };

	const moderationMs = post.outcome.moderation_ms ?? switches.moderation_ms;
	const hasId =
		post.post_info?.privacy_level === 'PUBLIC_TO_EVERYONE' &&
		switches.post_ids !== 'never' &&
		now >= processedAt + moderationMs;
	return {
		status: 'PUBLISH_COMPLETE',
		fail_reason: null,
		post_ids: hasId ? [post.post_id] : [],
		published_at: processedAt,
	};
}

function processedTime({ upload, outcome }: Post, switches: Switches): number | null {
	if (upload.uploaded_at === null || outcome.never_finishes) return null;
	return upload.uploaded_at + (outcome.processing_ms ?? switches.processing_ms);
}
