import type { NodeExecutionHint } from 'n8n-workflow';

import type { PostSlot } from '../run/postSlot';

type Hint = Pick<NodeExecutionHint, 'message' | 'type'>;

/** What a person who looks at the output should know of a run in which nothing went wrong. */
export function hintsFor(slots: readonly PostSlot[]): NodeExecutionHint[] {
	return [repeatsHint(slots), warningsHint(slots), draftHint(slots)].flatMap((hint) =>
		hint === undefined ? [] : [{ ...hint, location: 'outputPane' }],
	);
}

function repeatsHint(slots: readonly PostSlot[]): Hint | undefined {
	const repeats = slots.reduce((sum, slot) => sum + (slot.repeats ?? 0), 0);
	if (repeats === 0) return undefined;
	const times = repeats === 1 ? 'once' : `${repeats} times`;
	return {
		type: 'warning',
		message: `The connection to TikTok was unstable: parts of the upload had to be sent again (${times}). The files arrived whole.`,
	};
}

function warningsHint(slots: readonly PostSlot[]): Hint | undefined {
	const items = slots.filter(
		({ json }) => Array.isArray(json?.warnings) && json.warnings.length > 0,
	);
	if (items.length === 0) return undefined;
	const indexes = items.map(({ itemIndex }) => itemIndex).join(', ');
	return {
		type: 'warning',
		message: `Read the field 'warnings' of item ${indexes}: it says what is not as asked or recommended, or not finished yet.`,
	};
}

/** A draft is not a post: what comes next happens on the phone. */
function draftHint(slots: readonly PostSlot[]): Hint | undefined {
	if (!slots.some(({ json }) => json?.status === 'SEND_TO_USER_INBOX')) return undefined;
	return {
		type: 'info',
		message:
			'The draft is in the TikTok app: open its notification in the inbox, add what is missing, and post it. Five drafts may wait within 24 hours; deleting one does not free its place.',
	};
}
