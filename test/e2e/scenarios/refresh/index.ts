import type { Scenario } from '../scenario';
import { twelveAtOnce } from './atOnce';
import { expireBetweenRuns, expireDuringRun } from './expiry';
import { overwriteFor, overwrittenKeys } from './overwritten';
import { deadRefreshToken, wrongSecret } from './refused';

const ERROR_STATUSES = ['200', '4xx'] as const;

/** Connected stays connected. */
export const refreshScenario: Scenario = {
	name: 'refresh',
	title: 'The sign-in renews itself',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		for (const status of ERROR_STATUSES) {
			const errors = `token errors as HTTP ${status}`;
			await scene.step(`tokens run out between runs, ${errors}`, async () => {
				await expireBetweenRuns(scene, n8n, status);
			});
			await scene.step(`a dead refresh token, ${errors}`, async () => {
				await deadRefreshToken(scene, n8n, status);
			});
			await scene.step(`a wrong client secret, ${errors}`, async () => {
				await wrongSecret(scene, n8n, status);
			});
		}
		await scene.step('a token runs out during a post', async () => {
			await expireDuringRun(scene, n8n);
		});
		await scene.step('twelve executions at once', async () => await twelveAtOnce(scene, n8n));

		const app = await scene.newApp();
		const second = await scene.startN8n(overwriteFor(app));
		await second.rest.signIn();
		await scene.step('keys from CREDENTIALS_OVERWRITE_DATA', async () => {
			await overwrittenKeys(scene, second, app);
		});
	},
};
