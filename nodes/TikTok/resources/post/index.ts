import type { Resource } from '../../n8n/operation';

import { operation as cancel } from './cancel';
import { operation as getStatus } from './getStatus';
import { operation as waitUntilPublished } from './waitUntilPublished';

export const post: Resource = {
	name: 'Post',
	value: 'post',
	operations: [getStatus, waitUntilPublished, cancel],
	defaultOperation: 'getStatus',
};
