/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../instance/n8n';
import { directPost } from '../workflows/parameters';
import { inLine, tikTok, webhook } from '../workflows/nodes';
import type { CredentialRef } from '../world/connect';
import { postVideo } from '../world/postVideo';
import type { Scene } from '../world/scene';
import type { Scenario } from './scenario';

const MB = 1_000_000;
const SIZES_MB = [5, 80, 300];
const MODES = ['default', 'filesystem', 'database'];
const DATABASE_LIMIT_MB = '512';

/** A file that arrives at n8n's webhook reaches TikTok byte for byte, however n8n keeps it. */
export const webhookScenario: Scenario = {
	name: 'webhook',
	title: 'Webhook to Direct Post, by multipart',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		let credential: CredentialRef | undefined;
		for (const mode of MODES) {
			const n8n = await scene.startN8n({
				N8N_DEFAULT_BINARY_DATA_MODE: mode,
				N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE: DATABASE_LIMIT_MB,
			});
			credential ??= await setUp(scene, n8n);
			await n8n.rest.signIn();
			for (const size of SIZES_MB) {
				await scene.step(`${size} MB, binary mode ${mode}`, async () => {
					await postAndCompare(scene, n8n, size * MB);
				});
			}
		}
	},
};

async function setUp(scene: Scene, n8n: N8n): Promise<CredentialRef> {
	await n8n.rest.setUpOwner();
	const credential = await scene.connected(n8n, await scene.newApp());
	await n8n.rest.createWorkflow({
		name: 'Webhook to TikTok',
		...inLine(webhook('post'), tikTok(credential, directPost())),
	});
	return credential;
}

async function postAndCompare(scene: Scene, n8n: N8n, bytes: number): Promise<void> {
	const { status, answer, sha256 } = await postVideo(n8n, 'post', bytes);
	assert.equal(status, 200, JSON.stringify(answer));
	assert.equal(answer.status, 'PUBLISH_COMPLETE');

	const posts = await scene.sandbox.client.posts(scene.apps[0].client_key);
	const post = posts.find(({ publish_id: id }) => id === answer.publish_id);
	assert.equal(post?.sha256, sha256);
	assert.equal(post.uploaded_bytes, bytes);
}
