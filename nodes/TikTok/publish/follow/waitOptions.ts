import { FaultError, inputFault } from '../../errors/fault';
import type { ItemParameters } from '../../n8n/itemParameters';
import type { WaitSettings } from '../run/stages';

/** Limits and defaults of the options for waiting. */
export const DEFAULT_FIRST_CHECK_SEC = 3;
export const DEFAULT_MAX_WAIT_MINUTES = 10;
export const MAX_FIRST_CHECK_SEC = 300;
export const MAX_MAX_WAIT_MINUTES = 1_440;

/** How a post that TikTok does not publish ends its item. */
export type OnFailedPost = 'raiseError' | 'returnItem';

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

/** @throws FaultError for anything but the two choices */
export function readOnFailedPost(item: ItemParameters): OnFailedPost {
	const choice = item.text('options.onFailedPost', 'On Failed Post');
	if (choice === '' || choice === 'raiseError') return 'raiseError';
	if (choice === 'returnItem') return choice;
	throw new FaultError(
		inputFault(
			"'On Failed Post' needs raiseError or returnItem",
			'Check the expression in that field.',
		),
	);
}
