import type { INode } from 'n8n-workflow';

/** n8n makes a node of its own of each that agents may use, whose type ends so, on both of its paths. */
const TOOL_TYPE = /Tool$/;

/**
 * True when a model reads the output: it pays for every word, hears of an error only the message, and
 * hands over no files.
 */
export function isTool(context: { getNode(): INode }): boolean {
	return TOOL_TYPE.test(context.getNode().type);
}

/** True for the address of a picture, which is long and shows a model nothing. */
export function isPicture(key: string): boolean {
	return key.includes('avatar');
}
