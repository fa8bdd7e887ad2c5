import type { Resource } from '../../n8n/operation';

import { operation as check } from './check';
import { operation as directPost } from './directPost';
import { operation as get } from './get';
import { operation as getAll } from './getAll';
import { operation as uploadAsDraft } from './uploadAsDraft';

export const video: Resource = {
	name: 'Video',
	value: 'video',
	operations: [directPost, uploadAsDraft, check, get, getAll],
	defaultOperation: 'directPost',
};
