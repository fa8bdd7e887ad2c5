import type { N8n } from '../../instance/n8n';
import { followPost } from '../../world/followPost';
import { Listener } from '../../world/listener';
import { repeatAcross } from '../../world/repeatAcross';
import type { Scene } from '../../world/scene';
import type { Scenario } from '../scenario';
import { takePictures } from './picture';
import { recordedDeliveries } from './recorded';
import { refuseForgeries, whatN8nAnswers } from './steps';

/** The trigger in an n8n of one process. */
export const triggerScenario: Scenario = {
	name: 'trigger',
	title: 'TikTok Trigger: events run workflows once, forgeries never',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		await scene.step('a post is followed until it is public', async () => {
			await followPost(scene, n8n, 'follow');
		});
		await scene.step('forged and old events run nothing', async () => {
			await refuseForgeries(scene, n8n);
		});
		await scene.step('recorded deliveries, and pings at both addresses', async () => {
			await recordedDeliveries(scene, n8n);
		});
		await scene.step('n8n answers what is no JSON, or too large', async () => {
			await whatN8nAnswers(scene, n8n);
		});
		await repeats(scene, n8n);
	},
};

async function repeats(scene: Scene, n8n: N8n): Promise<void> {
	await scene.step('the editor shows it, and an event', async () => {
		await takePictures(scene, n8n);
	});
	const listener = await Listener.set(scene, n8n, 'TikTok events');
	const again = async () => {
		const restarted = await scene.startN8n();
		await restarted.rest.signIn();
		return restarted;
	};
	const restarted = await scene.step('a repeat after a restart runs nothing', async () => {
		return await repeatAcross(listener, again, 1);
	});
	await scene.step('nor after a crash', async () => {
		await repeatAcross(
			restarted,
			async () => {
				await scene.crashN8n();
				return await again();
			},
			3,
		);
	});
}
