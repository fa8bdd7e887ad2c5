/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';

import axios from 'axios';

import { median } from '../../bench/medians';
import { residentBytes } from '../../bench/memoryWatch';
import { inLine, node, tikTokTrigger } from '../workflows/nodes';
import { createCredential } from '../world/connect';
import type { Scenario } from './scenario';

const REQUESTS = 10_000;
const BATCH = 500;
const WARM_UP = 1_000;
const AT_ONCE = 4;
const MAX_RATIO = 1.2;
const MAX_GROWTH = 1.15;
const SMALL_HEAP_MIB = 512;
const BYTES_PER_MIB = 1_048_576;
/** The trigger logs one line a minute. */
const MAX_LINES_PER_MINUTE = 1;
/** `utime` and `stime` of Linux count in these. */
const TICK_MS = 10;

const BODY = JSON.stringify({
	client_key: 'awforged',
	event: 'post.publish.complete',
	create_time: 1_780_000_000,
	user_openid: 'nobody',
	content: JSON.stringify({ publish_id: 'v_pub_file~1', publish_type: 'DIRECT_PUBLISH' }),
});

const agent = new http.Agent({ keepAlive: true });

/** Requests of one kind. */
interface Flood {
	readonly name: string;
	readonly path: string;
	readonly status: number;
	headers(): Record<string, string>;
	/** Processor time of n8n in each batch, in milliseconds. */
	readonly batches: number[];
}

/** What a stranger's requests cost, beside those that n8n's own Webhook node refuses. */
export const forgeriesScenario: Scenario = {
	name: 'forgeries',
	title: 'TikTok Trigger refuses 10,000 forged and 10,000 unsigned requests',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n({ NODE_OPTIONS: `--max-old-space-size=${SMALL_HEAP_MIB}` });
		await n8n.rest.setUpOwner();
		const app = await scene.newApp();
		const credential = await createCredential(n8n.rest, app);
		const secret = { name: 'X-Key', value: randomUUID() };
		const headerAuth = await n8n.rest.createCredential('key', 'httpHeaderAuth', secret);
		const [plainId, triggerId] = [randomUUID(), randomUUID()];
		const plain = node('Webhook', 'n8n-nodes-base.webhook', 2, {
			webhookId: plainId,
			parameters: {
				httpMethod: 'POST',
				path: plainId,
				authentication: 'headerAuth',
				responseMode: 'onReceived',
				options: {},
			},
			credentials: { httpHeaderAuth: { id: headerAuth, name: 'key' } },
		});
		const workflows = await Promise.all(
			[plain, tikTokTrigger(credential, triggerId)].map(
				async (first) =>
					await n8n.rest.createWorkflow({
						name: first.name,
						...inLine(first, node('Keep', 'n8n-nodes-base.noOp', 1, {})),
					}),
			),
		);

		const path = `/webhook/${triggerId}/webhook`;
		const flood = (name: string, more: Partial<Flood>): Flood => ({
			name,
			path,
			status: 401,
			headers: () => ({}),
			batches: [],
			...more,
		});
		const now = () => Math.floor(Date.now() / 1_000);
		const refused = flood('Webhook node', {
			path: `/webhook/${plainId}`,
			status: 403,
			headers: () => ({ 'X-Key': 'a guess' }),
		});
		const floods = [
			refused,
			flood('unsigned', {}),
			flood('forged', {
				headers: () => ({ 'TikTok-Signature': `t=${now()},s=${'0'.repeat(64)}` }),
			}),
		];

		for (const each of floods) await send(n8n.rest.url, each, WARM_UP);
		const start = Date.now();
		const memory: number[] = [];
		for (let sent = 0; sent < REQUESTS; sent += BATCH) {
			// Who goes first changes, so that a slow spell of the machine hits all alike.
			floods.push(...floods.splice(0, 1));
			for (const each of floods) {
				const before = processorMs(n8n.program.pid);
				await send(n8n.rest.url, each, BATCH);
				each.batches.push(processorMs(n8n.program.pid) - before);
			}
			memory.push(residentBytes(n8n.program.pid));
		}

		const costs = floods.map(({ name, batches }) => `${name} ${perRequest(batches)} ms`);
		await scene.say(`     processor time per request: ${costs.join(', ')}`);
		const growth = median(memory.slice(-5)) / median(memory.slice(4, 9));
		const mib = memory.map((bytes) => Math.round(bytes / BYTES_PER_MIB));
		await scene.say(`     memory, MiB: ${mib.join(' ')}; growth ${growth.toFixed(3)}`);
		const lines = n8n.program.output().match(/TikTok Trigger: rejected/g)?.length ?? 0;
		const minutes = Math.ceil((Date.now() - start) / 60_000) + 1;
		await scene.say(`     ${lines} log lines in ${minutes} minutes`);
		for (const workflowId of workflows) {
			assert.deepEqual(await n8n.rest.executions(workflowId), []);
		}
		for (const { name, batches } of floods) {
			const ratio = sum(batches) / sum(refused.batches);
			await scene.say(`     ${name}: ${ratio.toFixed(3)} of the Webhook node`);
			assert.ok(ratio <= MAX_RATIO, `${name} costs too much`);
		}
		assert.ok(growth <= MAX_GROWTH, 'memory grows');
		assert.ok(lines > 0 && lines <= minutes * MAX_LINES_PER_MINUTE, 'log lines');
	},
};

async function send(url: string, flood: Flood, count: number): Promise<void> {
	let left = count;
	const work = async () => {
		while (left > 0) {
			left -= 1;
			const answer = await axios.post(url + flood.path, BODY, {
				proxy: false,
				httpAgent: agent,
				headers: { 'content-type': 'application/json', ...flood.headers() },
				validateStatus: () => true,
			});
			assert.equal(answer.status, flood.status, flood.name);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** What the process has used so far, in milliseconds, as Linux counts it. */
function processorMs(pid: number): number {
	// The name in brackets may hold spaces.
	const [, numbers] = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
	const fields = numbers.split(' ');
	return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function perRequest(batches: readonly number[]): string {
	return (sum(batches) / REQUESTS).toFixed(2);
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, number) => all + number, 0);
}
