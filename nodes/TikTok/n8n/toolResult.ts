import type { INode, IDataObject } from 'n8n-workflow';

import { isTool } from './asTool';
import { STILL_WORKING, isFinal } from '../api/postStatus';

/** What a model needs to know of a post, in this order. */
const KEYS = [
	'publish_id',
	'status',
	'post_id',
	'post_url',
	'fail_reason',
	'remedy',
	'warnings',
] as const;

/**
 * The result of a post for whoever reads it. A model gets only what it needs, without empty keys, and
 * is told of an unfinished post that this is no failure.
 */
export function resultFor(context: { getNode(): INode }, result: IDataObject): IDataObject {
	if (!isTool(context)) return result;
	const warnings = Array.isArray(result.warnings) ? result.warnings : [];
	const isPending = warnings.length === 0 && !isFinal({ status: String(result.status) });
	const told: IDataObject = { ...result, warnings: isPending ? [STILL_WORKING] : warnings };
	return Object.fromEntries(KEYS.flatMap((key) => (isEmpty(told[key]) ? [] : [[key, told[key]]])));
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
