import type { INodeProperties } from 'n8n-workflow';

import { directPostFields, directPostOperation } from './directPost';
import { uploadAsDraftFields, uploadAsDraftOperation } from './uploadAsDraft';

const showOnlyForVideos = { resource: ['video'] };

export const videoDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: showOnlyForVideos },
		options: [directPostOperation, uploadAsDraftOperation],
		default: 'directPost',
	},
	...directPostFields,
	...uploadAsDraftFields,
];
