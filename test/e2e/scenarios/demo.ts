/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import { setUpDemo } from '../demo/stand';
import { tryOut } from '../demo/tryOut';
import { needPrograms } from '../install/debian';
import type { Scenario } from './scenario';

/** What `npm run demo:n8n` leaves a person in front of works with one click. */
export const demoScenario: Scenario = {
	name: 'demo',
	title: 'npm run demo:n8n',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await needPrograms(['chromium']);
		const stand = await scene.step('n8n, credential, workflow', async () => await setUpDemo(scene));
		try {
			await scene.step('one click in Chromium publishes the clip', async () => {
				const post = await tryOut(scene, stand);
				assert.equal(post.sha256, createHash('sha256').update(stand.clip).digest('hex'));
			});
		} finally {
			await stand.video.close();
		}
	},
};
