/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the codex is read from the disk */
import fs from 'node:fs';
import path from 'node:path';

import { installAsN8n, loadInN8n, type InstalledPackage } from './installed';
import type { Loaded } from './loadPackage';

const INSTALL_MS = 120_000;

/** Several times what the package needs, so that a busy machine passes and a new dependency does not. */
const MOST = { tarballBytes: 300_000, cpuMs: 2_000, heapBytes: 8_000_000 };

/** What a source that declares only types becomes. */
const EMPTY_MODULE =
	/^"use strict";\s*Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\s*(\/\/# sourceMappingURL=\S+\s*)?$/;

/** For people and for npm. */
const NOT_FOR_N8N = ['LICENSE', 'README.md', 'index.js', 'package.json'];

/** https://docs.n8n.io/integrations/creating-nodes/build/reference/node-codex-files/ */
const DOCUMENTED_CATEGORIES = [
	'Data & Storage',
	'Finance & Accounting',
	'Marketing & Content',
	'Productivity',
	'Miscellaneous',
	'Sales',
	'Development',
	'Analytics',
	'Communication',
	'Utility',
];

/** The built-in nodes for social networks name this one, which is not documented. */
const BUILT_IN_CATEGORY = 'Marketing';

describe('PB-66 the packed package, installed as n8n installs it', () => {
	let installed: InstalledPackage;
	let loaded: Loaded;

	beforeAll(async () => {
		installed = await installAsN8n();
		loaded = loadInN8n(installed);
	}, INSTALL_MS);
	afterAll(async () => await installed?.remove());

	test('needs no other package at run time', () => {
		const { dependencies, bundledDependencies, bundleDependencies, peerDependencies } =
			installed.manifest;
		expect(dependencies ?? {}).toEqual({});
		expect([bundledDependencies, bundleDependencies]).toEqual([undefined, undefined]);
		expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(installed.files.filter((file) => file.includes('node_modules/'))).toEqual([]);
	});

	test('runs no script when it is installed', () => {
		const scripts = Object.keys(installed.manifest.scripts ?? {});
		const lifecycle =
			/^((pre|post)?(install|prepare|pack|publish|version|uninstall)|dependencies)$/;
		expect(scripts.filter((name) => lifecycle.test(name))).toEqual([]);
		expect(scripts).toContain('prepublishOnly');
	});

	test('is small, and adds little to the start of n8n', () => {
		const { cpuMs, heapBytes } = loaded;
		const { tarballBytes } = installed;
		for (const [name, value] of Object.entries({ tarballBytes, cpuMs, heapBytes })) {
			expect({ name, isSmall: value > 0 && value <= MOST[name as keyof typeof MOST] }).toEqual({
				name,
				isSmall: true,
			});
		}
	});

	test('holds nothing that n8n does not read', () => {
		const inMemory = loaded.files.map((file) => path.relative(installed.folder, file));
		const isRead = (file: string) =>
			inMemory.includes(file) ||
			/\.svg$|\.node\.json$|\/__schema__\/.+\.json$/.test(file) ||
			NOT_FOR_N8N.includes(file) ||
			EMPTY_MODULE.test(fs.readFileSync(path.join(installed.folder, file), 'utf8'));
		expect(inMemory.length).toBeGreaterThan(100);
		expect(installed.files.filter((file) => !isRead(file))).toEqual([]);
	});

	test('loads every node and the credential that package.json names', () => {
		const { nodes, credentials } = installed.manifest.n8n as Record<string, string[]>;
		expect(loaded.nodes.map(({ name }) => name)).toContain('tikTok');
		expect(loaded.nodes).toHaveLength(nodes.length);
		expect(loaded.credentials.map(({ name }) => name)).toEqual(['tikTokOAuth2Api']);
		expect(credentials).toHaveLength(1);
	});

	test('PB-30 the credential extends what n8n calls oAuth2Api, to the letter', () => {
		const [credential] = loaded.credentials;
		expect(credential.extends).toEqual(['oAuth2Api']);
		expect(credential.supportedNodes).toContain('tikTok');
	});

	test('holds the icons, light and dark, that n8n looks for', () => {
		const urls = [...loaded.nodes, ...loaded.credentials].map(({ iconUrl }) => iconUrl);
		for (const url of urls) {
			expect(url).toEqual({
				light: expect.stringMatching(/\.svg$/),
				dark: expect.stringMatching(/\.svg$/),
			});
		}
		const files = urls
			.flatMap((url) => (typeof url === 'object' ? [url.light, url.dark] : []))
			.map((url) => url.replace('icons/n8n-nodes-tiktok-publisher/', ''));
		expect(files).toHaveLength(2 * urls.length);
		expect(files.filter((file) => !installed.files.includes(file))).toEqual([]);
	});

	test('has a codex that n8n takes beside every node', () => {
		const { nodes } = installed.manifest.n8n as Record<string, string[]>;
		for (const [index, file] of nodes.entries()) {
			const text = fs.readFileSync(path.join(installed.folder, `${file}on`), 'utf8');
			const { name, codex } = loaded.nodes[index];
			expect(JSON.parse(text)).toMatchObject({
				node: `n8n-nodes-tiktok-publisher.${name}`,
				nodeVersion: '1.0',
				codexVersion: '1.0',
			});
			const { categories = [], resources } = codex ?? {};
			const known = [...DOCUMENTED_CATEGORIES, BUILT_IN_CATEGORY];
			expect(categories.filter((one) => DOCUMENTED_CATEGORIES.includes(one))).not.toEqual([]);
			expect(categories.filter((one) => !known.includes(one))).toEqual([]);
			const link = { url: expect.stringMatching(/^https:/) };
			expect(resources?.primaryDocumentation).toEqual([link]);
			expect(resources?.credentialDocumentation).toEqual([link]);
		}
	});
});
