import type { Resource } from '../../n8n/operation';

import { operation as get } from './get';

export const user: Resource = {
	name: 'User',
	value: 'user',
	operations: [get],
	defaultOperation: 'get',
};
