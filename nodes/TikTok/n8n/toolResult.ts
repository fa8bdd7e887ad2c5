import type { INode, IDataObject } from 'n8n-workflow';

import { isTool } from './asTool';
import { STILL_WORKING, isFinal } from '../api/postStatus';

/** What a model needs to know of a post, in this order. */
const KEYS = [
	'publish_id',
	'status',
	'is_final',
	'post_id',
	'post_url',
	'fail_reason',
	'remedy',
	'warnings',
] as const;

/**
 * The result of a post for its reader; any other result is returned as it is. A model gets only the keys that it needs, without empty ones.
 * For an unfinished post, a warning tells it that this is not an error.
 */
export function resultFor(context: { getNode(): INode }, result: IDataObject): IDataObject {
	if (!isTool(context) || result.publish_id === undefined) return result;
	const warnings = Array.isArray(result.warnings) ? result.warnings : [];
	const isTold =
		isFinal({ status: String(result.status) }) ||
		warnings.some((warning) => String(warning).includes('Do not post it again'));
	const told: IDataObject = {
		...result,
		warnings: isTold ? warnings : [...warnings, STILL_WORKING],
	};
	return Object.fromEntries(KEYS.flatMap((key) => (isEmpty(told[key]) ? [] : [[key, told[key]]])));
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
