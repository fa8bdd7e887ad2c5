/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the engine is not part of the package */
import './environment';

import { createRequire } from 'node:module';

import type { Logger as CoreLogger } from '@n8n/backend-common';
import type { Container as CoreContainer } from '@n8n/di';

/**
 * n8n-core's own copies of the packages that it is made of. npm may install other versions beside
 * them for other tools, and a container of another copy knows none of n8n-core's services.
 */
const fromCore = createRequire(require.resolve('n8n-core'));

interface Modules {
	di: { Container: typeof CoreContainer };
	common: { Logger: typeof CoreLogger };
}

const di: Modules['di'] = fromCore('@n8n/di');
const common: Modules['common'] = fromCore('@n8n/backend-common');

export const { Container } = di;
export const { Logger } = common;
