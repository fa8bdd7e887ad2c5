import type { PulledFile } from '../types';

/** TikTok gives up a pull that has not ended this long after its init (milliseconds). */
export const PULL_LIMIT_MS = 3_600_000;

/** A pulled file, and where its bytes are; null when they are not kept. */
export interface KeptFile extends PulledFile {
	file: string | null;
}

/** What TikTok is to fetch itself for one post, and what it has got so far. */
export class Pull {
	readonly kind = 'pull';

	arrived_at: number | null = null;

	/** The download ended without the files. */
	failed = false;

	/** What TikTok's look at the bytes finds wrong, as a fail_reason. */
	problem: string | null = null;

	downloaded_bytes = 0;

	readonly files: KeptFile[] = [];

	/** Ends the download. */
	readonly stopper = new AbortController();

	constructor(
		readonly urls: string[],
		/** When TikTok gives up, epoch milliseconds of the app's clock. */
		readonly deadline: number,
	) {}

	get under_way(): boolean {
		return this.arrived_at === null && !this.failed && !this.stopper.signal.aborted;
	}
}
