/** How long to wait before each retry of one request, as data. */
export interface Pauses {
	/** Milliseconds before the first retries. */
	readonly pausesMs: readonly number[];
	/** Each pause after these is longer by this factor. Left out: there are no more retries. */
	readonly growth?: number;
	/** Milliseconds that a pause grows to at most. */
	readonly maxPauseMs?: number;
	/** Up to this share of a pause is added at random, so that many workflows don't retry in step. */
	readonly jitter?: number;
}

/**
 * The pause before a retry.
 *
 * @param retry 1 for the first
 * @param random from 0 (inclusive) to 1 (exclusive)
 * @param retryAfterSec the least to wait, in seconds, if the server named it
 * @returns milliseconds, or `undefined` when there are no more retries
 */
export function pauseBefore(
	pauses: Pauses,
	retry: number,
	random = 0,
	retryAfterSec = 0,
): number | undefined {
	const pauseMs = pauses.pausesMs[retry - 1] ?? grownPauseMs(pauses, retry);
	if (pauseMs === undefined) return undefined;
	const withJitterMs = Math.round(pauseMs * (1 + (pauses.jitter ?? 0) * random));
	return Math.max(withJitterMs, retryAfterSec * 1_000);
}

function grownPauseMs(pauses: Pauses, retry: number): number | undefined {
	const { pausesMs, growth, maxPauseMs = Infinity } = pauses;
	if (growth === undefined) return undefined;
	const grownMs = pausesMs[pausesMs.length - 1] * growth ** (retry - pausesMs.length);
	return Math.min(grownMs, maxPauseMs);
}
