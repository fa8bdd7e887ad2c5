import { sleep } from 'n8n-workflow';

/** Time as the upload and the waiting see it. Tests hand in one of their own. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Waits that many milliseconds; throws `CancelledError` within a second of a stop. */
	sleep(ms: number): Promise<void>;
	/** From 0 (inclusive) to 1 (exclusive). */
	random(): number;
}

/** The execution was stopped while this node waited or uploaded. Never retried. */
export class CancelledError extends Error {
	override name = 'CancelledError';

	constructor() {
		super('The execution was stopped');
	}
}

/** For `throw stopped()`, where a class after `throw` is no error of n8n's. */
export function stopped(): CancelledError {
	return new CancelledError();
}

/** n8n 2.20 ignores the signal given to `sleep`, so every wait is cut into slices of this length. */
const SLICE_MS = 1_000;

/**
 * The real clock, which a stopped execution interrupts.
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

/** @throws CancelledError when `signal` has been raised */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw stopped();
}

async function sleepInSlices(ms: number, signal: AbortSignal | undefined): Promise<void> {
	const end = Date.now() + ms;
	throwIfCancelled(signal);
	for (let left = ms; left > 0; left = end - Date.now()) {
		await sliceOf(Math.min(left, SLICE_MS), signal);
		throwIfCancelled(signal);
	}
}

async function sliceOf(ms: number, signal: AbortSignal | undefined): Promise<void> {
	try {
		await sleep(ms, signal);
	} catch (error) {
		if (!signal?.aborted) throw asError(error);
	}
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}
