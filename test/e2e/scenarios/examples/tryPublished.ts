/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { N8N_ORIGIN } from '../../instance/settings';
import { callWebhook } from '../../world/callWebhook';
import { until } from '../../world/until';
import { makeCaller } from './caller';
import { hurry } from './fillIn';
import { importExample } from './importing';
import { endedExecutions, lastOutput } from './running';
import type { Stage } from './stage';
import { insertRow, rows, updateRow, type Row, type TablePath } from './table';

const EXAMPLE = '5-published-tell-me.json';
/** Beyond what a number can hold. */
const POST_ID = '7512345678901234567';
const HEARD = 'v_pub_file~v2-1.7500000000000000001';
const REFUSED = 'v_pub_file~v2-1.7500000000000000002';
const ELSEWHERE = 'v_pub_file~v2-1.7500000000000000003';

/** Example 5, published: events of the stand-in for TikTok, and the questions of a caller. */
export async function tryPublished(stage: Stage, table: TablePath): Promise<void> {
	const { scene, n8n, app, credential } = stage;
	const { client } = scene.sandbox;
	const username = app.creators[0].creator_username;
	const workflow = await importExample(n8n, EXAMPLE, credential, (each) => {
		if (each.name === 'Wait a Minute') hurry(each);
	});
	const address = (publishedId: string) =>
		`https://www.tiktok.com/@${username}/video/${publishedId}`;
	const rowOf = async (id: string): Promise<Row | undefined> =>
		(await rows(n8n, table)).find(({ publish_id: publishId }) => publishId === id);
	const told = async (count: number) => {
		const latest = (await endedExecutions(n8n, workflow, count)).at(-1);
		return latest && lastOutput(latest, 'Tell Somebody')?.[0].message;
	};
	const send = async (event: string, content: string) => {
		await client.sendWebhook(app.client_key, { event: `post.publish.${event}`, content });
	};

	await scene.step('example 5: an event fills in the row, and somebody is told', async () => {
		const webhook_url = `${N8N_ORIGIN}/webhook/tiktok-example-5/webhook`;
		await client.updateApp(app.client_key, { webhook_url });
		for (const id of [HEARD, REFUSED]) await insertRow(n8n, table, waitingRow(username, id));
		await send('complete', `{"publish_id":"${HEARD}"}`);
		assert.equal(await told(1), `TikTok: published ${HEARD}`);
		assert.equal((await rowOf(HEARD))?.status, 'published');
		await send('publicly_available', `{"publish_id":"${HEARD}","post_id":${POST_ID}}`);
		assert.equal(await told(2), `TikTok: published ${address(POST_ID)}`);
		const row = await rowOf(HEARD);
		assert.deepEqual([row?.post_id, row?.post_url], [POST_ID, address(POST_ID)]);
		assert.equal((await rowOf(REFUSED))?.status, 'check');
	});

	await scene.step('example 5: a refused post, and one that is in no table', async () => {
		await send('failed', `{"publish_id":"${REFUSED}","reason":"spam_risk"}`);
		assert.match(String(await told(3)), /^TikTok: failed .*0002 spam_risk /);
		const row = await rowOf(REFUSED);
		assert.equal(row?.status, 'failed');
		assert.match(String(row?.error), /spam_risk/);
		const before = await rows(n8n, table);
		await send('complete', `{"publish_id":"${ELSEWHERE}"}`);
		assert.equal(await told(4), `TikTok: published ${ELSEWHERE}`);
		assert.deepEqual(await rows(n8n, table), before);
		await client.updateApp(app.client_key, { webhook_url: null });
	});

	await scene.step(
		'example 5: asked by another workflow, it asks TikTok until it is over',
		async () => {
			const isPublic = ({ post_ids: ids }: { post_ids: string[] }) => ids.length > 0;
			const post = (await client.posts(app.client_key)).filter(isPublic).at(-1);
			assert.ok(post, 'there is no public post to ask about');
			const {
				publish_id: id,
				post_ids: [postId],
			} = post;
			await updateRow(n8n, table, id, { status: 'check', post_id: '', post_url: '' });
			const asked = async () =>
				(await client.requests(app.client_key)).filter(({ path }) => path.includes('status/fetch'))
					.length;
			const before = await asked();
			await client.setPost(app.client_key, id, { status: 'PROCESSING_UPLOAD', post_ids: [] });
			await makeCaller(n8n, 'calls-example-5', workflow);
			const calling = callWebhook(n8n, 'calls-example-5', { publish_id: id });
			await until('two questions', async () => ((await asked()) >= before + 2 ? true : undefined));
			await client.setPost(app.client_key, id, { status: null, post_ids: null });
			assert.equal((await calling).status, 200);
			const row = await rowOf(id);
			assert.deepEqual(
				[row?.status, row?.post_id, row?.post_url],
				['published', postId, address(postId)],
			);
			assert.equal(await told(5), `TikTok: published ${address(postId)}`);
		},
	);
}

function waitingRow(creator: string, publishId: string): Row {
	return { creator, caption: 'Told of', status: 'check', publish_id: publishId };
}
