/** When and how long to wait before a chunk is sent again. Policy is data; the session applies it. */
export interface RetryPolicy {
	/** Pauses in milliseconds before each further try of a stuck chunk; progress starts over. */
	readonly pausesMs: readonly number[];
	/** Up to this share of a pause is added at random, so that many workflows don't retry in step. */
	readonly jitter: number;
	/** A PUT is given up when no byte has moved for this long. */
	readonly stallMs: number;
	/** The life of an upload URL, minus a margin for the way there. */
	readonly deadlineMs: number;
}

/** https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide: the URL lives 1 hour. */
export const DEFAULT_RETRY_POLICY: RetryPolicy = {
	pausesMs: [1_000, 3_000, 5_000, 10_000, 20_000, 30_000],
	jitter: 0.25,
	stallMs: 120_000,
	deadlineMs: 3_600_000 - 30_000,
};

/** Statuses after which the same bytes may be sent again, once the server has said what it has. */
export const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Statuses that say the upload URL is no longer good. */
export const EXPIRED_STATUSES: ReadonlySet<number> = new Set([403, 404]);

/**
 * How long to wait before try number `failures` + 1.
 *
 * @param failures tries without progress so far, from 1
 * @param random from 0 (inclusive) to 1 (exclusive)
 * @param retryAfterSec what the server asked for, in seconds
 * @returns milliseconds, or `undefined` when the tries are used up
 */
export function pauseBefore(
	policy: RetryPolicy,
	failures: number,
	random: number,
	retryAfterSec?: number,
): number | undefined {
	const pause = policy.pausesMs[failures - 1];
	if (pause === undefined) return undefined;
	const ours = Math.round(pause * (1 + policy.jitter * random));
	return Math.max(ours, (retryAfterSec ?? 0) * 1_000);
}
