import type { N8n } from '../../instance/n8n';
import { followPost } from '../../world/followPost';
import { Listener } from '../../world/listener';
import { inQueueMode } from '../../world/queueMode';
import type { QueueSite } from '../../world/queueSite';
import { repeatAcross } from '../../world/repeatAcross';
import type { Scene } from '../../world/scene';
import type { Scenario } from '../scenario';
import { eachTwice, EVENTS } from './eachTwice';

const WORKERS = 2;

/** The trigger where the main takes the events and workers run them. */
export const triggerQueueScenario: Scenario = {
	name: 'trigger-queue',
	title: 'TikTok Trigger in queue mode: a main and two workers',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await inQueueMode(scene, WORKERS, async (n8n, site) => {
			await scene.step('a post is followed until it is public', async () => {
				await followPost(scene, n8n, 'follow');
			});
			const listener = await Listener.set(scene, n8n, 'TikTok events');
			await scene.step(`${EVENTS} events, each delivered twice at once`, async () => {
				const before = site.shares();
				await eachTwice(listener);
				site.expectAllTookPart(before);
			});
			await repeats(scene, n8n, site);
		});
	},
};

/** The workers go on running while the main is away. */
async function repeats(scene: Scene, n8n: N8n, site: QueueSite): Promise<void> {
	const again = async () => {
		const restarted = await site.startMain();
		await restarted.rest.signIn();
		return restarted;
	};
	const listener = await Listener.set(scene, n8n, 'Repeats');
	const restarted = await scene.step("a repeat after the main's restart runs nothing", async () => {
		return await repeatAcross(listener, again, 1);
	});
	await scene.step('nor after its crash', async () => {
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
