/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
import { inspect } from 'node:util';

import type { INodeExecutionData } from 'n8n-workflow';

import type { Attempt } from './scene';

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

/** What a person reads of an error: its message, and the description below it. */
export function messageOfError(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return [error.message, Reflect.get(error, 'description')].filter(Boolean).join(' ');
}

/** TikTok's code in an error of the node, or what it is called. */
export function codeOfError(error: unknown): string {
	const details = detailsOfError(error);
	return String(isObject(details) ? Reflect.get(details, 'code') : messageOfError(error));
}

/** `details.may_appear` of each item that failed in a run: one error, or failure items. */
export function mayAppearOf({ error, output = [] }: Pick<Attempt, 'error' | 'output'>): unknown[] {
	const failed = output.map(({ json }) => json).filter((json) => 'error' in json);
	const details = failed.map((json) => json.details);
	return [...(error === undefined ? [] : [detailsOfError(error)]), ...details].map((one) =>
		isObject(one) ? Reflect.get(one, 'may_appear') : undefined,
	);
}

function detailsOfError(error: unknown): unknown {
	const context: unknown = isObject(error) ? Reflect.get(error, 'context') : undefined;
	return isObject(context) ? Reflect.get(context, 'details') : undefined;
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
