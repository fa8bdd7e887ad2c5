/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { App, Creator } from '../../../sandbox/types';
import type { N8n } from '../../instance/n8n';
import { directPost } from '../../workflows/parameters';
import { inLine, tikTok, webhook } from '../../workflows/nodes';
import { connect, createCredential } from '../../world/connect';
import { postVideo, type Delivery } from '../../world/postVideo';
import type { Scene } from '../../world/scene';
import type { QueueSite } from '../../world/queueSite';

const CREATORS = 8;
const POSTS_EACH = 5;
const SMALL_BYTES = 1_000_000;

/** Two parts; every creator posts one of that kind. */
const LARGE_BYTES = 70_000_000;
const PROCESSING_MS = 2_000;

/** TikTok's own limits, which scenes leave out otherwise. */
const REAL_LIMITS = { creator_info_per_minute: 20, init_per_minute: 6, status_per_minute: 30 };

/** Forty posts of eight creators at once, over all workers: each published once, none lost. */
export async function crowd(scene: Scene, n8n: N8n, site: QueueSite): Promise<void> {
	const sharesBefore = site.shares();
	const app = await appWithCreators(scene);
	for (const creator of app.creators) await setUp(scene, n8n, app, creator);

	const orders = app.creators.flatMap((creator, at) =>
		Array.from({ length: POSTS_EACH }, (_none, number) => ({
			path: creator.open_id,
			// No two files are of one size, so none has the hash of another.
			bytes: (number === 0 ? LARGE_BYTES : SMALL_BYTES) + at * POSTS_EACH + number,
		})),
	);
	const deliveries = await Promise.all(
		orders.map(async ({ path, bytes }) => ({
			openId: path,
			...(await postVideo(n8n, path, bytes, { number: String(bytes) })),
		})),
	);

	await expectEachOnce(scene, app, deliveries);
	site.expectAllTookPart(sharesBefore);
	await scene.say(`     executions per worker: ${site.shares().join(', ')}`);
}

async function appWithCreators(scene: Scene): Promise<App> {
	const creators = Array.from({ length: CREATORS }, (_none, at) => ({
		open_id: `creator-${at}`,
		creator_username: `creator.${at}`,
		creator_nickname: `Creator ${at}`,
	}));
	const switches = { ...REAL_LIMITS, processing_ms: PROCESSING_MS };
	return await scene.newApp({ creators, switches });
}

/** One workflow per creator, at a webhook that is named after them. */
async function setUp(scene: Scene, n8n: N8n, app: App, { open_id: openId }: Creator) {
	const credential = await createCredential(n8n.rest, app);
	await connect(scene.sandbox, n8n.rest, credential, openId);
	await n8n.rest.createWorkflow({
		name: openId,
		...inLine(
			webhook(openId),
			tikTok(credential, directPost({ caption: '={{ $json.body.number }}' })),
		),
	});
}

async function expectEachOnce(
	scene: Scene,
	app: App,
	deliveries: ReadonlyArray<Delivery & { openId: string }>,
): Promise<void> {
	for (const { status, answer } of deliveries) {
		assert.equal(status, 200, JSON.stringify(answer));
		assert.equal(answer.status, 'PUBLISH_COMPLETE');
	}
	const posts = await scene.sandbox.client.posts(app.client_key);
	assert.equal(posts.length, CREATORS * POSTS_EACH, 'accepted inits');
	assert.deepEqual(
		posts.map((post) => `${post.open_id} ${post.sha256} ${post.publish_id}`).sort(),
		deliveries
			.map(({ openId, sha256, answer }) => `${openId} ${sha256} ${String(answer.publish_id)}`)
			.sort(),
	);
	assert.ok(posts.every(({ published }) => published));
}
