/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- git tells what is in the repository */
import { execFileSync } from 'node:child_process';

import { TikTokOAuth2Api } from '../../credentials/TikTokOAuth2Api.credentials';
import codex from '../../nodes/TikTok/TikTok.node.json';
import triggerCodex from '../../nodes/TikTokTrigger/TikTokTrigger.node.json';
import { linkProblems } from './linkProblems';
import { readPage } from './markdown';
import { pageAt, pagePaths, ROOT } from './pages';

test.each(pagePaths())('every link and picture of %s leads to something', (file) => {
	expect(linkProblems(file, pageAt(file))).toEqual([]);
});

test('the repository has no symbolic link, which leads nowhere in a clone', () => {
	const files = execFileSync('git', ['ls-files', '--stage'], { cwd: ROOT, encoding: 'utf8' });
	const modes = files
		.trim()
		.split('\n')
		.map((line) => line.split(' ')[0]);
	expect(new Set(modes)).toEqual(new Set(['100644', '100755']));
});

test('the guides are all in their index', () => {
	const named = pageAt('docs/README.md').inlines.flatMap(({ links }) => links);
	const guides = pagePaths().filter((file) => /^docs\/[^/]+\.md$/.test(file));
	const listed = named.map(({ target }) => `docs/${target}`);
	expect(guides.filter((file) => !listed.includes(file))).toEqual(['docs/README.md']);
});

test('help that opens from within n8n leads to a heading', () => {
	const addresses = [
		new TikTokOAuth2Api().documentationUrl,
		...[codex, triggerCodex].flatMap(({ resources }) =>
			Object.values(resources).flatMap((pages) => pages.map(({ url }) => url)),
		),
	];
	const page = readPage(addresses.map((address) => `[help](${address})`).join(' '));
	expect(page.inlines.flatMap(({ links }) => links).length).toBeGreaterThan(1);
	expect(linkProblems('help.md', page)).toEqual([]);
});

test.each([
	['[a](docs/no-such.md)', 'is no file of the repository'],
	['![a](no-such.png)', 'is no file of the repository'],
	['<img src="no-such.png" width="5">', 'is no file of the repository'],
	['[a](../elsewhere.md)', 'leaves the repository'],
	['[a](#no-such-heading)', 'has an anchor that no heading makes'],
	['[a](docs/errors.md#no-such-heading)', 'has an anchor that no heading makes'],
	['[a](LICENSE#l1)', 'has an anchor, but is no page'],
	['[a](node_modules/jest)', 'is no file of the repository'],
	[
		'[a](https://github.com/n8n-nodes-tiktok-publisher/n8n-nodes-tiktok-publisher/blob/main/no.md)',
		'is no file of the repository',
	],
	[
		'![a](https://raw.githubusercontent.com/n8n-nodes-tiktok-publisher/n8n-nodes-tiktok-publisher/main/no.png)',
		'is no file of the repository',
	],
	[
		'[a](https://github.com/n8n-nodes-tiktok-publisher/n8n-nodes-tiktok-publisher#no-such)',
		'has an anchor that no heading makes',
	],
])('%s would be found', (text, problem) => {
	const problems = linkProblems('README.md', readPage(text));
	expect(problems).toEqual([expect.stringContaining(problem)]);
});

test.each([
	'# A `b` c\n\n[a](#a-b-c)',
	'# A\n\n# A\n\n[a](#a-1)',
	'[a](docs/errors.md#refused-requests-errorcode)',
	'[a](https://n8n.io) [b](mailto:a@example.com) [c](nodes/TikTok/)',
])('%j would be no reason', (text) => {
	expect(linkProblems('README.md', readPage(text))).toEqual([]);
});
