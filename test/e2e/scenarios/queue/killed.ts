/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../../instance/n8n';
import { postVideo } from '../../world/postVideo';
import type { Scene } from '../../world/scene';
import { until } from '../../world/until';
import { Stage } from '../again/stage';
import type { QueueSite } from '../../world/queueSite';

const VIDEO_BYTES = 80_000_000;
const SLOW_BYTES_PER_SECOND = 2_000_000;
const RUNNING = ['new', 'running'];

/** More than the time after which a silent worker counts as dead, and the pause between two looks. */
const NOTICE_MS = 180_000;

/** What n8n would do with the dead worker's execution, it has done by then. */
const AFTERMATH_MS = 20_000;

/**
 * A worker dies in mid-upload: n8n runs nothing again and keeps nothing of the execution, so nothing
 * is posted a second time, and only the dead worker's log tells what had begun.
 */
export async function killWorker(scene: Scene, n8n: N8n, site: QueueSite): Promise<void> {
	const { client } = scene.sandbox;
	const stage = await Stage.set(scene, n8n, 'killed-worker');
	const key = stage.app.client_key;
	const slow = { kind: 'slow', bytes_per_second: SLOW_BYTES_PER_SECOND } as const;
	await client.addFaults(key, [{ on: 'put', chunk: 0, publish: 0, do: slow }]);

	const delivery = postVideo(n8n, stage.path, VIDEO_BYTES).catch(() => undefined);
	await until('the upload begins', async () => {
		const requests = await client.requests(key);
		return requests.some((request) => request.endpoint === 'put') ? true : undefined;
	});
	const [{ id }] = await n8n.rest.executions(stage.workflowId);
	const worker = site.workerOf(id);
	assert.ok(worker !== undefined, `no worker has begun execution ${id}`);
	await worker.program.crash();

	const ended = async () => {
		const [newest] = await n8n.rest.executions(stage.workflowId);
		return RUNNING.includes(newest.status) ? undefined : newest.status;
	};
	const status = await until('n8n notices', ended, NOTICE_MS);
	await scene.say(`     the execution is shown as ${status}`);
	await new Promise((resolve) => setTimeout(resolve, AFTERMATH_MS));
	await delivery;

	const executions = await n8n.rest.executions(stage.workflowId);
	assert.deepEqual(
		executions.map((execution) => execution.id),
		[id],
		'n8n began another execution',
	);
	const begun = site.workers.flatMap((each) => each.executions().filter((begun) => begun === id));
	assert.deepEqual(begun, [id], 'a worker began the execution again');

	const posts = await stage.posts();
	assert.equal(posts.length, 1, 'there was another init');
	assert.deepEqual(await stage.published(), []);
	const [{ publish_id: publishId }] = posts;
	const kept = (await n8n.rest.execution(id)).data ?? '';
	assert.ok(!kept.includes(publishId), 'n8n has kept the publish_id after all');
	assert.deepEqual(startedIn(worker.program.output(), id), [publishId]);
}

/** The publish_ids that a log's lines name for that execution. */
function startedIn(log: string, executionId: string): string[] {
	return log
		.split('\n')
		.filter((line) => line.includes(`execution ${executionId},`))
		.flatMap((line) => /TikTok: started .*publish_id ([^,)]+)/.exec(line)?.[1] ?? []);
}
