import type { PulledFile } from '../types';

/** TikTok gives up a pull this long after its init (milliseconds). */
export const PULL_LIMIT_MS = 3_600_000;

/** A pulled file and the path of its bytes, or null if they are not kept. */
export interface KeptFile extends PulledFile {
	file: string | null;
}

/** The pull of one post, and its progress. */
export class Pull {
	readonly kind = 'pull';

	/** TikTok fetches the files, or has fetched them. */
	begun = false;

	arrived_at: number | null = null;

	/** The download ended before all files had arrived. */
	failed = false;

	/** The fail_reason that TikTok finds in the bytes, or null. */
	problem: string | null = null;

	downloaded_bytes = 0;

	readonly files: KeptFile[] = [];

	/** Aborts the download. */
	readonly stopper = new AbortController();

	constructor(
		readonly urls: string[],
		/** When TikTok gives up, in epoch milliseconds of the app's clock. */
		readonly deadline: number,
		/** When TikTok begins to fetch, in epoch milliseconds of the app's clock. */
		readonly starts_at: number,
	) {}

	get under_way(): boolean {
		return this.arrived_at === null && !this.failed && !this.stopper.signal.aborted;
	}
}
