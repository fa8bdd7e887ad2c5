import type { INodeProperties } from 'n8n-workflow';

import { directPostFields, directPostOperation } from './directPost';
import { getFields, getOperation } from './get';
import { getManyFields, getManyOperation } from './getMany';
import { uploadAsDraftFields, uploadAsDraftOperation } from './uploadAsDraft';

const showOnlyForVideos = { resource: ['video'] };

export const videoDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: showOnlyForVideos },
		options: [directPostOperation, getOperation, getManyOperation, uploadAsDraftOperation],
		default: 'directPost',
	},
	...directPostFields,
	...getFields,
	...getManyFields,
	...uploadAsDraftFields,
];
