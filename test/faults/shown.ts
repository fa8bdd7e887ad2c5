/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
import { inspect } from 'node:util';

import type { INodeExecutionData } from 'n8n-workflow';

const EVERYTHING = { depth: 12, showHidden: true, maxArrayLength: null, maxStringLength: null };

/** Everything that a person or a saved execution could show of an error, getters and causes included. */
export function shownOfError(error: unknown): string {
	const own =
		typeof error === 'object' && error !== null
			? Object.getOwnPropertyNames(error).map((name) => [
					name,
					inspect(Reflect.get(error, name), EVERYTHING),
				])
			: [];
	return [String(error), inspect(error, EVERYTHING), safeJson(error), ...own].join('\n');
}

/** What a person reads of an error: its message. */
export function messageOfError(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** TikTok's code in an error of the node, or what it is called. */
export function codeOfError(error: unknown): string {
	const context: unknown = isObject(error) ? Reflect.get(error, 'context') : undefined;
	const details: unknown = isObject(context) ? Reflect.get(context, 'details') : undefined;
	return String(isObject(details) ? Reflect.get(details, 'code') : messageOfError(error));
}

export function shownOfOutput(output: readonly INodeExecutionData[]): string {
	return JSON.stringify(output);
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

function safeJson(value: unknown): string {
	try {
		return JSON.stringify(value);
	} catch (error) {
		return String(error);
	}
}
