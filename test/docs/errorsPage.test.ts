/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests run in Node, not inside n8n */
import fs from 'node:fs';
import path from 'node:path';

import { errorsPage } from './errorsPage';

test('docs/errors.md is what `npm run docs` makes of the tables', () => {
	const file = path.resolve(__dirname, '../../docs/errors.md');
	expect(fs.readFileSync(file, 'utf8')).toBe(errorsPage());
});
