import { FaultError, inputFault } from '../../errors/fault';
import type { ItemParameters } from '../../n8n/itemParameters';
import type { WaitSettings } from '../run/stages';

/** Limits and defaults of the options for waiting. */
export const DEFAULT_FIRST_CHECK_SEC = 3;
export const DEFAULT_MAX_WAIT_MINUTES = 10;
export const MAX_FIRST_CHECK_SEC = 300;
export const MAX_MAX_WAIT_MINUTES = 1_440;

/** How a post ends its item that TikTok does not publish, or not in time. */
export type RaiseOrReturn = 'raiseError' | 'returnItem';

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
export function readOnFailedPost(item: ItemParameters): RaiseOrReturn {
	return readChoice(item, 'options.onFailedPost', 'On Failed Post') ?? 'raiseError';
}

/** @throws FaultError for anything but the two choices */
export function readOnUnfinished(item: ItemParameters): RaiseOrReturn {
	return readChoice(item, 'options.onUnfinished', 'If TikTok Is Not Done in Time') ?? 'returnItem';
}

function readChoice(item: ItemParameters, name: string, label: string): RaiseOrReturn | undefined {
	const choice = item.text(name, label);
	if (choice === '') return undefined;
	if (choice === 'raiseError' || choice === 'returnItem') return choice;
	throw new FaultError(
		inputFault(`'${label}' needs raiseError or returnItem`, 'Check the expression in that field.'),
	);
}
