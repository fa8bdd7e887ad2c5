import type { Resource } from '../../n8n/operation';

import { operation as getInfo } from './getInfo';

export const creator: Resource = {
	name: 'Creator',
	value: 'creator',
	operations: [getInfo],
	defaultOperation: 'getInfo',
};
