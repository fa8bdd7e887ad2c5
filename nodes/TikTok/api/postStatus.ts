import type { IDataObject } from 'n8n-workflow';

import { adviceTexts } from '../errors/errorTable';
import { adviceForFailReason } from '../errors/failReasons';
import type { Fault } from '../errors/fault';
import { foreignText } from '../shared/foreignText';
import { idsIn, numberOrNull, textOrNull, wordOrNull } from '../shared/values';

/**
 * TikTok's answer to a status question.
 * https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status
 */
export interface PostStatus {
	readonly status: string;
	readonly fail_reason: string | null;
	/** Exact, as strings: they exceed 2^53. */
	readonly post_ids: readonly string[];
	readonly uploaded_bytes: number | null;
	readonly downloaded_bytes: number | null;
	/** TikTok does not document it; the node uses it when TikTok sends it. */
	readonly privacy_level: string | null;
	readonly share_url: string | null;
}

/** Terminal statuses: TikTok does not change them on its own. */
const FINAL_STATUSES: ReadonlySet<string> = new Set([
	'PUBLISH_COMPLETE',
	'SEND_TO_USER_INBOX',
	'FAILED',
]);

/** Reads a status. Accepts ids as number, text or list, and missing fields or fields of another type. */
export function readPostStatus(data: IDataObject): PostStatus {
	const ids = idsIn(data.publicaly_available_post_id);
	return {
		status: wordOrNull(data.status) ?? 'UNKNOWN',
		fail_reason: wordOrNull(data.fail_reason),
		post_ids: ids.length > 0 ? ids : idsIn(data.video_id),
		uploaded_bytes: numberOrNull(data.uploaded_bytes),
		downloaded_bytes: numberOrNull(data.downloaded_bytes),
		privacy_level: wordOrNull(data.privacy_level),
		share_url: shareUrlOrNull(data.share_url),
	};
}

/** An address at TikTok, without its query. */
function shareUrlOrNull(value: unknown): string | null {
	const [url] = (textOrNull(value) ?? '').split(/[?#]/);
	const isSafe = /^https:\/\/([a-z0-9-]+\.)*tiktok\.com\//.test(url) && foreignText(url) === url;
	return isSafe ? url : null;
}

/** True when TikTok will not change the status on its own. */
export function isFinal({ status }: Pick<PostStatus, 'status'>): boolean {
	return FINAL_STATUSES.has(status);
}

/** Keeps people and agents from posting again while nobody knows how a post ends. */
export const MAY_STILL_APPEAR =
	'Do not post it again, because it may still appear. Check it later with Post > Get Status and this publish_id.';

/** The same while TikTok says that the status is not final. */
export const STILL_WORKING =
	'TikTok is still processing the post, which is not an error. Do not post it again. Check it later with Post > Get Status and this publish_id.';

/** The address of a post; null when the node would have to guess any part of it. */
export function postUrl(status: PostStatus, username: string | null): string | null {
	if (status.share_url !== null) return status.share_url;
	const [postId] = status.post_ids;
	if (postId === undefined || username === null) return null;
	return `https://www.tiktok.com/@${encodeURIComponent(username)}/video/${postId}`;
}

/**
 * The fault for a post that TikTok did not publish.
 *
 * @param maxSec the creator's longest video in seconds, for the remedy
 */
export function failedPostFault(
	status: Pick<PostStatus, 'fail_reason'>,
	maxSec?: number | null,
): Fault {
	const code = status.fail_reason ?? 'unknown';
	const known = adviceForFailReason(code) ?? UNKNOWN_REASON;
	const { message, remedy } = adviceTexts(known, { maxSec });
	return {
		kind: 'tiktok',
		code,
		message: `TikTok did not publish the post: ${message}`,
		remedy,
		retryable: known.retryable,
	};
}

const UNKNOWN_REASON = {
	message: 'it gave a reason that this version of the node does not know',
	remedy: "Look the reason up in TikTok's documentation, or look for a notice in the TikTok app.",
	retryable: false,
};
