import type { NodeExecutionHint } from 'n8n-workflow';

import type { PostSlot } from './postSlot';

/** What a person who looks at the output should know of a run in which nothing went wrong. */
export function hintsFor(slots: readonly PostSlot[]): NodeExecutionHint[] {
	return [repeatsHint(slots), warningsHint(slots)].flatMap((message) =>
		message === undefined ? [] : [{ message, type: 'warning', location: 'outputPane' }],
	);
}

function repeatsHint(slots: readonly PostSlot[]): string | undefined {
	const repeats = slots.reduce((sum, slot) => sum + (slot.repeats ?? 0), 0);
	if (repeats === 0) return undefined;
	return `The connection to TikTok was unstable: parts of the upload had to be sent again (${repeats === 1 ? 'once' : `${repeats} times`}). The files arrived whole.`;
}

function warningsHint(slots: readonly PostSlot[]): string | undefined {
	const items = slots.filter(
		({ json }) => Array.isArray(json?.warnings) && json.warnings.length > 0,
	);
	if (items.length === 0) return undefined;
	const indexes = items.map(({ itemIndex }) => itemIndex).join(', ');
	return `Read the field 'warnings' of item ${indexes}: it says what is not as asked or recommended, or not finished yet.`;
}
