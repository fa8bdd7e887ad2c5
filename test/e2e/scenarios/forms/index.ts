import { PURPOSES } from '../../../../credentials/signInFields';
import { SCOPES } from '../../../sandbox/schemas';
import { needPrograms } from '../../install/debian';
import { PACKAGE, tikTok } from '../../workflows/nodes';
import type { Scenario } from '../scenario';
import { forms } from './operations';
import { pictureForms } from './picture';

/** The answer in the credential with which *Video IDs* can list the videos. */
const ALSO_READ = PURPOSES.find(({ name }) => name === 'Also Read Videos and Profile')?.value;

const VIDEOS = [
	{
		id: '7678907512345678901',
		create_time_ms: 1_795_000_000_000,
		title: 'Autumn scarves #handmade',
	},
	{ id: '7678907398077074696', create_time_ms: 1_794_000_000_000, title: 'New in the shop' },
];

const COLUMNS = 5;
const STEP_PX = 220;

/** The form of every operation, as n8n's editor draws it. */
export const formsScenario: Scenario = {
	name: 'forms',
	title: 'The form of every operation, in the editor',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await needPrograms(['chromium']);
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		const creators = [{ videos: VIDEOS }];
		const app = await scene.newApp({ creators, scopes: [...SCOPES] });
		const credential = await scene.connected(n8n, app, { purpose: ALSO_READ });
		const all = await forms(n8n);
		const nodes = all.map(({ name, parameters, isTool }, at) =>
			tikTok(credential, parameters, {
				name,
				...(isTool === true ? { type: `${PACKAGE}.tikTokTool` } : {}),
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
