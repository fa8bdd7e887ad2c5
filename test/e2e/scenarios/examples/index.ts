/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import path from 'node:path';

import type { Scenario } from '../scenario';
import { tryCalendar } from './calendar';
import { pictureCanvases } from './canvas';
import { makeClip } from './clip';
import { firstDraftInEditor } from './firstDraftInEditor';
import { exampleFiles, formPath, importExample, readExample } from './importing';
import { expectKnown, knownTypes } from './known';
import { makeTable } from './table';
import { tryAgent } from './tryAgent';
import { tryAuditForm } from './tryAuditForm';
import { tryCalendarForm } from './tryCalendarForm';
import { tryCalendarRules } from './tryCalendarRules';
import { tryCrossPost } from './tryCrossPost';
import { tryFirstDraft } from './tryFirstDraft';
import { tryPhotos } from './tryPhotos';
import { tryPublished } from './tryPublished';
import { tryShopify } from './tryShopify';
import { tryWatchdog } from './tryWatchdog';
import { walkForm } from './walkForm';

/** The workflows of `examples/`, as people import them. */
export const examplesScenario: Scenario = {
	name: 'examples',
	title: 'The examples, imported and run',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const files = path.join(scene.userFolder, 'files');
		const n8n = await scene.startN8n({ N8N_RESTRICT_FILE_ACCESS_TO: files });
		await n8n.rest.setUpOwner();
		const app = await scene.newApp();
		const credential = await scene.connected(n8n, app);
		const stage = { scene, n8n, app, credential };

		await firstDraftInEditor(stage);
		const workflows = new Map<string, string>();
		await scene.step('n8n knows every node, version and field', async () => {
			const types = await knownTypes(n8n);
			for (const file of await exampleFiles()) {
				const { nodes } = await readExample(file);
				expectKnown(types, nodes);
				workflows.set(file, await importExample(n8n, file, credential, undefined, false));
			}
		});
		await tryFirstDraft(stage);
		await tryPhotos(stage);
		await scene.step('example 4, walked in Chromium', async () => {
			const workflow = await importExample(n8n, '4-audit-ready-form.json', credential);
			await walkForm(scene, await formPath(n8n, workflow));
		});
		await tryAuditForm(stage);
		await scene.step('each opens in the editor', async () => {
			await pictureCanvases(scene, workflows);
		});
		const table = await makeTable(n8n, '2-content-calendar.json');
		const clip = await makeClip();
		await tryShopify(stage, table, clip);
		await tryPublished(stage, table);
		await tryWatchdog(stage);
		await tryCrossPost(stage, clip);
		await tryAgent(stage, clip);
		await tryCalendarForm(stage, table, clip);
		await tryCalendarRules(stage, table);
		await tryCalendar(stage, table, clip);
	},
};
