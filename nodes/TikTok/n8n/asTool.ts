import type { INode } from 'n8n-workflow';

/** Both of n8n's tool paths run a copy of the node whose type ends in "Tool". */
const TOOL_TYPE = /Tool$/;

/**
 * True when the node runs as an AI tool. Keep output short (tokens), put everything into the error
 * message (the model sees nothing else), and expect no binary input.
 */
export function isTool(context: { getNode(): INode }): boolean {
	return TOOL_TYPE.test(context.getNode().type);
}

/** True for the key of a picture's address, which is long and useless to a model. */
export function isPicture(key: string): boolean {
	return key.includes('avatar');
}
