import type { INodeProperties } from 'n8n-workflow';

import type { ItemParameters } from '../../n8n/itemParameters';

/** How many results of a list to return. n8n's linter requires these texts and the literal 50. */
export const limitFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/** The most results to return; Infinity for all. @throws FaultError for a limit below 1 or not whole */
export function readLimit(parameters: ItemParameters): number {
	if (parameters.flag('returnAll', 'Return All')) return Infinity;
	return parameters.wholeNumber('limit', 'Limit', 1);
}
