/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the built files are read from the disk */
import fs from 'node:fs';
import path from 'node:path';

import { checkFreshBuild } from '../engine/harness/freshBuild';
import { moduleUseOf } from './moduleUse';

const DIST = path.resolve(__dirname, '../../dist');

const ALLOWED_MODULES = ['n8n-workflow', 'crypto'];
const FORBIDDEN_GLOBALS = [
	'process',
	'console',
	'setTimeout',
	'setInterval',
	'setImmediate',
	'global',
	'globalThis',
	'eval',
	'Function',
	'fetch',
	'__dirname',
	'__filename',
];

describe('the built files', () => {
	const files = fs
		.readdirSync(DIST, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.js'))
		.map((file) => path.join(DIST, file));
	const used = files.map((file) => ({
		file,
		...moduleUseOf(fs.readFileSync(file, 'utf8'), FORBIDDEN_GLOBALS),
	}));

	test('are those of the present sources', () => {
		expect(() => checkFreshBuild(path.dirname(DIST))).not.toThrow();
	});

	test('hold the node and the credential, which load n8n-workflow', () => {
		const names = files.map((file) => path.basename(file));
		expect(names).toEqual(
			expect.arrayContaining(['TikTok.node.js', 'TikTokOAuth2Api.credentials.js']),
		);
		expect(used.some(({ loads }) => loads.includes('n8n-workflow'))).toBe(true);
	});

	test('load nothing but n8n-workflow, crypto and each other', () => {
		const strange = used.flatMap(({ file, loads }) =>
			loads
				.filter((name) => !ALLOWED_MODULES.includes(name) && !isBuiltFile(file, name))
				.map((name) => `${path.relative(DIST, file)} loads ${name}`),
		);
		expect(strange).toEqual([]);
	});

	test('read no global of Node and hide no module that they load', () => {
		const strange = used.flatMap(({ file, suspicious }) =>
			suspicious.map((what) => `${path.relative(DIST, file)} uses ${what}`),
		);
		expect(strange).toEqual([]);
	});

	function isBuiltFile(from: string, name: string): boolean {
		if (!name.startsWith('.')) return false;
		const target = path.resolve(path.dirname(from), name);
		return [`${target}.js`, path.join(target, 'index.js')].some((file) => files.includes(file));
	}
});

describe('moduleUseOf', () => {
	test.each([
		["const a = require('axios');", ['axios']],
		["void import('node:fs');", ['node:fs']],
		["import fs from 'fs';", ['fs']],
		["export * from 'http';", ['http']],
	])('finds what %s loads', (code, loads) => {
		expect(moduleUseOf(code, FORBIDDEN_GLOBALS)).toEqual({ loads, suspicious: [] });
	});

	test.each([
		["require('a' + 'b')", "require('a' + 'b')"],
		['import(name)', 'import(name)'],
		['const load = require; load("fs");', 'require'],
		['require.resolve("fs")', 'require'],
		['const { env } = process;', 'process'],
		['run({ clock: setTimeout });', 'setTimeout'],
		['globalThis.console.log(1)', 'globalThis'],
	])('does not let %s pass', (code, what) => {
		expect(moduleUseOf(code, FORBIDDEN_GLOBALS).suspicious).toEqual([what]);
	});

	test('does not mind properties of the same names', () => {
		const code = 'x.process(); const y = { console: 1, setTimeout() {} }; exports.fetch = y;';
		expect(moduleUseOf(code, FORBIDDEN_GLOBALS)).toEqual({ loads: [], suspicious: [] });
	});
});
