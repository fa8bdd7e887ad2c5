import type { INodeProperties } from 'n8n-workflow';

import { getUserOperation } from './get';

const showOnlyForUsers = { resource: ['user'] };

export const userDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: showOnlyForUsers },
		options: [getUserOperation],
		default: 'get',
	},
];
