/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import axios from 'axios';

import type { N8n } from '../../instance/n8n';
import { directPost } from '../../workflows/parameters';
import { inLine, tikTok, webhook } from '../../workflows/nodes';
import { connect, createCredential } from '../../world/connect';
import { postVideo } from '../../world/postVideo';
import type { Scene } from '../../world/scene';
import { Listener } from './listener';

const VIDEO_BYTES = 2_000_000;
const MODERATION_MS = 600_000;
const TOO_LARGE_BYTES = 17_000_000;

/**
 * The TikTok node posts in one workflow, without waiting; the trigger of another hears that the post
 * is published and later that it is public.
 */
export async function followPost(scene: Scene, n8n: N8n, name: string): Promise<void> {
	const { client } = scene.sandbox;
	const switches = { moderation_ms: MODERATION_MS };
	const listener = await Listener.set(scene, n8n, `${name} listens`, { app: { switches } });
	const { client_key: key, creators } = listener.app;
	const credential = await createCredential(n8n.rest, listener.app);
	await connect(scene.sandbox, n8n.rest, credential, creators[0].open_id);
	await n8n.rest.createWorkflow({
		name: `${name} posts`,
		...inLine(webhook(name), tikTok(credential, directPost({ waitUntilPublished: false }))),
	});
	const { status, answer } = await postVideo(n8n, name, VIDEO_BYTES);
	assert.equal(status, 200, JSON.stringify(answer));

	await client.advance(key, 1);
	const [published] = await listener.outputs(1);
	const { publish_id } = answer;
	assert.equal(typeof publish_id, 'string');
	assert.equal(published.publish_id, publish_id);
	assert.equal(published.event, 'post.publish.complete');
	assert.equal(published.status, 'PUBLISH_COMPLETE');
	assert.ok(!('post_id' in published));

	await client.advance(key, MODERATION_MS);
	const [, isPublic] = await listener.outputs(2);
	const [post] = await client.posts(key);
	assert.equal(isPublic.event, 'post.publish.publicly_available');
	assert.equal(isPublic.publish_id, publish_id);
	assert.equal(isPublic.post_id, post.post_ids[0]);
	assert.ok(BigInt(post.post_ids[0]) > BigInt(Number.MAX_SAFE_INTEGER));
}

/** What is forged or too old is answered 401 and runs nothing. */
export async function refuseForgeries(scene: Scene, n8n: N8n): Promise<void> {
	const listener = await Listener.set(scene, n8n, 'Forgeries');
	const content = { publish_id: 'p1' };
	for (const forge of [
		'wrong_secret',
		'changed_body',
		'changed_time',
		'other_client_key',
	] as const) {
		assert.equal(await listener.send({ content, forge }), 401, forge);
	}
	const header = `t=1780000000,s=${'0'.repeat(64)}`;
	assert.equal(await listener.send({ content, forge: { header: [header, header] } }), 401);
	assert.equal(await listener.send({ content, forge: { header: null } }), 401);
	assert.equal(await listener.send({ content, signed_at: 1_780_000_000 }), 401);
	assert.equal(await listener.send({ body: '[]' }), 400);
	assert.equal(await listener.send({ content }), 200);
	await listener.outputs(1);
}

/** Before any node runs, n8n itself answers what is no JSON, and what is over 16 MB. */
export async function whatN8nAnswers(scene: Scene, n8n: N8n): Promise<void> {
	const listener = await Listener.set(scene, n8n, 'Answered by n8n');
	const statusOf = async (body: string) => {
		const answer = await axios.post(n8n.rest.url + listener.path, Buffer.from(body), {
			proxy: false,
			headers: { 'content-type': 'application/json' },
			maxBodyLength: Infinity,
			validateStatus: () => true,
		});
		return answer.status;
	};
	assert.equal(await statusOf('{"event":'), 422);
	assert.equal(await statusOf(JSON.stringify('x'.repeat(TOO_LARGE_BYTES))), 500);
	assert.equal(await statusOf('{}'), 401);
	assert.equal(await listener.send({}), 200);
	await listener.outputs(1);
}

/** An event that is delivered before and after n8n was started again runs once. */
export async function repeatAcross(
	listener: Listener,
	restart: () => Promise<N8n>,
	first: number,
): Promise<Listener> {
	const order = { content: { publish_id: `p${first}` }, create_time: 1_780_000_000 };
	assert.equal(await listener.send(order), 200);
	await listener.outputs(first);
	const after = listener.in(await restart());
	assert.equal(await after.send(order), 200);
	assert.equal(await after.send({ ...order, create_time: 1_780_000_001 }), 200);
	const outputs = await after.outputs(first + 1);
	assert.deepEqual(
		outputs.slice(-2).map(({ create_time }) => create_time),
		[1_780_000_000, 1_780_000_001],
	);
	return after;
}
