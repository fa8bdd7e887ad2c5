import type { IDataObject } from 'n8n-workflow';

import type { Unread } from '../../n8n/itemLoop';
import type { VideoSource } from '../../upload/source/videoSource';
import type { WebAddress } from '../../upload/source/web/webAddress';
import type { FollowedStatus, PostInfo } from '../result/postResult';
import type { PostFacts } from '../result/postFacts';
import type { FileIdentity } from '../retry/fileIdentity';

/*
 * An item moves through these stages: unread → ready → running → followed, then it ends or fails.
 * Each function takes one stage and returns the next. None of them changes the stage it was given.
 */

/** How long and how often to ask for the status of one post. */
export interface WaitSettings {
	/** False: ask once and continue. */
	readonly wait: boolean;
	/** Milliseconds before the first question; pauses grow from there. */
	readonly firstPauseMs: number;
	/** Milliseconds in all. */
	readonly maxWaitMs: number;
}

/** How the person wants an item to end. */
export interface ItemEnding {
	/** A post that TikTok does not publish is an item like any other, not an error. */
	readonly returnFailedPost: boolean;
	/** A post whose status is not final when the wait ends is an error. */
	readonly raiseUnfinished: boolean;
	/** The output leaves out what is empty. */
	readonly simplify: boolean;
}

/** What the person chose about the item itself, not about the post. */
export interface PostItem extends ItemEnding {
	/** From 0. */
	readonly itemIndex: number;
	readonly wait: WaitSettings;
}

/** What the person chose about who posts, who may see it and what they may do with it. */
export interface PostSettings {
	/** Username of the account that must be the connected one; empty for any. */
	readonly postAs: string;
	readonly privacyLevel: string;
	/** Post as Only Me when the account does not offer `privacyLevel`, instead of not at all. */
	readonly onlyMeInstead: boolean;
	readonly allowComment: boolean;
	/** Photos have neither duet nor stitch. */
	readonly allowDuet: boolean;
	readonly allowStitch: boolean;
	readonly disclose: boolean;
	readonly yourBrand: boolean;
	readonly brandedContent: boolean;
}

/** A file that has been checked and may be sent. */
export interface CheckedVideo {
	readonly source: VideoSource;
	/** Label of the field that named it. */
	readonly field: string;
	/** By content, whatever the item declares. */
	readonly mimeType: string;
	/** Seconds; null where the file does not say. */
	readonly durationSec: number | null;
	/** Bytes per chunk as the person chose; undefined for the plan with the fewest PUTs. */
	readonly chunkBytes?: number;
}

/** A file at a web address that the node sends. Nobody has asked for it yet. */
export interface FileToFetch {
	readonly address: WebAddress;
	readonly chunkBytes?: number;
}

/** Photos that n8n serves to TikTok, at signed addresses. */
export interface ServedPhotos {
	/** The addresses without their queries, in which alone they differ. */
	readonly place: string;
	/** Signs the addresses, which live from now on. They are secrets. */
	addresses(): string[];
}

/** The body of an init. An upload adds `source_info` with its plan. */
export interface InitBody extends IDataObject {
	post_info?: IDataObject;
	source_info?: IDataObject;
}

/** What an item asks to post, read and checked without TikTok. */
export interface PostToMake {
	readonly file: FileIdentity;
	/** The file to send, once it is checked; undefined where TikTok pulls what `body` names. */
	readonly video?: CheckedVideo;
	/** Where `video` comes from, if it is not a file of the item. */
	readonly toFetch?: FileToFetch;
	/** Photos whose addresses `body` does not name yet. */
	readonly served?: ServedPhotos;
	/** Held against the creator's limits; undefined for a draft, which keeps no settings. */
	readonly settings?: PostSettings;
	readonly body: InitBody;
	readonly facts: PostFacts;
	readonly warnings: readonly string[];
}

/** The item may be posted. */
export interface ReadyPost extends PostToMake {
	readonly at: 'ready';
	readonly item: PostItem;
	/** Posts of this item that can no longer appear. */
	readonly lostPublishIds: readonly string[];
}

/** TikTok has started the post, in this run or in an earlier one. */
export interface RunningPost extends PostInfo {
	readonly at: 'running';
	readonly item: PostItem;
	/** How often a chunk had to be sent again. */
	readonly retries: number;
}

/** The status of the post is final, or the time to wait is over. */
export interface FollowedPost extends Omit<RunningPost, 'at'> {
	readonly at: 'followed';
	readonly followed: FollowedStatus;
}

export type PostStage = Unread | ReadyPost | RunningPost | FollowedPost;
