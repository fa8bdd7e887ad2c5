/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { until } from '../../world/until';
import type { Clip } from './clip';
import { fillIn, hurry, postDirectly } from './fillIn';
import { importExample } from './importing';
import { endedExecutions, lastOutput } from './running';
import { Shopify } from './shopify';
import type { Stage } from './stage';
import { rows, type TablePath } from './table';

const EXAMPLE = '1-shopify-to-tiktok.json';
const CAPTION = 'Oak spoon #BernSons #handmade #Küche';
const ACTIVE = { status: 'ACTIVE', videos: ['READY'] };
/** As often as example 1 asks. */
const MAX_QUESTIONS = 30;

/** Example 1, published, with Shopify played on loopback. */
export async function tryShopify(stage: Stage, table: TablePath, clip: Clip): Promise<void> {
	const { scene, n8n, app } = stage;
	const { client } = scene.sandbox;
	const shopify = await Shopify.start(scene, clip);
	const posts = async () => await client.posts(app.client_key);
	try {
		await scene.step('example 1: as imported, it sends a draft', async () => {
			const workflow = await importFor(stage, shopify, { isDirect: false, useCalendar: false });
			shopify.tell('9000000000005', [ACTIVE]);
			await shopify.deliver(n8n, '9000000000005');
			await endedExecutions(n8n, workflow, 1);
			const draft = (await posts()).at(-1);
			assert.match(draft?.publish_id ?? '', /^v_inbox/);
			assert.equal(draft?.sha256, clip.sha256);
			const row = (await rows(n8n, table)).find(({ publish_id: id }) => id === draft.publish_id);
			assert.deepEqual([row?.status, row?.caption], ['draft', CAPTION]);
			await n8n.rest.call('POST', `/workflows/${workflow}/deactivate`);
		});

		const before = (await posts()).length;
		await scene.step('example 1: two deliveries of one product make one post', async () => {
			const workflow = await importFor(stage, shopify, { isDirect: true, useCalendar: false });
			const product = '9000000000001';
			const draft = { status: 'DRAFT', videos: ['UPLOADED'] };
			const processing = { status: 'ACTIVE', videos: ['PROCESSING'] };
			shopify.tell(product, ['out of order', draft, 'throttled', processing, ACTIVE]);
			await shopify.deliver(n8n, product);
			// Shopify repeats what it believes lost; the first run is still waiting for the video then.
			await until('a question', async () => (shopify.questions.length > 0 ? true : undefined));
			await shopify.deliver(n8n, product);
			await endedExecutions(n8n, workflow, 2);
			const [post, ...more] = (await posts()).slice(before);
			assert.equal(more.length, 0, 'posts of one product');
			assert.equal(shopify.questions.filter((id) => id === product).length, 5);
			assert.equal(post.sha256, clip.sha256);
			assert.equal(post.post_info?.title, CAPTION);
			const row = (await rows(n8n, table)).find(({ publish_id: id }) => id === post.publish_id);
			assert.equal(row?.status, 'published');
			assert.equal(row.post_id, post.post_ids[0]);
			assert.equal(row.caption, CAPTION);

			await withoutVideo(stage, shopify, workflow);
			assert.equal((await posts()).length, before + 1);
		});

		await scene.step('example 1: the switch queues the post instead', async () => {
			const workflow = await importFor(stage, shopify, { isDirect: true, useCalendar: true });
			shopify.tell('9000000000004', [ACTIVE]);
			await shopify.deliver(n8n, '9000000000004');
			await endedExecutions(n8n, workflow, 1);
			const queued = (await rows(n8n, table)).filter(({ status }) => status === 'queued');
			assert.deepEqual(
				queued.map((row) => [row.creator, row.caption, row.video_url, row.disclosure]),
				[
					[
						app.creators[0].creator_username,
						CAPTION,
						'https://cdn.shopify.com/videos/clip.mp4',
						'Your Brand',
					],
				],
			);
			assert.equal((await posts()).length, before + 1);
			await n8n.rest.call('POST', `/workflows/${workflow}/deactivate`);
		});
	} finally {
		await shopify.close();
	}
}

/** A product without a video, and one whose video is never ready: each has its branch. */
async function withoutVideo({ n8n }: Stage, shopify: Shopify, workflow: string): Promise<void> {
	shopify.tell('9000000000002', [{ status: 'ACTIVE', videos: [] }]);
	shopify.tell('9000000000003', [{ status: 'ACTIVE', videos: ['PROCESSING'] }]);
	await shopify.deliver(n8n, '9000000000002');
	const without = (await endedExecutions(n8n, workflow, 3)).at(-1);
	assert.ok(without);
	assert.equal(lastOutput(without, 'Product Without a Video')?.[0].product, 'Oak spoon');
	await shopify.deliver(n8n, '9000000000003');
	const never = (await endedExecutions(n8n, workflow, 4)).at(-1);
	assert.ok(never);
	assert.equal(lastOutput(never, 'Video Never Became Ready')?.length, 1);
	const asked = shopify.questions.filter((id) => id === '9000000000003').length;
	assert.equal(asked, MAX_QUESTIONS);
}

/** Fills in what the green note asks for; only the pause is shorter than in the example. */
async function importFor(
	stage: Stage,
	shopify: Shopify,
	{ isDirect, useCalendar }: { isDirect: boolean; useCalendar: boolean },
): Promise<string> {
	const { n8n, app, credential } = stage;
	const id = await shopify.credential(n8n);
	return await importExample(n8n, EXAMPLE, credential, (node) => {
		if (node.name === 'When a Product Is Created' || node.name === 'Ask Shopify for the Product') {
			node.credentials = { shopifyAccessTokenApi: { id, name: 'Shopify' } };
		}
		if (node.name === 'Wait Two Minutes') hurry(node);
		if (isDirect) postDirectly(node);
		if (node.name !== 'Settings') return;
		fillIn(node, {
			shop: shopify.subdomain,
			// As people write it.
			tiktok_username: `@${app.creators[0].creator_username.toUpperCase()}`,
			privacy_level: 'PUBLIC_TO_EVERYONE',
			use_calendar: useCalendar,
		});
	});
}
