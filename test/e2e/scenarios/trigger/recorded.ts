/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../../instance/n8n';
import { Listener } from '../../world/listener';
import type { Scene } from '../../world/scene';

/** Beyond what a number can hold. */
export const POST_ID = '7602838912283102472';

/** An event as it was recorded in February 2026: the id is a text. */
export const RECORDED = {
	event: 'post.publish.publicly_available',
	content: `{"publish_id":"v_pub_url~v2-1.1","post_id":"${POST_ID}","publish_type":"DIRECT_PUBLISH"}`,
};

const PINGS = ['signed', 'unsigned'] as const;

/** Deliveries as people recorded them, at the Production URL and at the Test URL of the editor. */
export async function recordedDeliveries(scene: Scene, n8n: N8n): Promise<Listener> {
	const listener = await Listener.set(scene, n8n, 'Recorded deliveries');
	assert.equal(await listener.send(RECORDED), 200);
	for (const how of PINGS) assert.equal(await listener.ping(how), 200, how);
	assert.equal(await listener.send({ ...RECORDED, create_time: 1_752_894_700_622 }), 200);
	const [event, inMilliseconds] = await listener.outputs(2);
	for (const { post_id, post_ids, publish_type } of [event, inMilliseconds]) {
		assert.deepEqual([post_id, post_ids, publish_type], [POST_ID, [POST_ID], 'DIRECT_PUBLISH']);
	}
	assert.equal(inMilliseconds.created_at, '2025-07-19T03:11:40.000Z');

	await listener.enter('Test URL');
	for (const [index, how] of PINGS.entries()) {
		await listener.listenInEditor();
		assert.equal(await listener.ping(how), 200, how);
		assert.deepEqual((await listener.outputs(index + 3)).at(-1), { event: 'tiktok.ping' });
	}
	await listener.listenInEditor();
	assert.equal(await listener.send(RECORDED), 200);
	assert.equal((await listener.outputs(5)).at(-1)?.post_id, POST_ID);
	return listener;
}
