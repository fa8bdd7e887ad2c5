import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';

type Hint = Pick<NodeExecutionHint, 'message' | 'type'>;

/** An item that ended well. */
export interface EndedItem {
	/** From 0. */
	readonly itemIndex: number;
	readonly json: IDataObject;
	/** How often a chunk had to be sent again. */
	readonly retries: number;
}

/** What a person who looks at the output should know of a run without a failed item. */
export function hintsFor(items: readonly EndedItem[]): NodeExecutionHint[] {
	return [retriesHint(items), warningsHint(items), draftHint(items)].flatMap((hint) =>
		hint === undefined ? [] : [{ ...hint, location: 'outputPane' }],
	);
}

function retriesHint(items: readonly EndedItem[]): Hint | undefined {
	const retries = items.reduce((sum, item) => sum + item.retries, 0);
	if (retries === 0) return undefined;
	const times = retries === 1 ? 'once' : `${retries} times`;
	return {
		type: 'warning',
		message: `The connection to TikTok was unstable: the node had to send chunks again (${times}). The files arrived whole.`,
	};
}

function warningsHint(items: readonly EndedItem[]): Hint | undefined {
	const warned = items.filter(
		({ json }) => Array.isArray(json.warnings) && json.warnings.length > 0,
	);
	if (warned.length === 0) return undefined;
	const indexes = warned.map(({ itemIndex }) => itemIndex).join(', ');
	return {
		type: 'warning',
		message: `Read the field 'warnings' of item ${indexes}: it names what differs from your request or from TikTok's recommendations, and what is not finished yet.`,
	};
}

/** A draft is not a post yet: the next step happens on the phone. */
function draftHint(items: readonly EndedItem[]): Hint | undefined {
	if (!items.some(({ json }) => json.status === 'SEND_TO_USER_INBOX')) return undefined;
	return {
		type: 'info',
		message:
			'The draft is in the TikTok app: open its notification in the inbox, add what is missing, and post it. Five drafts may wait within 24 hours; deleting one does not free its place.',
	};
}
