/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import axios from 'axios';
import type { IWorkflowSettings } from 'n8n-workflow';

import type { App } from '../../sandbox/types';
import type { N8n } from '../instance/n8n';
import { inLine, node, tikTok, webhook } from '../workflows/nodes';
import { directPost } from '../workflows/parameters';
import type { Scene } from '../world/scene';
import type { Scenario } from './scenario';

/** Where n8n keeps files, and whether a workflow keeps them in the json of its items. */
const MODES: ReadonlyArray<[name: string, mode: string, binaryMode: 'separate' | 'combined']> = [
	['memory', 'default', 'separate'],
	['filesystem', 'filesystem', 'separate'],
	['database', 'database', 'separate'],
	['combined', 'filesystem', 'combined'],
];

/** What a Code node can make of a file, as JavaScript of the node. */
const GOOD: Readonly<Record<string, string>> = {
	plain: 'base64',
	'in lines': "base64.replace(/.{76}/g, '$&\\r\\n')",
	'between other characters': "'  \"' + base64.replace(/.{999}/g, '$&%;') + '\"'",
	'in the alphabet for addresses': "base64.replace(/\\+/g, '-').replace(/\\//g, '_')",
	'without padding': "base64.replace(/=+$/, '')",
	'before more text': "base64 + '\\nQUJD'",
};

/** With the code of the refusal. */
const BAD: Readonly<Record<string, [code: string, data: string]>> = {
	'a data: URI': ['file_encoded', "'data:video/mp4;base64,' + base64"],
	'an address': ['file_encoded', "'https://cdn.example.com/clip.mp4'"],
	'the name of the storage': ['file_id_lost', "'filesystem-v2'"],
	'an empty text': ['file_empty', "''"],
};

/** Six inits a minute are all that the node sends with one credential. */
const FORMS_PER_CREDENTIAL = 6;

interface Answer {
	/** HTTP status of the webhook. */
	readonly status: number;
	readonly publish_id?: string;
	readonly error?: string;
	readonly details?: { readonly code?: string };
	/** Of the file as n8n's own Crypto node reads it. */
	readonly sha256?: string;
}

/** A Code node makes each form of a file: the node posts the bytes that n8n's own nodes read. */
export const itemFormsScenario: Scenario = {
	name: 'item-forms',
	title: 'Forms in which a Code node leaves a file',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		assert.ok(Object.keys(GOOD).length <= FORMS_PER_CREDENTIAL);
		await scene.install();
		let isSetUp = false;
		for (const [name, mode, binaryMode] of MODES) {
			const n8n = await scene.startN8n({ N8N_DEFAULT_BINARY_DATA_MODE: mode });
			if (isSetUp) await n8n.rest.signIn();
			else await n8n.rest.setUpOwner();
			isSetUp = true;
			await tryMode(scene, n8n, name, binaryMode);
		}
	},
};

async function tryMode(
	scene: Scene,
	n8n: N8n,
	name: string,
	binaryMode: 'separate' | 'combined',
): Promise<void> {
	const app = await scene.newApp();
	const settings = { executionOrder: 'v1', binaryMode } as IWorkflowSettings;
	const hook = `forms-${name}`;
	const nodes = await nodesOf(scene, n8n, app, hook);
	await n8n.rest.createWorkflow({ name: hook, settings, ...nodes });
	const clip = clipBytes();
	for (const form of Object.keys(GOOD)) {
		await scene.step(`${name}: ${form}`, async () => {
			const before = await initsOf(scene, app);
			const answer = await post(n8n, hook, form, clip);
			const { publish_id, sha256, error, status } = answer;
			assert.deepEqual(
				{ status, error },
				{ status: 200, error: undefined },
				JSON.stringify(answer),
			);
			assert.equal(sha256, createHash('sha256').update(clip).digest('hex'));
			const posts = await scene.sandbox.client.posts(app.client_key);
			const made = posts.find(({ publish_id: id }) => id === publish_id);
			assert.equal(made?.sha256, sha256);
			assert.equal((await initsOf(scene, app)) - before, 1);
		});
	}
	for (const [form, [code]] of Object.entries(BAD)) {
		await scene.step(`${name}: ${form} is refused before the init`, async () => {
			const before = await initsOf(scene, app);
			const { error, details, status } = await post(n8n, hook, form, clip);
			assert.ok(status >= 400 || error !== undefined);
			// With this setting n8n stores what the Code node returns before the node sees it.
			if (binaryMode === 'separate') assert.equal(details?.code, code);
			assert.equal((await initsOf(scene, app)) - before, 0);
		});
	}
}

async function nodesOf(scene: Scene, n8n: N8n, app: App, hook: string) {
	const credential = await scene.connected(n8n, app);
	const forms = [
		...Object.entries(GOOD),
		...Object.entries(BAD).map(([form, [, data]]): [string, string] => [form, data]),
	].map(([form, data]) => `${JSON.stringify(form)}: () => ${data},`);
	const code = node('Code', 'n8n-nodes-base.code', 2, {
		parameters: {
			jsCode: [
				// With the setting `combined`, n8n hands out the json in place of the item.
				'const input = $input.first();',
				'const { form, base64 } = (input.json ?? input).body;',
				`const forms = { ${forms.join('\n')} };`,
				"const data = { data: forms[form](), mimeType: 'video/mp4', fileName: 'clip.mp4' };",
				'return [{ json: {}, binary: { data } }];',
			].join('\n'),
		},
	});
	const hash = node('Crypto', 'n8n-nodes-base.crypto', 1, {
		onError: 'continueRegularOutput',
		parameters: {
			action: 'hash',
			type: 'SHA256',
			binaryData: true,
			binaryPropertyName: "={{ ($('Code').first().binary ?? $('Code').first()._files).data }}",
			dataPropertyName: 'sha256',
			encoding: 'hex',
		},
	});
	const poster = tikTok(credential, directPost(), { onError: 'continueRegularOutput' });
	return inLine(webhook(hook), code, poster, hash);
}

async function post(n8n: N8n, hook: string, form: string, clip: Buffer): Promise<Answer> {
	const { status, data } = await axios.post<Omit<Answer, 'status'>>(
		`${n8n.rest.url}/webhook/${hook}`,
		{ form, base64: clip.toString('base64') },
		{ proxy: false, maxBodyLength: Infinity, validateStatus: () => true },
	);
	return { ...data, status };
}

async function initsOf(scene: Scene, app: App): Promise<number> {
	const requests = await scene.sandbox.client.requests(app.client_key);
	return requests.filter(({ endpoint }) => endpoint === 'init').length;
}

/** A clip whose base64 ends with padding. */
function clipBytes(): Buffer {
	const clip = readFileSync(path.join(__dirname, '../../fixtures/media/demo-clip.mp4'));
	const spare = clip.length % 3 === 0 ? 1 : 0;
	return Buffer.concat([clip, Buffer.alloc(spare)]);
}
