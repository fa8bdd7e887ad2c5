import type { INodeProperties } from 'n8n-workflow';

import { getInfo } from './getInfo';

const showOnlyForCreators = { resource: ['creator'] };

export const creatorDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: showOnlyForCreators },
		options: [getInfo],
		default: 'getInfo',
	},
];
