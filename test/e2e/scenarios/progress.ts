/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';

import { directPost } from '../workflows/parameters';
import { inLine, tikTok, webhook } from '../workflows/nodes';
import { postVideo } from '../world/postVideo';
import type { Scenario } from './scenario';

const BYTES = 400_000_000;
const BYTES_PER_SECOND = 10_000_000;

/** A large file over a slow line: n8n's log says how far it is. */
export const progressScenario: Scenario = {
	name: 'progress',
	title: 'The progress of an upload, in the log',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		const slow = { kind: 'slow' as const, bytes_per_second: BYTES_PER_SECOND };
		const app = await scene.newApp({ faults: [{ on: 'put', times: 'always', do: slow }] });
		const credential = await scene.connected(n8n, app);
		await n8n.rest.createWorkflow({
			name: 'Webhook to TikTok',
			...inLine(webhook('post'), tikTok(credential, directPost())),
		});
		await scene.step(`${BYTES} bytes at ${BYTES_PER_SECOND} bytes per second`, async () => {
			const { status, answer } = await postVideo(n8n, 'post', BYTES);
			assert.equal(status, 200, JSON.stringify(answer));
			assert.equal(answer.status, 'PUBLISH_COMPLETE');
		});
		await scene.step('a line at the start, with each tenth, and at the end', async () => {
			const { folder, version } = scene.spec;
			const log = await fs.readFile(path.join(folder, `n8n-${version}.log`), 'utf8');
			const lines = log.split('\n').filter((line) => line.includes('TikTok: '));
			for (const line of lines) await scene.say(`     ${line}`);
			const percents = lines.flatMap((line) => /\((\d+) %\)/.exec(line)?.[1] ?? []);
			assert.deepEqual(
				percents.map((percent) => percent.slice(0, -1)),
				[...'123456789'],
			);
			assert.ok(lines.some((line) => /started the post/.test(line)));
			assert.ok(lines.some((line) => /uploaded 400,000,000 bytes in/.test(line)));
			assert.ok(lines.every((line) => line.includes('publish_id')));
		});
	},
};
