/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import type { INode } from 'n8n-workflow';

import { residentBytes } from '../../../bench/memoryWatch';
import { median } from '../../../bench/medians';
import type { N8n } from '../../instance/n8n';
import { inLine, node, tikTokTrigger } from '../../workflows/nodes';
import { createCredential } from '../../world/connect';
import type { Scene } from '../../world/scene';
import type { Scenario } from '../scenario';
import { runBatch, type Target } from './batch';

const EVENTS = 3_000;
const BATCH = 150;
const WARM_UP = 150;
const MAX_RATIO = 1.2;
/** n8n's heap breathes; a leak of a kilobyte per event would still be within. */
const MAX_GROWTH = 1.15;
const BYTES_PER_MIB = 1_048_576;

/** What the trigger costs beside n8n's own Webhook node, in alternating batches of one run. */
export const triggerLoadScenario: Scenario = {
	name: 'trigger-load',
	title: 'TikTok Trigger beside n8n\u2019s Webhook node, 3,000 events each',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		const app = await scene.newApp();
		const credential = await createCredential(n8n.rest, app);
		const [plainId, triggerId] = [randomUUID(), randomUUID()];
		const plain = await target(n8n, 'Webhook node', `/webhook/${plainId}`, plainWebhook(plainId));
		const path = `/webhook/${triggerId}/webhook`;
		const trigger = await target(n8n, 'trigger', path, tikTokTrigger(credential, triggerId));
		const both = [plain, trigger];

		for (const each of both) await runBatch(n8n, app, each, WARM_UP);
		for (const each of both) each.batches.length = 0;
		const memory: number[] = [];
		await scene.step(`${EVENTS} events at each`, async () => {
			for (let round = 0; round < EVENTS / BATCH; round += 1) {
				// Who goes first changes, so that a slow spell of the machine hits both alike.
				const order = round % 2 === 0 ? both : [...both].reverse();
				for (const each of order) await runBatch(n8n, app, each, BATCH);
				memory.push(residentBytes(n8n.program.pid));
			}
		});
		await report(scene, plain, trigger, memory);
	},
};

async function target(n8n: N8n, name: string, path: string, first: INode): Promise<Target> {
	const next = node('Keep', 'n8n-nodes-base.noOp', 1, {});
	const workflowId = await n8n.rest.createWorkflow({ name, ...inLine(first, next) });
	return { name, path, workflowId, batches: [], sent: 0, statuses: new Map() };
}

function plainWebhook(path: string): INode {
	return node('Webhook', 'n8n-nodes-base.webhook', 2, {
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	});
}

async function report(
	scene: Scene,
	plain: Target,
	trigger: Target,
	memory: number[],
): Promise<void> {
	const [plainMs, triggerMs] = [plain, trigger].map(({ batches }) => sum(batches) / EVENTS);
	const ratios = trigger.batches.map((ms, at) => ms / plain.batches[at]);
	const growth = median(memory.slice(-5)) / median(memory.slice(4, 9));
	await scene.say(`     Webhook node ${plainMs.toFixed(1)} ms per event`);
	await scene.say(`     TikTok Trigger ${triggerMs.toFixed(1)} ms per event`);
	await scene.say(
		`     ratio ${(triggerMs / plainMs).toFixed(3)}, median of rounds ${median(ratios).toFixed(3)}`,
	);
	const mib = memory.map((bytes) => Math.round(bytes / BYTES_PER_MIB));
	await scene.say(
		`     memory after each round, MiB: ${mib.join(' ')}; growth ${growth.toFixed(3)}`,
	);
	for (const { name, statuses, sent } of [plain, trigger]) {
		await scene.say(`     ${name}: sent ${sent}, answers ${JSON.stringify([...statuses])}`);
		assert.deepEqual([...statuses], [[200, sent]], name);
	}
	assert.ok(triggerMs / plainMs <= MAX_RATIO, 'the trigger takes too long');
	assert.ok(growth <= MAX_GROWTH, 'memory grows');
}

function sum(numbers: number[]): number {
	return numbers.reduce((all, number) => all + number, 0);
}
