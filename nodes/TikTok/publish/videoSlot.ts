import type { LedgerEntry, NextStep } from '../upload/ledger';
import type { DirectPostSettings } from './directPostSettings';
import type { ItemSlot } from './itemRun';
import type { PostFacts } from './postResult';
import type { CheckedVideo } from './videoFile';
import type { WaitSettings } from './waitForPosts';

/** One item of a posting operation, with what is learned about it step by step. */
export interface VideoSlot extends ItemSlot {
	/** What an earlier try of this execution has left, and what that allows now. */
	readonly entry: LedgerEntry | undefined;
	readonly next: NextStep;
	readonly warnings: string[];
	wait?: WaitSettings;
	/** A post that TikTok does not publish: an error, or an item like any other. */
	returnFailedPost?: boolean;
	/** Bytes per chunk as chosen by the person; undefined for the plan with the fewest PUTs. */
	chunkBytes?: number;
	/** Undefined for a draft, which keeps no settings. */
	settings?: DirectPostSettings;
	video?: CheckedVideo;
	facts?: PostFacts;
	/** When TikTok had the last byte, ISO 8601. */
	uploadedAt?: string;
}
