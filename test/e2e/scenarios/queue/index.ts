import { twelveAtOnce } from '../refresh/atOnce';
import type { Scenario } from '../scenario';
import { crowd } from './crowd';
import { killWorker } from './killed';
import { QueueSite } from './site';

const WORKERS = 2;

/** Main and two workers, as people run n8n who have outgrown one machine. */
export const queueScenario: Scenario = {
	name: 'queue',
	title: 'Queue mode: a main and two workers',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const site = await scene.step('Redis and PostgreSQL start', async () => {
			return await QueueSite.open(scene);
		});
		try {
			const n8n = await scene.step('the main starts', async () => await site.startMain());
			await n8n.rest.setUpOwner();
			for (let count = 1; count <= WORKERS; count += 1) {
				await scene.step(`worker ${count} starts`, async () => await site.addWorker());
			}
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
		} finally {
			await site.close();
		}
	},
};
