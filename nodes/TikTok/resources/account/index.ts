import type { Resource } from '../../n8n/operation';

import { operation as checkSetup } from './checkSetup';
import { operation as getCreatorInfo } from './getCreatorInfo';
import { operation as getProfile } from './getProfile';

export const account: Resource = {
	name: 'Account',
	value: 'account',
	operations: [getCreatorInfo, getProfile, checkSetup],
	defaultOperation: 'getCreatorInfo',
};
