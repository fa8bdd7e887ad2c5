/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { directPost } from '../workflows/parameters';
import { inLine, tikTok, webhook } from '../workflows/nodes';
import { postVideo } from '../world/postVideo';
import { expireBetweenRuns } from './refresh/expiry';
import type { Scenario } from './scenario';

const VIDEO_BYTES = 80_000_000;

/** The short part: installed from the tarball, connected, posted, refreshed. */
export const smokeScenario: Scenario = {
	name: 'smoke',
	title: 'Install, connect, post, refresh',
	on: 'newest',
	isSmoke: true,
	async run(scene) {
		await scene.step('installs from the tarball', async () => await scene.install());
		const n8n = await scene.step('n8n starts with it', async () => await scene.startN8n());
		await n8n.rest.setUpOwner();
		const app = await scene.newApp();
		const credential = await scene.step('connects through the consent page', async () => {
			return await scene.connected(n8n, app);
		});
		await n8n.rest.createWorkflow({
			name: 'Webhook to TikTok',
			...inLine(webhook('post'), tikTok(credential, directPost())),
		});
		await scene.step('a webhook becomes a post, byte for byte', async () => {
			const { status, answer, sha256 } = await postVideo(n8n, 'post', VIDEO_BYTES);
			assert.equal(status, 200, JSON.stringify(answer));
			const posts = await scene.sandbox.client.posts(app.client_key);
			assert.deepEqual(
				posts.map(({ status: end, sha256: received }) => [end, received]),
				[['PUBLISH_COMPLETE', sha256]],
			);
		});
		await scene.step('the sign-in renews itself', async () => {
			await expireBetweenRuns(scene, n8n, '200');
		});
	},
};
