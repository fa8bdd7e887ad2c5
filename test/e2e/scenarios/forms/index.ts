import { needPrograms } from '../../install/debian';
import { tikTok } from '../../workflows/nodes';
import type { Scenario } from '../scenario';
import { forms } from './operations';
import { pictureForms } from './picture';

const COLUMNS = 5;
const STEP_PX = 220;

/** The form of every operation, as n8n's editor draws it. */
export const formsScenario: Scenario = {
	name: 'forms',
	title: 'The form of every operation, in the editor',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await needPrograms(['chromium']);
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		const credential = await scene.connected(n8n, await scene.newApp());
		const all = await forms(n8n);
		const nodes = all.map(({ name, parameters }, at) =>
			tikTok(credential, parameters, {
				name,
				position: [(at % COLUMNS) * STEP_PX, Math.floor(at / COLUMNS) * STEP_PX],
			}),
		);
		const workflow = { name: 'Every operation', nodes, connections: {} };
		const id = await n8n.rest.createWorkflow(workflow, false);
		await scene.step(`${all.length} forms, nothing cut off`, async () => {
			await pictureForms(scene, id, all);
		});
	},
};
