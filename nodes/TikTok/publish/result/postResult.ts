import type { IDataObject } from 'n8n-workflow';

import {
	MAY_STILL_APPEAR,
	STILL_WORKING,
	isFinal,
	postUrl,
	type PostStatus,
} from '../../api/postStatus';
import { PUBLIC_LEVEL, privacyLabel } from '../../api/privacyLevels';
import type { Fault } from '../../errors/fault';
import type { PostFacts } from './postFacts';

/** What following a post has shown. */
export interface FollowedStatus {
	/** What TikTok said last; undefined when no status could be read. */
	readonly status?: PostStatus;
	/** Why the last question got no status. */
	readonly fault?: Fault;
	/** When polling stopped, in epoch milliseconds. */
	readonly endedAt: number;
	/** False when the person did not want to wait. */
	readonly waited: boolean;
	/** True when TikTok has not confirmed in time that it has the whole file. */
	readonly isIncomplete?: boolean;
}

/** What is known of one post when its result is written. */
export interface PostInfo {
	readonly publishId: string;
	readonly facts: PostFacts;
	/** When TikTok accepted the last byte, ISO 8601. */
	readonly uploadedAt: string | null;
	/** True while nobody knows whether TikTok has the whole file. */
	readonly isUnsure: boolean;
	readonly warnings: readonly string[];
}

/** The json of a post, and its audit trail: everything by which the post can be found later. */
export type PostResult = {
	publish_id: string;
	/** TikTok's word; UNKNOWN when no status could be read. */
	status: string;
	/** True once TikTok does not change the status on its own. */
	is_final: boolean;
	post_id: string | null;
	/** Exact, as strings, because they exceed 2^53. */
	post_ids: string[];
	post_url: string | null;
	privacy_level: string | null;
	creator: PostFacts['creator'];
	video: PostFacts['video'];
	photo_count?: number;
	/** ISO 8601. */
	uploaded_at: string | null;
	/** ISO 8601; null while the status is not final. */
	completed_at: string | null;
	warnings: string[];
	/** Of a post that TikTok did not publish, where the person wants such a post as an item. */
	fail_reason?: string;
	remedy?: string;
};

export type VideoPostResult = Omit<PostResult, 'photo_count'>;
export type VideoDraftResult = AlwaysNull<VideoPostResult, 'creator'>;
export type PhotoPostResult = AlwaysNull<PostResult, 'video' | 'uploaded_at'>;
export type PhotoDraftResult = AlwaysNull<PhotoPostResult, 'creator'>;

/** The json of a post that an item names by its publish_id. */
export type FollowedResult = {
	publish_id: string;
	status: string;
	is_final: boolean;
	post_id: string | null;
	post_ids: string[];
	post_url: string | null;
	uploaded_bytes: number | null;
	downloaded_bytes: number | null;
	completed_at: string | null;
	warnings: string[];
	fail_reason?: string;
	remedy?: string;
};

type PostIds = Pick<PostResult, 'post_id' | 'post_ids' | 'post_url'>;

type AlwaysNull<Result, Keys extends keyof Result> = {
	[Key in keyof Result]: Key extends Keys ? null : Result[Key];
};

/** The result of a post that this item made: finished, unfinished or failed. */
export function postResult(post: PostInfo, followed: FollowedStatus): PostResult {
	const { facts } = post;
	const { status } = followed;
	// TikTok does not document the address of a photo post, so the node does not guess it.
	const isPhoto = facts.photo_count !== undefined;
	return {
		publish_id: post.publishId,
		...outcome(status),
		...postIds(status, isPhoto ? null : (facts.creator?.username ?? null)),
		privacy_level: status?.privacy_level ?? facts.privacy_level,
		creator: facts.creator,
		video: facts.video,
		...(facts.photo_count === undefined ? {} : { photo_count: facts.photo_count }),
		uploaded_at: post.uploadedAt,
		completed_at: completedAt(followed),
		warnings: [
			...post.warnings,
			...unfinishedWarnings(followed, facts.video !== null && !post.isUnsure),
			...privacyWarnings(status, facts),
			...missingIdWarnings(followed, facts),
		],
	};
}

/** The result of a post that this item only follows. */
export function followedResult(publishId: string, followed: FollowedStatus): FollowedResult {
	const { status } = followed;
	return {
		publish_id: publishId,
		...outcome(status),
		...postIds(status, null),
		uploaded_bytes: status?.uploaded_bytes ?? null,
		downloaded_bytes: status?.downloaded_bytes ?? null,
		completed_at: completedAt(followed),
		warnings: unfinishedWarnings(followed, false),
	};
}

/** The result of a post that TikTok did not publish, for a person who wants it as an item. */
export function failedResult<Result extends IDataObject>(result: Result, fault: Fault): Result {
	return { ...result, fail_reason: fault.code, remedy: fault.remedy };
}

function outcome(status: PostStatus | undefined): Pick<PostResult, 'status' | 'is_final'> {
	if (status === undefined) return { status: 'UNKNOWN', is_final: false };
	return { status: status.status, is_final: isFinal(status) };
}

function postIds(status: PostStatus | undefined, username: string | null): PostIds {
	return {
		post_id: status?.post_ids[0] ?? null,
		post_ids: [...(status?.post_ids ?? [])],
		post_url: status === undefined ? null : postUrl(status, username),
	};
}

function completedAt({ status, endedAt }: FollowedStatus): string | null {
	return status !== undefined && isFinal(status) ? new Date(endedAt).toISOString() : null;
}

function privacyWarnings(status: PostStatus | undefined, facts: PostFacts): string[] {
	const level = status?.privacy_level ?? null;
	if (level === null || facts.privacy_level === null || level === facts.privacy_level) return [];
	return [
		`TikTok posted with the privacy level ${privacyLabel(level)} instead of ${privacyLabel(facts.privacy_level)}.`,
	];
}

/** TikTok gives a public post its id once everyone can see it. */
function missingIdWarnings({ status, waited }: FollowedStatus, facts: PostFacts): string[] {
	const level = status?.privacy_level ?? facts.privacy_level;
	const isMissing = waited && status?.status === 'PUBLISH_COMPLETE' && status.post_ids.length === 0;
	if (!isMissing || level !== PUBLIC_LEVEL) return [];
	return [
		'TikTok has published the post, but gave no post_id while the node waited. TikTok may still be checking the post, or may have restricted who can see it. Do not post it again. Look at the post in the TikTok app, and ask Post > Get Status later.',
	];
}

/** Keeps people and agents from posting again what TikTok already has. */
function unfinishedWarnings(followed: FollowedStatus, hasFile: boolean): string[] {
	const { status, fault, waited } = followed;
	if (status !== undefined && isFinal(status)) return [];
	if (fault !== undefined) {
		const what = hasFile ? 'TikTok has the file' : 'The post was started';
		const keep = hasFile ? '' : ' Keep the file available until the post is published.';
		return [
			`${what}, but its status could not be read: ${fault.message}.${keep}`,
			MAY_STILL_APPEAR,
		];
	}
	return waited && status !== undefined ? [STILL_WORKING] : [];
}
