/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { fillIn } from './fillIn';
import { importExample } from './importing';
import { lastOutput, runAt } from './running';
import type { Stage } from './stage';
import { insertRow, rows, type TablePath } from './table';

const EXAMPLE = '2-content-calendar.json';
const THREE_HOURS_MS = 10_800_000;

/** Example 2's limit per day, and what becomes of a claim that nobody ended. */
export async function tryCalendarRules(stage: Stage, table: TablePath): Promise<void> {
	const { scene, n8n, app, credential } = stage;
	const creator = app.creators[0].creator_username;
	const posts = async () => (await scene.sandbox.client.posts(app.client_key)).length;
	const workflow = await importExample(
		n8n,
		EXAMPLE,
		credential,
		(node) => {
			if (node.name === 'Settings') fillIn(node, { send_as: 'post', posts_per_24_hours: 1 });
		},
		false,
	);

	await scene.step('example 2: over the daily limit, a due post waits', async () => {
		const [before, queue] = [await posts(), await rows(n8n, table)];
		assert.ok(queue.some(({ status }) => status === 'queued'));
		await runAt(n8n, workflow, 'Every Minute');
		assert.equal(await posts(), before);
		const states = (all: typeof queue) =>
			all
				.filter(({ status }) => status !== 'engine')
				.map(({ id, status, claim }) => [id, status, claim || null]);
		assert.deepEqual(states(await rows(n8n, table)), states(queue));
	});

	await scene.step('example 2: a claim without a result is shown to a person', async () => {
		await insertRow(n8n, table, {
			creator,
			caption: 'Left behind',
			status: 'claimed',
			claim: 'execution 1',
			claimed_at: new Date(Date.now() - THREE_HOURS_MS).toISOString(),
		});
		const execution = await runAt(n8n, workflow, 'Every Hour');
		const row = (await rows(n8n, table)).find(({ caption }) => caption === 'Left behind');
		assert.equal(row?.status, 'check');
		const told = lastOutput(execution, 'Tell Somebody') ?? [];
		assert.equal(told.length, 1);
		assert.match(String(told[0].message), /execution 1 ended before it could say/);
	});
}
