import type { ItemParameters } from '../../n8n/itemParameters';
import { readSimplify } from '../../n8n/simplify';
import type { ItemEnding, WaitSettings } from '../run/stages';

/** Limits and defaults of the options for waiting. */
export const DEFAULT_FIRST_CHECK_SEC = 3;
export const DEFAULT_MAX_WAIT_MINUTES = 10;
export const MAX_FIRST_CHECK_SEC = 300;
export const MAX_MAX_WAIT_MINUTES = 1_440;

/** How an item can end whose post TikTok does not publish, or not in time. */
const WAYS = ['raiseError', 'returnItem'] as const;

/** @throws FaultError for a value of the wrong kind */
export function readWaitSettings(item: ItemParameters): WaitSettings {
	return { wait: item.flag('waitUntilPublished', 'Wait Until Published'), ...readPauses(item) };
}

/** Reads the pauses: milliseconds before the first question, and in all. */
export function readPauses(item: ItemParameters): Omit<WaitSettings, 'wait'> {
	const firstCheckSec = item.number('options.firstCheckSec', 'First Status Check (Seconds)', {
		min: 0,
		max: MAX_FIRST_CHECK_SEC,
		fallback: DEFAULT_FIRST_CHECK_SEC,
	});
	const maxWaitMinutes = item.number('options.maxWaitMinutes', 'Maximum Wait (Minutes)', {
		min: 0,
		max: MAX_MAX_WAIT_MINUTES,
		fallback: DEFAULT_MAX_WAIT_MINUTES,
	});
	return { firstPauseMs: firstCheckSec * 1_000, maxWaitMs: maxWaitMinutes * 60_000 };
}

/** @throws FaultError for a value that a field does not offer */
export function readEnding(item: ItemParameters): ItemEnding {
	const onFailed = item.oneOf('options.onFailedPost', 'On Failed Post', WAYS, 'raiseError');
	const onUnfinished = item.oneOf(
		'options.onUnfinished',
		'If TikTok Is Not Done in Time',
		WAYS,
		'returnItem',
	);
	return {
		returnFailedPost: onFailed === 'returnItem',
		raiseUnfinished: onUnfinished === 'raiseError',
		simplify: readSimplify(item),
	};
}
