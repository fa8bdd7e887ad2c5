import type { INode, IDataObject } from 'n8n-workflow';

import { MAY_STILL_APPEAR, STILL_WORKING, isFinal } from '../api/postStatus';
import { asRecord } from '../shared/values';
import { isTool } from './asTool';
import type { ItemParameters } from './itemParameters';

/** Whether the person wants the simplified result. @throws FaultError for anything but a switch */
export function readSimplify(parameters: ItemParameters): boolean {
	return parameters.flag('simplify', 'Simplify');
}

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
 * A result for its reader. A workflow gets the whole result, or the result without empty values. A model
 * gets only the keys of a post that it needs, and a warning that an unfinished post is not an error. It
 * gets any other result whole.
 *
 * @param simplify true to leave out what is empty for a workflow
 */
export function resultFor(
	context: { getNode(): INode },
	result: IDataObject,
	simplify = false,
): IDataObject {
	if (!isTool(context)) return simplify ? withoutEmpty(result) : result;
	if (result.publish_id === undefined) return result;
	const warnings = Array.isArray(result.warnings) ? result.warnings : [];
	const isTold =
		isFinal({ status: String(result.status) }) ||
		[MAY_STILL_APPEAR, STILL_WORKING].some((text) => warnings.includes(text));
	const told: IDataObject = {
		...result,
		warnings: isTold ? warnings : [...warnings, STILL_WORKING],
	};
	return Object.fromEntries(KEYS.flatMap((key) => (isEmpty(told[key]) ? [] : [[key, told[key]]])));
}

/** Without nulls, empty lists and empty objects, on every level. */
function withoutEmpty(result: IDataObject): IDataObject {
	const entries = Object.entries(result).map(([key, value]): [string, IDataObject[string]] => {
		const inner = asRecord(value);
		return [key, inner === undefined ? value : withoutEmpty(inner)];
	});
	return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	return typeof value === 'object' && Object.keys(value).length === 0;
}
