/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { parse } from 'flatted';
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';

import type { N8n } from '../../instance/n8n';
import { TIKTOK } from '../../workflows/nodes';
import { postVideo } from '../../world/postVideo';
import type { Scene } from '../../world/scene';
import { until } from '../../world/until';
import { Stage } from './stage';

const LARGE_BYTES = 80_000_000;
const SMALL_BYTES = 200_000;
const SLOW_BYTES_PER_SECOND = 4_000_000;
const LONG_MS = 600_000;
const PROMPT_MS = 10_000;

/**
 * *Stop* while a part is on its way: nothing appears. *Retry* posts it once where n8n still has the
 * file and the node's place in the execution, and not at all where either is gone.
 */
export async function stopInUpload(
	scene: Scene,
	n8n: N8n,
	mode: 'filesystem' | 'database',
): Promise<void> {
	const { client } = scene.sandbox;
	const stage = await Stage.set(scene, n8n, `stop-in-upload-${mode}`);
	const key = stage.app.client_key;
	const slow = { kind: 'slow', bytes_per_second: SLOW_BYTES_PER_SECOND } as const;
	await client.addFaults(key, [{ on: 'put', chunk: 0, publish: 0, do: slow }]);

	const delivery = postVideo(n8n, stage.path, LARGE_BYTES).catch(() => undefined);
	await until('the upload begins', async () => {
		const requests = await client.requests(key);
		return requests.some((request) => request.endpoint === 'put') ? true : undefined;
	});
	const start = Date.now();
	await stage.stop();
	await delivery;
	const stopped = await stage.ended();
	assert.equal(stopped.status, 'canceled');
	assert.ok(Date.now() - start < PROMPT_MS, 'Stop took too long');
	assert.deepEqual(await stage.published(), []);
	const [first] = await stage.posts();
	assert.ok(stage.loggedIds().includes(first.publish_id), 'the log does not name the post');

	const retried = await stage.retryNewest();
	const published = await stage.published();
	await scene.say(`     Retry ended with ${retried.status}, ${published.length} published`);
	assert.ok(published.length <= 1, `published ${published.length} times`);
	assert.ok((await stage.posts()).length <= 2, 'more than one further init');
	if (published.length === 0) assertNothingWasBegun(retried, await stage.posts());
	for (const { publish_id: id } of await stage.posts()) {
		assert.ok(stage.loggedIds().includes(id), `the log does not name ${id}`);
	}
}

/** n8n has thrown the file away with the stopped execution, or has left the node nothing to do. */
function assertNothingWasBegun(retried: { status: string; data: string }, posts: unknown[]): void {
	assert.equal(posts.length, 1, 'a post was begun and not finished');
	if (retried.status !== 'success') assert.match(retried.data, /file_missing|file_unreadable/);
}

/**
 * *Stop* after the last byte: TikTok goes on with the post, and the log names it. *Retry* finds it and
 * makes no second one, whether n8n still has the file or not.
 */
export async function stopInWaiting(
	scene: Scene,
	n8n: N8n,
	mode: 'filesystem' | 'database',
): Promise<void> {
	const { client } = scene.sandbox;
	const stage = await Stage.set(scene, n8n, `stop-in-waiting-${mode}`, {
		app: { outcomes: [{ publish: 0, processing_ms: LONG_MS }] },
	});
	const key = stage.app.client_key;
	const delivery = postVideo(n8n, stage.path, SMALL_BYTES).catch(() => undefined);
	await until('the status is asked', async () => {
		const requests = await client.requests(key);
		return requests.some((request) => request.endpoint === 'status') ? true : undefined;
	});
	await stage.stop();
	await delivery;
	assert.equal((await stage.ended()).status, 'canceled');

	await client.advance(key, LONG_MS);
	assert.deepEqual(await stage.published(), ['Number 0']);
	const { data } = await stage.retryNewest();
	const posts = await stage.posts();
	assert.equal(posts.length, 1, 'Retry began another post');
	const found = foundBy(data);
	await scene.say(`     Retry: ${String(found?.status ?? 'n8n has left the node nothing to do')}`);
	if (found !== undefined) {
		assert.equal(found.publish_id, posts[0].publish_id);
		assert.equal(found.status, 'PUBLISH_COMPLETE');
	}
	assert.ok(stage.loggedIds().includes(posts[0].publish_id), 'the log does not name the post');
}

/**
 * What the node gave out in a Retry, if n8n 2.20 has let it run. The status of the execution says
 * nothing: n8n 2.41 keeps the error of the Stop in it.
 */
function foundBy(data: string): IDataObject | undefined {
	const { runData } = (parse(data) as IRunExecutionData).resultData;
	const [run] = runData[TIKTOK] ?? [];
	if (run === undefined) return undefined;
	const [item] = run.data?.main[0] ?? [];
	return item?.json ?? { status: run.error?.message ?? 'nothing' };
}
