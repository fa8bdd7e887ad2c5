import type { Scenario } from '../scenario';
import { tryCalendar } from './calendar';
import { pictureCanvases } from './canvas';
import { exampleFiles, importExample, readExample } from './importing';
import { expectKnown, knownTypes } from './known';
import { walkForm } from './walkForm';

/** The workflows of `examples/`, as people import them. */
export const examplesScenario: Scenario = {
	name: 'examples',
	title: 'The examples, imported and run',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		const credential = await scene.connected(n8n, await scene.newApp());

		const workflows = new Map<string, string>();
		await scene.step('n8n knows every node, version and field', async () => {
			const types = await knownTypes(n8n);
			for (const file of await exampleFiles()) {
				const { nodes } = await readExample(file);
				expectKnown(types, nodes);
				workflows.set(file, await importExample(n8n, file, credential, undefined, false));
			}
		});
		await scene.step('example 4, walked in Chromium', async () => {
			await importExample(n8n, '4-audit-ready-form.json', credential);
			await walkForm(scene);
		});
		await scene.step('each opens in the editor', async () => {
			await pictureCanvases(scene, workflows);
		});
		await tryCalendar(scene, n8n, credential);
	},
};
