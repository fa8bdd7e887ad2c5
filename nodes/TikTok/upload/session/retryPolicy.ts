import type { Pauses } from '../../shared/pauses';

/** How often and how long the upload tries. The pauses are those of one chunk; progress resets them. */
export interface RetryPolicy extends Pauses {
	/** A PUT ends when no byte has moved for this long, in milliseconds. */
	readonly stallMs: number;
	/** The lifetime of an upload URL minus a margin for the first request, in milliseconds. */
	readonly deadlineMs: number;
}

/** https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide: the URL lives 1 hour. */
export const DEFAULT_RETRY_POLICY: RetryPolicy = {
	pausesMs: [1_000, 3_000, 5_000, 10_000, 20_000, 30_000],
	jitter: 0.25,
	stallMs: 120_000,
	deadlineMs: 3_600_000 - 30_000,
};
