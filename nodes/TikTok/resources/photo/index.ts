import type { INodeProperties } from 'n8n-workflow';

import { photoDirectPostFields, photoDirectPostOperation } from './directPost';
import { photoDraftFields, photoDraftOperation } from './uploadAsDraft';

const showOnlyForPhotos = { resource: ['photo'] };

export const photoDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: showOnlyForPhotos },
		options: [photoDirectPostOperation, photoDraftOperation],
		default: 'directPost',
	},
	...photoDirectPostFields,
	...photoDraftFields,
];
