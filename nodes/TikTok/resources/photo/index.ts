import type { Resource } from '../../n8n/operation';

import { operation as directPost } from './directPost';
import { operation as uploadAsDraft } from './uploadAsDraft';

export const photo: Resource = {
	name: 'Photo',
	value: 'photo',
	operations: [directPost, uploadAsDraft],
	defaultOperation: 'directPost',
};
