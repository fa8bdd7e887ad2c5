import type { INodeProperties } from 'n8n-workflow';

import { getStatus, getStatusFields } from './getStatus';
import { waitUntilPublishedFields, waitUntilPublishedOperation } from './waitUntilPublished';

const showOnlyForPosts = { resource: ['post'] };

export const postDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: showOnlyForPosts },
		options: [getStatus, waitUntilPublishedOperation],
		default: 'getStatus',
	},
	...getStatusFields,
	...waitUntilPublishedFields,
];
