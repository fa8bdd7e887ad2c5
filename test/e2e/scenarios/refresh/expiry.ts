/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../../instance/n8n';
import { directPost } from '../../workflows/parameters';
import { inLine, tikTok, webhook } from '../../workflows/nodes';
import { postVideo } from '../../world/postVideo';
import type { Scene } from '../../world/scene';
import { KINDS } from './callers';
import { expectTokenOutcomes, signIn } from './signIn';

const ROUNDS = 2;
const PUT_DELAY_MS = 3_000;

/** Tokens that run out between runs: each way of calling refreshes once, and stores what it got. */
export async function expireBetweenRuns(
	scene: Scene,
	n8n: N8n,
	errorStatus: '200' | '4xx',
): Promise<void> {
	const { app, callers } = await signIn(scene, n8n, {
		app: { switches: { token_error_status: errorStatus } },
	});
	const wanted: string[] = [];
	for (let round = 1; round <= ROUNDS; round += 1) {
		for (const kind of KINDS) {
			await scene.sandbox.client.expireAccessTokens(app.client_key);
			await callers.works(kind);
			wanted.push('refresh_token ok');
			await expectTokenOutcomes(scene, app, wanted);
			await callers.works(kind);
			await expectTokenOutcomes(scene, app, wanted);
		}
	}
}

/** A token that runs out while the video is on its way: the post goes on. */
export async function expireDuringRun(scene: Scene, n8n: N8n): Promise<void> {
	const { client } = scene.sandbox;
	const { app, credential } = await signIn(scene, n8n);
	await n8n.rest.createWorkflow({
		name: 'Expires on the way',
		...inLine(webhook('on-the-way'), tikTok(credential, directPost())),
	});
	await client.addFaults(app.client_key, [{ on: 'put', do: { kind: 'delay', ms: PUT_DELAY_MS } }]);

	const delivery = postVideo(n8n, 'on-the-way', 1_000_000);
	await until(async () => (await client.uploads(app.client_key)).length === 1);
	await client.expireAccessTokens(app.client_key);
	const { status, answer } = await delivery;

	assert.equal(status, 200, JSON.stringify(answer));
	assert.equal(answer.status, 'PUBLISH_COMPLETE');
	await expectTokenOutcomes(scene, app, ['refresh_token ok']);
	assert.equal((await client.posts(app.client_key)).length, 1);
}

async function until(check: () => Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 60_000;
	while (!(await check())) {
		assert.ok(Date.now() < deadline, 'the upload never began');
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
