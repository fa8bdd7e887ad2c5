import type { IDataObject } from 'n8n-workflow';

import { FaultError, type Fault } from '../../errors/fault';
import type { ItemSlot } from '../../n8n/itemLoop';
import type { PostFacts } from '../run/postFacts';
import { privacyLabel } from '../../api/privacyLevels';
import { STILL_WORKING, isFinal, postUrl, type PostStatus } from '../../api/postStatus';
import type { FollowedPost } from '../follow/pollPosts';

/**
 * The json of one finished, unfinished or refused post: the audit trail by which it is found later.
 *
 * @param uploadedAt when the last byte was accepted, ISO 8601
 */
export function postResult(
	post: FollowedPost,
	facts: PostFacts,
	uploadedAt: string | null,
	warnings: readonly string[],
): IDataObject {
	const { status } = post;
	// The address of a photo post is not documented, so it is not guessed.
	const isPhoto = facts.photo_count !== undefined;
	return {
		publish_id: post.publishId,
		status: status?.status ?? 'UNKNOWN',
		...postIds(status, isPhoto ? null : (facts.creator?.username ?? null)),
		privacy_level: status?.privacy_level ?? facts.privacy_level,
		creator: facts.creator,
		video: facts.video,
		...(facts.photo_count === undefined ? {} : { photo_count: facts.photo_count }),
		uploaded_at: uploadedAt,
		completed_at: completedAt(post),
		warnings: [...warnings, ...statusWarnings(post, facts)],
	};
}

/** The json of a post that is only followed, not made, by this item. */
export function followedResult(post: FollowedPost): IDataObject {
	const { status } = post;
	return {
		publish_id: post.publishId,
		status: status?.status ?? 'UNKNOWN',
		...postIds(status, null),
		uploaded_bytes: status?.uploaded_bytes ?? null,
		downloaded_bytes: status?.downloaded_bytes ?? null,
		completed_at: completedAt(post),
		warnings: unfinishedWarnings(post, false),
	};
}

/**
 * Ends an item whose post TikTok did not publish.
 *
 * @throws FaultError unless the person wants such a post as an item
 */
export function endFailed(
	slot: ItemSlot & { returnFailedPost?: boolean },
	fault: Fault,
	result: IDataObject,
): void {
	if (slot.returnFailedPost !== true) throw new FaultError(fault);
	slot.json = { ...result, fail_reason: fault.code, remedy: fault.remedy };
}

function postIds(status: PostStatus | undefined, username: string | null): IDataObject {
	return {
		post_id: status?.post_ids[0] ?? null,
		post_ids: [...(status?.post_ids ?? [])],
		post_url: status === undefined ? null : postUrl(status, username),
	};
}

function completedAt(post: FollowedPost): string | null {
	const { status, endedAt } = post;
	if (status === undefined || !isFinal(status) || endedAt === undefined) return null;
	return new Date(endedAt).toISOString();
}

function statusWarnings(post: FollowedPost, facts: PostFacts): string[] {
	const level = post.status?.privacy_level ?? null;
	const other =
		level !== null && facts.privacy_level !== null && level !== facts.privacy_level
			? [
					`TikTok posted with the privacy level ${privacyLabel(level)} instead of ${privacyLabel(facts.privacy_level)}.`,
				]
			: [];
	const hasFile = facts.video !== null && post.unsureOfBytes === undefined;
	return [...unfinishedWarnings(post, hasFile), ...other];
}

/** Said so that nobody, person or agent, posts again what TikTok already has. */
function unfinishedWarnings(post: FollowedPost, hasFile: boolean): string[] {
	if (post.status !== undefined && isFinal(post.status)) return [];
	if (post.fault !== undefined) {
		const what = hasFile ? 'TikTok has the file' : 'The post was begun';
		const keep = hasFile ? '' : ' Until then keep the file where it is.';
		return [
			`${what}, but its status could not be read: ${post.fault.message}. Do not post it again; ask Post > Get Status with this publish_id.${keep}`,
		];
	}
	if (!post.settings.wait || post.status === undefined) return [];
	return [STILL_WORKING];
}
