/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests run in Node, not inside n8n */
import fs from 'node:fs';
import path from 'node:path';

import { outputSchemas } from './outputSchemas';

const ROOT = path.resolve(__dirname, '../..');
const FOLDER = 'nodes/TikTok/__schema__/v1.0.0';

describe('the output schemas', () => {
	const schemas = outputSchemas();

	test.each([...schemas])('%s is what `npm run docs` makes of the type', (file, schema) => {
		expect(fs.readFileSync(path.join(ROOT, file), 'utf8')).toBe(schema);
	});

	test('no schema is left of an operation that is gone', () => {
		const files = fs
			.readdirSync(path.join(ROOT, FOLDER), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.json'))
			.map((file) => path.posix.join(FOLDER, file.split(path.sep).join('/')));
		expect(files.sort()).toEqual([...schemas.keys()].sort());
	});
});
