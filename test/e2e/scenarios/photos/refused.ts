/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import axios from 'axios';
import express from 'express';

import type { N8n } from '../../instance/n8n';
import { N8N_HOST } from '../../instance/settings';
import { inLine, tikTok, webhook } from '../../workflows/nodes';
import type { CredentialRef } from '../../world/connect';
import type { Scene } from '../../world/scene';
import { StandIn } from '../examples/standIn';
import { formWith, photoPost } from './pictures';

const PATH = 'refused-photos';
const ELSEWHERE = 'elsewhere.test';

/** n8n as it is set up for each refusal, and what the message has to say. */
const CASES: Array<[what: string, env: Record<string, string>, message: RegExp]> = [
	[
		'memory mode',
		{ N8N_DEFAULT_BINARY_DATA_MODE: 'default' },
		/n8n keeps files in memory.*N8N_DEFAULT_BINARY_DATA_MODE/,
	],
	[
		'an instance without https',
		{ WEBHOOK_URL: `http://${N8N_HOST}/` },
		/http:\/\/n8n\.test\/rest\/binary-data\/signed, but that address does not begin with https.*WEBHOOK_URL/,
	],
	[
		'a first address that answers with a sign-in page',
		{ WEBHOOK_URL: `https://${ELSEWHERE}/page/` },
		/elsewhere\.test\/page\/rest\/binary-data\/signed.*other content \(text\/html/,
	],
	[
		'a first address that does not have the file',
		{ WEBHOOK_URL: `https://${ELSEWHERE}/` },
		/elsewhere\.test\/rest\/binary-data\/signed.*HTTP 404/,
	],
];

/** What would not work at TikTok is refused before the init, in each of these instances. */
export async function refusePhotos(scene: Scene, credential: CredentialRef): Promise<void> {
	const signInPage = express();
	signInPage.get('/page/rest/binary-data/signed', (_request, response) => {
		response.type('html').send('<title>Sign in</title>');
	});
	const elsewhere = await StandIn.start(scene, signInPage, ELSEWHERE);
	try {
		let isNew = true;
		for (const [what, env, message] of CASES) {
			await scene.step(`${what}: refused before the init`, async () => {
				const n8n = await scene.startN8n(env);
				await n8n.rest.signIn();
				if (isNew) await newWorkflow(n8n, credential);
				isNew = false;
				await expectRefusal(scene, n8n, message);
			});
		}
	} finally {
		await elsewhere.close();
	}
}

async function newWorkflow(n8n: N8n, credential: CredentialRef): Promise<void> {
	const post = tikTok(credential, photoPost('Refused'), { onError: 'continueRegularOutput' });
	await n8n.rest.createWorkflow({ name: PATH, ...inLine(webhook(PATH), post) });
}

async function expectRefusal(scene: Scene, n8n: N8n, message: RegExp): Promise<void> {
	const { client } = scene.sandbox;
	const app = scene.apps[0].client_key;
	const before = (await client.requests(app)).length;
	const form = formWith('photos');
	const { data } = await axios.post<{ error?: string; details?: { may_appear?: boolean } }>(
		`${n8n.rest.url}/webhook/${PATH}`,
		form,
		{ proxy: false, headers: form.getHeaders(), validateStatus: () => true },
	);
	assert.match(String(data.error), message);
	assert.doesNotMatch(String(data.error), /token=/);
	assert.equal(data.details?.may_appear, false);
	assert.equal((await client.requests(app)).length, before, 'requests to TikTok');
}
