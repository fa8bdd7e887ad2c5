import type { INodeProperties } from 'n8n-workflow';

import { cancelFields, cancelOperation } from './cancel';
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
		options: [cancelOperation, getStatus, waitUntilPublishedOperation],
		default: 'getStatus',
	},
	...cancelFields,
	...getStatusFields,
	...waitUntilPublishedFields,
];
