/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import { REQUESTS } from '../../../leaks/cases';
import { leaks } from '../../../leaks/find';
import type { Scenario } from '../scenario';
import { fromVideoServer, fromWebhook } from './otherAnswers';
import { fromRequest, type Kept } from './tikTokAnswers';

/** A sample of each kind of the leak matrix (test/engine/leakMatrix.test.ts), in n8n itself. */
export const leaksScenario: Scenario = {
	name: 'leaks',
	title: 'No secret that a hostile answer repeats is shown, saved, or logged',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n({ N8N_LOG_LEVEL: 'debug' });
		await n8n.rest.setUpOwner();
		const secrets = new Set<string>();
		const keeps = async (what: string, work: () => Promise<Kept>) => {
			await scene.step(what, async () => {
				const kept = await work();
				for (const secret of kept.secrets) secrets.add(secret);
				await scene.say(`     ${kept.texts.length} answers`);
				assert.deepEqual(
					kept.texts.flatMap((text) => leaks(text, kept.secrets)),
					[],
				);
			});
		};
		// All at once, because the node paces the inits of each credential.
		await Promise.all(
			REQUESTS.map(
				async (request) =>
					await keeps(request.name, async () => await fromRequest(scene, n8n, request)),
			),
		);
		await keeps('server of a video', async () => await fromVideoServer(scene, n8n));
		await keeps('webhook', async () => await fromWebhook(scene, n8n));
		await scene.step('n8n\u2019s log at level debug', async () => {
			const log = n8n.program.output();
			assert.match(log, /TikTok: /);
			assert.deepEqual(leaks(log, [...secrets]), []);
			await scene.say(`     ${log.length} characters, ${secrets.size} secrets`);
		});
	},
};
