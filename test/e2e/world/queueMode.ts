import type { N8n } from '../instance/n8n';
import { QueueSite } from './queueSite';
import type { Scene } from './scene';

/** Does something in a new n8n with a main and that many workers, and takes all of it down again. */
export async function inQueueMode(
	scene: Scene,
	workers: number,
	work: (n8n: N8n, site: QueueSite) => Promise<void>,
): Promise<void> {
	await scene.install();
	const site = await scene.step('Redis and PostgreSQL start', async () => {
		return await QueueSite.open(scene);
	});
	try {
		const n8n = await scene.step('the main starts', async () => await site.startMain());
		await n8n.rest.setUpOwner();
		for (let count = 1; count <= workers; count += 1) {
			await scene.step(`worker ${count} starts`, async () => await site.addWorker());
		}
		await work(n8n, site);
	} finally {
		await site.close();
	}
}
