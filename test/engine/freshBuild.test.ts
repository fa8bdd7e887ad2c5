/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a small package is written to the disk */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { checkFreshBuild } from './harness/freshBuild';

let root: string;

beforeEach(() => {
	root = fs.mkdtempSync(path.join(os.tmpdir(), 'build-'));
	write('nodes/a.ts', 'one');
	write('nodes/a.json', '{}');
	write('dist/nodes/a.js', '');
	write('dist/nodes/a.js.map', JSON.stringify({ sourcesContent: ['one'] }));
	write('dist/nodes/a.json', '{}');
});

afterEach(() => {
	fs.rmSync(root, { recursive: true });
});

function write(file: string, text: string): void {
	fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
	fs.writeFileSync(path.join(root, file), text);
}

test('a build of the present sources passes', () => {
	expect(() => checkFreshBuild(root)).not.toThrow();
});

test.each([
	['an edited source', 'nodes/a.ts', () => write('nodes/a.ts', 'two')],
	['a new source', 'credentials/b.ts', () => write('credentials/b.ts', 'two')],
	['an edited schema', 'nodes/a.json', () => write('nodes/a.json', '[]')],
	['a source that was removed', 'nodes/c.ts', () => write('dist/nodes/c.js', '')],
	['no build', 'nodes/a', () => fs.rmSync(path.join(root, 'dist'), { recursive: true })],
])('%s is named with the command', (_what, file, change) => {
	change();
	expect(() => checkFreshBuild(root)).toThrow(
		new RegExp(`^dist/ was not built from the present ${file}.*npm run build`),
	);
});
