import { needPrograms } from '../../install/debian';
import { NEWEST } from '../../install/versions';
import { draftFromExample } from '../examples/firstDraftInEditor';
import type { Scenario } from '../scenario';
import { authorize, deny, fillInCredential } from './credential';
import { fillInForm, run } from './directPost';
import { seeThemes, watchPost } from './looks';
import { fillInInstall, signUp } from './signUp';
import { Visit } from './visit';
import { addDirectPost, addForm } from './workflow';

/** From an empty n8n to a published video, with nothing but a browser. */
export const firstQuarterScenario: Scenario = {
	name: 'first-quarter',
	title: "A person's first quarter of an hour",
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await needPrograms(['chromium']);
		await scene.install();
		const n8n = await scene.startN8n();
		const app = await scene.newApp({ switches: { store: 'file' } });
		const visit = await Visit.begin(scene);
		try {
			await visit.step('signs up as the owner', signUp);
			await visit.step('finds where n8n installs a package by its name', fillInInstall);
			await n8n.rest.signIn();
			await visit.step('fills in a new TikTok credential', async () => {
				await fillInCredential(visit, app);
			});
			await visit.step('presses Deny, and reads why it is not connected', deny);
			await visit.step('presses Authorize, and sees it connected', authorize);
			await visit.step('begins a workflow with a form for a file', addForm);
			await visit.step('adds TikTok, Direct Post', addDirectPost);
			await visit.step('finds nothing preset, and what the account offers', fillInForm);
			await visit.step('runs it, and sees the result; TikTok has exactly one post', async () => {
				await run(visit, app);
			});
			await visit.step('sees the icon in both themes', seeThemes);
			await visit.step("sees the video on TikTok's side", async () => await watchPost(visit, app));
			// The guide describes the editor of the newest n8n.
			if (scene.spec.version === NEWEST.version) await draftFromExample(scene, app, visit.page);
		} finally {
			await visit.end();
		}
	},
};
