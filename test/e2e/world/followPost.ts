/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../instance/n8n';
import { directPost } from '../workflows/parameters';
import { inLine, tikTok, webhook } from '../workflows/nodes';
import { connect, createCredential } from './connect';
import { Listener } from './listener';
import { postVideo } from './postVideo';
import type { Scene } from './scene';

const VIDEO_BYTES = 2_000_000;
/** The trigger accepts a signature at most 60 seconds ahead of the clock of n8n. */
const MODERATION_MS = 45_000;

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
