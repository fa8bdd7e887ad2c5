/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- small source trees are written to the disk */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import ROOMS from '../../.ci/rooms.cjs';
import { cruise } from './cruise';

/** A tree that keeps all rules, with each import that is allowed. */
const CLEAN: Readonly<Record<string, string>> = {
	'nodes/TikTok/TikTok.node.ts': "import './resources/video';",
	'nodes/TikTok/resources/video.ts':
		"import type { INode } from 'n8n-workflow'; import '../api/client';",
	'nodes/TikTok/api/client.ts': "import { createHash } from 'crypto'; import './pace';",
	'nodes/TikTok/api/pace.ts': '',
	'nodes/TikTok/media/mp4.ts': "import './boxes';",
	'nodes/TikTok/media/boxes.ts': '',
	'credentials/signIn.ts': '',
	'node_modules/n8n-workflow/package.json': '{ "name": "n8n-workflow", "main": "index.js" }',
	'node_modules/n8n-workflow/index.js': '',
};

/** What breaks a rule, its files, and what dependency-cruiser reports. */
const BROKEN: ReadonlyArray<readonly [string, Readonly<Record<string, string>>, string]> = [
	[
		'an import upwards',
		{
			'nodes/TikTok/n8n/loop.ts': "import '../publish/post';",
			'nodes/TikTok/publish/post.ts': 'export interface Post {}',
		},
		'no-import-upwards: nodes/TikTok/n8n/loop.ts → nodes/TikTok/publish/post.ts',
	],
	[
		'an import upwards of a type',
		{
			'nodes/TikTok/errors/fault.ts': "import type { Post } from '../publish/draft';",
			'nodes/TikTok/publish/draft.ts': 'export interface Post {}',
		},
		'no-import-upwards: nodes/TikTok/errors/fault.ts → nodes/TikTok/publish/draft.ts',
	],
	[
		'an import upwards between rooms of one room',
		{
			'nodes/TikTok/publish/retry/ledger.ts': "import '../send/init';",
			'nodes/TikTok/publish/send/init.ts': '',
		},
		'no-import-upwards: nodes/TikTok/publish/retry/ledger.ts → nodes/TikTok/publish/send/init.ts',
	],
	[
		'a cycle of files',
		{ 'nodes/TikTok/api/pace.ts': "import './client';" },
		'no-cycle-of-files: nodes/TikTok/api/client.ts → nodes/TikTok/api/pace.ts',
	],
	[
		'a cycle of folders',
		{
			'nodes/TikTok/api/one/first.ts': "import '../two/second';",
			'nodes/TikTok/api/two/second.ts': '',
			'nodes/TikTok/api/two/third.ts': "import '../one/fourth';",
			'nodes/TikTok/api/one/fourth.ts': '',
		},
		'no-cycle-of-folders: nodes/TikTok/api/one → nodes/TikTok/api/two',
	],
	[
		'an import of media',
		{
			'nodes/TikTok/media/boxes.ts': "import '../shared/text';",
			'nodes/TikTok/shared/text.ts': '',
		},
		'media-stands-alone: nodes/TikTok/media/boxes.ts → nodes/TikTok/shared/text.ts',
	],
	[
		'a module of Node',
		{ 'credentials/files.ts': "import 'node:fs';" },
		'no-other-package: credentials/files.ts → fs',
	],
	[
		'a package',
		{
			'credentials/signIn.ts': "import type { Axios } from 'axios';",
			'node_modules/axios/package.json': '{ "name": "axios", "main": "index.js" }',
			'node_modules/axios/index.js': '',
		},
		'no-other-package: credentials/signIn.ts → node_modules/axios/index.js',
	],
	[
		'a folder that no room holds',
		{ 'nodes/TikTok/api/help.ts': "import '../helpers/any';", 'nodes/TikTok/helpers/any.ts': '' },
		'no-import-outside-the-rooms: nodes/TikTok/api/help.ts → nodes/TikTok/helpers/any.ts',
	],
];

/** The rules that a source tree breaks, with the imports that break them. */
function violationsIn(files: Readonly<Record<string, string>>): string[] {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'imports-'));
	try {
		for (const [file, text] of Object.entries(files)) {
			fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
			fs.writeFileSync(path.join(folder, file), text);
		}
		const { violations } = cruise(folder).summary;
		return violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

test('imports downwards, n8n-workflow and crypto are allowed', () => {
	expect(violationsIn(CLEAN)).toEqual([]);
});

describe('a rule is broken by', () => {
	let violations: string[];

	// One run for all of them: each loads TypeScript.
	beforeAll(() => {
		violations = violationsIn(Object.assign({}, CLEAN, ...BROKEN.map(([, files]) => files)));
	});

	test.each(BROKEN)('%s', (_what, _files, violation) => {
		expect(violations).toContain(violation);
	});
});

test.each(ROOMS)('%s exists', (room) => {
	expect(fs.existsSync(path.resolve(__dirname, '../..', room))).toBe(true);
});
