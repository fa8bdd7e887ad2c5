import { inQueueMode } from '../../world/queueMode';
import { twelveAtOnce } from '../refresh/atOnce';
import type { Scenario } from '../scenario';
import { crowd } from './crowd';
import { killWorker } from './killed';

const WORKERS = 2;

/** Main and two workers, as people run n8n who have outgrown one machine. */
export const queueScenario: Scenario = {
	name: 'queue',
	title: 'Queue mode: a main and two workers',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await inQueueMode(scene, WORKERS, async (n8n, site) => {
			await scene.step('twelve executions meet an expired token', async () => {
				const before = site.shares();
				await twelveAtOnce(scene, n8n);
				site.expectAllTookPart(before);
			});
			await scene.step('forty posts of eight creators', async () => {
				await crowd(scene, n8n, site);
			});
			await scene.step('a worker is killed in mid-upload', async () => {
				await killWorker(scene, n8n, site);
			});
		});
	},
};
