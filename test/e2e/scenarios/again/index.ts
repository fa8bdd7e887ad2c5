import type { Scenario } from '../scenario';
import { retryFromList, retryOnFail, retryRefused } from './retries';
import { stopInUpload, stopInWaiting } from './stops';

/** An item leads to at most one post, however n8n runs it again. */
export const againScenario: Scenario = {
	name: 'again',
	title: "n8n's retries, and Stop",
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		await scene.step('Retry On Fail', async () => await retryOnFail(scene, n8n));
		await scene.step('Retry from the list', async () => await retryFromList(scene, n8n));
		await scene.step('Retry of a refused post', async () => await retryRefused(scene, n8n));
		await scene.step('Stop in mid-upload', async () => {
			await stopInUpload(scene, n8n, 'filesystem');
		});
		await scene.step('Stop after the upload', async () => {
			await stopInWaiting(scene, n8n, 'filesystem');
		});

		const other = await scene.startN8n({ N8N_DEFAULT_BINARY_DATA_MODE: 'database' });
		await other.rest.signIn();
		await scene.step('Stop in mid-upload, files in the database', async () => {
			await stopInUpload(scene, other, 'database');
		});
		await scene.step('Stop after the upload, files in the database', async () => {
			await stopInWaiting(scene, other, 'database');
		});
	},
};
