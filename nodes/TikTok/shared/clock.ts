import { sleep } from 'n8n-workflow';

/** The time of day and pauses; tests have a clock of their own. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Waits that many milliseconds. Throws `CancelledError` within a second if the execution is stopped. */
	sleep(ms: number): Promise<void>;
	/** A number from 0 (inclusive) to 1 (exclusive). */
	random(): number;
}

/** The execution was stopped while this node waited or uploaded. Never retried. */
export class CancelledError extends Error {
	override name = 'CancelledError';

	constructor() {
		super('The execution was stopped');
	}
}

/** n8n 2.20 ignores the signal given to `sleep`, so a long sleep is several of this length. */
const SLICE_MS = 1_000;

/**
 * The real clock. A stopped execution ends its `sleep`.
 *
 * @param signal n8n's cancel signal of this execution, if there is one
 */
export function clockOf(signal: AbortSignal | undefined): Clock {
	return {
		now: () => Date.now(),
		random: () => Math.random(),
		sleep: async (ms) => await sleepInSlices(ms, signal),
	};
}

/** @throws CancelledError when `signal` is aborted */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new CancelledError();
}

async function sleepInSlices(ms: number, signal: AbortSignal | undefined): Promise<void> {
	// A short sleep notices a stop in time without a listener. The watches of many PUTs sleep at once.
	const heard = ms > SLICE_MS ? signal : undefined;
	const end = Date.now() + ms;
	throwIfCancelled(signal);
	for (let left = ms; left > 0; left = end - Date.now()) {
		await sleep(Math.min(left, SLICE_MS), heard).catch((error: unknown) => {
			throwIfCancelled(signal);
			throw error;
		});
		throwIfCancelled(signal);
	}
}
