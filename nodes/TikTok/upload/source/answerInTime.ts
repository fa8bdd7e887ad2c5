import type { Clock } from '../../shared/clock';

/** A server that has not even begun to answer by then is not going to. */
export const ANSWER_LIMIT_MS = 60_000;

const CHECK_MS = 1_000;

/**
 * Waits for a request to be answered, for a minute at most. n8n's own limit is for the whole
 * download, which may take an hour.
 *
 * @param request is given a signal that ends it
 * @param stop n8n's signal that the execution was stopped, if there is one
 * @throws SlowAnswerError when the minute is over, or what the request throws
 */
export async function answerInTime<T>(
	request: (signal: AbortSignal) => Promise<T>,
	stop: AbortSignal | undefined,
	clock: Clock,
): Promise<T> {
	const limit = new AbortController();
	const signal = stop === undefined ? limit.signal : AbortSignal.any([stop, limit.signal]);
	const watch = new Watch(clock);
	void watch.over(limit);
	try {
		return await request(signal);
	} catch (error) {
		throw limit.signal.aborted ? tooSlow() : error;
	} finally {
		watch.isOver = true;
	}
}

class Watch {
	isOver = false;

	constructor(private readonly clock: Clock) {}

	async over(limit: AbortController): Promise<void> {
		const { clock } = this;
		const until = clock.now() + ANSWER_LIMIT_MS;
		try {
			while (!this.isOver && clock.now() < until) await clock.sleep(CHECK_MS);
		} catch {
			// A stopped execution ends the request through its own signal.
			return;
		}
		if (!this.isOver) limit.abort();
	}
}

class SlowAnswerError extends Error {
	override name = 'SlowAnswerError';

	/** As Node calls it. */
	readonly code = 'ETIMEDOUT';
}

/** For `throw`, where a class is no error of n8n's. */
function tooSlow(): SlowAnswerError {
	return new SlowAnswerError('nothing was answered within a minute');
}
