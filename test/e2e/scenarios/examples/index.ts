import type { Scenario } from '../scenario';
import { tryCalendar } from './calendar';
import { makeClip } from './clip';
import { exampleFiles, importExample, readExample } from './importing';
import { expectKnown, knownTypes } from './known';
import { makeTable } from './table';
import { tryPublished } from './tryPublished';
import { tryShopify } from './tryShopify';
import { tryWatchdog } from './tryWatchdog';

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
		const app = await scene.newApp();
		const credential = await scene.connected(n8n, app);
		const stage = { scene, n8n, app, credential };

		const workflows = new Map<string, string>();
		await scene.step('n8n knows every node, version and field', async () => {
			const types = await knownTypes(n8n);
			for (const file of await exampleFiles()) {
				const { nodes } = await readExample(file);
				expectKnown(types, nodes);
				workflows.set(file, await importExample(n8n, file, credential, undefined, false));
			}
		});
		const table = await makeTable(n8n, '2-content-calendar.json');
		const clip = await makeClip();
		await tryShopify(stage, table, clip);
		await tryPublished(stage, table);
		await tryWatchdog(stage);
		await tryCalendar(stage, table, clip);
	},
};
