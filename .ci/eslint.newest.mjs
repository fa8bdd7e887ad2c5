// The same configuration with the newest eslint-plugin-n8n-nodes-base. n8n's linter and scanner bring
// version 1 with them, and `n8n-node lint` allows no change to eslint.config.mjs.
import newest from 'eslint-plugin-n8n-nodes-base';

import config from '../eslint.config.mjs';

export default config.map((part) =>
	part.plugins?.['n8n-nodes-base'] === undefined
		? part
		: { ...part, plugins: { ...part.plugins, 'n8n-nodes-base': newest } },
);
