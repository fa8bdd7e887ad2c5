import { exampleFiles, importExample, readExample } from './examples/importing';
import { expectKnown, knownTypes } from './examples/known';
import type { Scenario } from './scenario';

/** Also the oldest n8n that the package supports can open every example. */
export const importsScenario: Scenario = {
	name: 'imports',
	title: 'Every example is imported',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		const credential = await scene.connected(n8n, await scene.newApp());
		const types = await knownTypes(n8n);
		for (const file of await exampleFiles()) {
			await scene.step(file, async () => {
				expectKnown(types, (await readExample(file)).nodes);
				await importExample(n8n, file, credential, undefined, false);
			});
		}
	},
};
