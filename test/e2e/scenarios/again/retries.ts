/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../../instance/n8n';
import { twoItems } from '../../workflows/twice';
import { postVideo } from '../../world/postVideo';
import type { Scene } from '../../world/scene';
import { Stage } from './stage';

const VIDEO_BYTES = 200_000;
const BOTH = ['Number 0', 'Number 1'];
const SECOND_POST = 1;

/** *Retry On Fail*: the node runs again with both items; the first is not posted again. */
export async function retryOnFail(scene: Scene, n8n: N8n): Promise<void> {
	const stage = await Stage.set(scene, n8n, 'retry-on-fail', {
		app: { outcomes: [{ publish: SECOND_POST, fail_reason: 'internal' }] },
		between: [twoItems()],
		tikTokNode: { retryOnFail: true, maxTries: 3, waitBetweenTries: 500 },
	});
	const { status, answer } = await postVideo(n8n, stage.path, VIDEO_BYTES);
	assert.equal(status, 200, JSON.stringify(answer));

	const posts = await stage.posts();
	assert.equal(posts.length, 3, 'one init per item, and one more for the post that TikTok lost');
	assert.deepEqual(await stage.published(), BOTH);
	const { data } = await stage.ended();
	for (const { publish_id: id, published } of posts) {
		assert.ok(!published || data.includes(id), `${id} is not in the execution`);
		assert.ok(stage.loggedIds().includes(id), `${id} is not in the log`);
	}
}

/** *Retry* in the executions list, after a post that TikTok lost. */
export async function retryFromList(scene: Scene, n8n: N8n): Promise<void> {
	const stage = await Stage.set(scene, n8n, 'retry-from-list', {
		app: { outcomes: [{ publish: SECOND_POST, fail_reason: 'internal' }] },
		between: [twoItems()],
	});
	const { status } = await postVideo(n8n, stage.path, VIDEO_BYTES);
	assert.equal(status, 500, 'the first try should have failed');
	const failed = await stage.ended();
	assert.equal(failed.status, 'error');
	for (const { publish_id: id } of await stage.posts()) {
		assert.ok(failed.data.includes(id), `${id} is not in the failed execution`);
	}

	const retried = await stage.retryNewest();
	assert.equal(retried.status, 'success', retried.data);
	assert.equal((await stage.posts()).length, 3);
	assert.deepEqual(await stage.published(), BOTH);
}

/** *Retry* after a post that TikTok refused for good: the same error, and no further init. */
export async function retryRefused(scene: Scene, n8n: N8n): Promise<void> {
	const stage = await Stage.set(scene, n8n, 'retry-refused', {
		app: { outcomes: [{ publish: SECOND_POST, fail_reason: 'frame_rate_check_failed' }] },
		between: [twoItems()],
	});
	await postVideo(n8n, stage.path, VIDEO_BYTES);
	const retried = await stage.retryNewest();
	assert.equal(retried.status, 'error');
	assert.match(retried.data, /frame_rate_check_failed/);
	assert.equal((await stage.posts()).length, 2);
	assert.deepEqual(await stage.published(), BOTH.slice(0, 1));
}
