import { needPrograms } from '../../install/debian';
import type { Scenario } from '../scenario';
import { pictureResults } from './pictures';

/** What a person sees after a run: drafts, posts, and wrong inputs. */
export const resultsScenario: Scenario = {
	name: 'results',
	title: 'Results and errors, in the editor',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await needPrograms(['chromium']);
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		const credential = await scene.connected(n8n, await scene.newApp());
		await pictureResults(scene, n8n, credential);
	},
};
