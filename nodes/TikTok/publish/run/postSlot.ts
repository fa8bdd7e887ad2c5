import type { IDataObject } from 'n8n-workflow';

import type { LedgerEntry, NextStep } from '../retry/ledger';
import type { FileFacts } from '../retry/stoppedRuns';
import type { ItemSlot } from '../../n8n/itemLoop';
import type { PostFacts } from './postFacts';
import type { PostSettings } from '../check/postSettings';
import type { CheckedVideo } from '../check/checkVideo';
import type { WaitSettings } from '../follow/pollPosts';

/** One item of a posting operation, with what is learned about it step by step. */
export interface PostSlot extends ItemSlot {
	/** What an earlier try of this execution has left, and what that allows now. */
	entry: LedgerEntry | undefined;
	next: NextStep;
	readonly warnings: string[];
	readonly lostPublishIds: string[];
	wait?: WaitSettings;
	/** A post that TikTok does not publish: an error, or an item like any other. */
	returnFailedPost?: boolean;
	/** Bytes per chunk as chosen by the person; undefined for the plan with the fewest PUTs. */
	chunkBytes?: number;
	/** What the creator's limits are held against; undefined for a draft, which keeps no settings. */
	settings?: PostSettings;
	/** The init as it will be sent, but for what only the plan of an upload tells. */
	initBody?: IDataObject;
	/** A file that is sent from here. Without one, TikTok fetches what `initBody` names. */
	video?: CheckedVideo;
	/** A file of n8n's as the item itself describes it, whether n8n still has it or not. */
	declaredFile?: FileFacts;
	/** What TikTok fetches by itself. */
	pulledFile?: FileFacts;
	facts?: PostFacts;
	/** How often a part of the upload had to be sent again. */
	repeats?: number;
	/** When TikTok had the last byte, ISO 8601. */
	uploadedAt?: string;
}
