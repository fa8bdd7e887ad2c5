/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import { createHmac } from 'node:crypto';
import http from 'node:http';

import axios from 'axios';

import type { App } from '../../../sandbox/types';
import type { N8n } from '../../instance/n8n';
import { until } from '../../world/until';

const AT_ONCE = 4;

/** One of the two addresses that are compared. */
export interface Target {
	readonly name: string;
	readonly path: string;
	readonly workflowId: string;
	/** Milliseconds that its batches took. */
	readonly batches: number[];
	sent: number;
	readonly statuses: Map<number, number>;
}

const agent = new http.Agent({ keepAlive: true });

/** Sends events, four at once, and waits until n8n has ended their executions. */
export async function runBatch(n8n: N8n, app: App, target: Target, events: number): Promise<void> {
	const endsAt = target.sent + events;
	const start = performance.now();
	const work = async () => {
		while (target.sent < endsAt) {
			target.sent += 1;
			const status = await send(n8n, app, target.path, target.sent);
			target.statuses.set(status, (target.statuses.get(status) ?? 0) + 1);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	await until(`${endsAt} executions of ${target.name}`, async () => {
		const ended = await n8n.rest.endedExecutions(target.workflowId);
		return ended >= endsAt ? true : undefined;
	});
	target.batches.push(performance.now() - start);
}

async function send(n8n: N8n, app: App, path: string, number: number): Promise<number> {
	const body = JSON.stringify({
		client_key: app.client_key,
		event: 'post.publish.complete',
		create_time: 1_780_000_000 + number,
		user_openid: app.creators[0].open_id,
		content: JSON.stringify({ publish_id: `v_pub_file~${number}`, publish_type: 'DIRECT_PUBLISH' }),
	});
	const t = Math.floor(Date.now() / 1_000);
	const s = createHmac('sha256', app.client_secret).update(`${t}.${body}`).digest('hex');
	const answer = await axios.post(n8n.rest.url + path, body, {
		proxy: false,
		httpAgent: agent,
		headers: { 'content-type': 'application/json', 'TikTok-Signature': `t=${t},s=${s}` },
		validateStatus: () => true,
	});
	return answer.status;
}
