/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs the check, whose rule jest can't load */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { ROOT } from '../docs/pages';
import { terms } from './terms';
import { textsOfSource } from './textsOfSource';

/** What the check prints for a file with this content, without the name of the file. */
function check(extension: string, content: string): { lines: string[]; status: number | null } {
	fs.mkdirSync(path.join(ROOT, '.tmp'), { recursive: true });
	const folder = fs.mkdtempSync(path.join(ROOT, '.tmp/style-'));
	const file = path.join(folder, `file${extension}`);
	try {
		fs.writeFileSync(file, content);
		const { stdout, status } = spawnSync(
			path.join(ROOT, 'node_modules/.bin/tsx'),
			[path.join(__dirname, 'check.ts'), path.relative(ROOT, file)],
			{ cwd: ROOT, encoding: 'utf8' },
		);
		const lines = stdout.trim().split('\n');
		return { lines: lines.map((line) => line.slice(line.indexOf(':') + 1)), status };
	} finally {
		fs.rmSync(folder, { recursive: true });
	}
}

describe('Markdown', () => {
	const list = terms();
	let lines: string[];

	beforeAll(() => {
		({ lines } = check('.md', list.map(({ bad }) => bad).join('\n\n')));
	});

	test.each(list.map((term, index) => [term.bad, index] as const))('%s', (_bad, index) => {
		const found = lines.filter((line) => line.startsWith(`${2 * index + 1}  `));
		expect(found).toHaveLength(1);
	});

	test('is read as a reader sees it', () => {
		const page = '# The upload\n\nIt goes\non, `anew` and <!-- anew --> **anew**.\n';
		expect(check('.md', page)).toEqual({
			lines: [
				'3  “goes on”: continues',
				'4  “anew”: again',
				'✖ 2 phrases of test/style/terms.yaml',
			],
			status: 1,
		});
	});

	test('in plain words passes', () => {
		expect(check('.md', 'The node sends the file again.').status).toBe(0);
	});
});

describe('a source', () => {
	test('is checked in its comments and texts', () => {
		const source = [
			"import anew from 'goes on anew';",
			'/** The file is sent',
			' * anew. */',
			'export const anew = `anew`; // taken up',
			"throw new Error('The run goes ' +",
			"\t'on.');",
			'throw new Error(`Sent ${anew} anew.`);',
		].join('\n');
		expect(check('.ts', source).lines).toEqual([
			'3  “anew”: again',
			'5  “goes on”: continues',
			'7  “anew”: again',
			'✖ 3 phrases of test/style/terms.yaml',
		]);
	});

	test('gives its texts in place', () => {
		const source =
			"const a = 'one two'; // three `four`\n/* five\n * six */ call(`a ${b} c`, 'd');";
		const texts = textsOfSource(source).map(({ start, text }) => [start, text]);
		expect(texts).toEqual([
			[source.indexOf('one'), 'one two'],
			[source.indexOf('//'), '   three       '],
			[source.indexOf('/*'), '   five\n   six   '],
			[source.indexOf('a ${'), 'a      c'],
		]);
	});
});
