import type { Clock } from './clock';
import { StallWatch } from './stallWatch';

/** How long a server may take to begin its answer, in milliseconds. */
export const ANSWER_LIMIT_MS = 60_000;

/**
 * Waits at most one minute for the answer to a request. n8n's own limit covers the whole download,
 * which may take an hour.
 *
 * @param request must end with the signal that it is given
 * @param stop n8n's signal that the execution was stopped, if there is one
 * @throws an error with Node's code ETIMEDOUT after that minute, or what the request throws
 */
export async function answerInTime<T>(
	request: (signal: AbortSignal) => Promise<T>,
	stop: AbortSignal | undefined,
	clock: Clock,
): Promise<T> {
	const limit = new AbortController();
	const signal = stop === undefined ? limit.signal : AbortSignal.any([stop, limit.signal]);
	const watch = new StallWatch(clock, ANSWER_LIMIT_MS, () => limit.abort());
	return await request(signal)
		.catch((error: unknown) => {
			if (!limit.signal.aborted) throw error;
			throw Object.assign(new Error('no answer within a minute'), { code: 'ETIMEDOUT' });
		})
		.finally(() => watch.end());
}
