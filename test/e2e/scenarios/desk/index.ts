/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import type { INode } from 'n8n-workflow';

import { needPrograms } from '../../install/debian';
import type { N8n } from '../../instance/n8n';
import type { Scene } from '../../world/scene';
import { makeClip, videoSite } from '../examples/clip';
import { fillIn } from '../examples/fillIn';
import { importExample } from '../examples/importing';
import { StandIn } from '../examples/standIn';
import { findTable } from '../examples/table';
import type { Scenario } from '../scenario';
import { Desk } from './desk';
import { MEDIA_HOST } from './site';
import type { DeskStage } from './stage';
import { pictureDesk } from './pictures';
import { tryAccess } from './tryAccess';
import { tryCrossSite } from './tryCrossSite';
import { tryHostile } from './tryHostile';
import { tryMany } from './tryMany';
import { tryPresses } from './tryPresses';
import { walkActions } from './walkActions';
import { walkByKeyboard } from './walkByKeyboard';
import { walkWithScript } from './walkWithScript';

const TABLE = 'tiktok post queue';

/** `examples/8-desk.json`, as a person imports it, over the content calendar. */
export const deskScenario: Scenario = {
	name: 'desk',
	title: 'The TikTok desk, imported and used',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await needPrograms(['chromium']);
		await scene.install();
		const files = path.join(scene.userFolder, 'files');
		await fs.mkdir(files, { recursive: true });
		const n8n = await scene.startN8n({ N8N_RESTRICT_FILE_ACCESS_TO: files });
		await n8n.rest.setUpOwner();
		const clip = await makeClip();
		const web = await StandIn.start(scene, videoSite(clip), MEDIA_HOST);
		try {
			const stage = await setUp(scene, n8n, files);
			await tryAccess(stage);
			await tryCrossSite(stage);
			await walkWithScript(stage, clip);
			await walkActions(stage, clip, 'script');
			await walkActions(stage, clip, 'no script');
			await walkByKeyboard(stage);
			await tryHostile(stage, 'on');
			await tryPresses(stage);
			await pictureDesk(stage);
			const open = await scene.startN8n({
				N8N_RESTRICT_FILE_ACCESS_TO: files,
				N8N_INSECURE_DISABLE_WEBHOOK_IFRAME_SANDBOX: 'true',
			});
			await open.rest.signIn();
			const there = { ...stage, n8n: open, desk: new Desk(open, stage.desk.table) };
			await tryHostile(there, 'off');
			await tryMany(there);
		} finally {
			await web.close();
		}
	},
};

function postDirectly(node: INode): void {
	if (node.name === 'Settings') fillIn(node, { send_as: 'post' });
}

async function setUp(scene: Scene, n8n: N8n, files: string): Promise<DeskStage> {
	const app = await scene.newApp();
	const credential = await scene.connected(n8n, app);
	const workflow = await importExample(n8n, '8-desk.json', credential, (node) => {
		if (node.name === 'Settings') fillIn(node, { file_folder: files });
	});
	const calendar = await importExample(
		n8n,
		'2-content-calendar.json',
		credential,
		postDirectly,
		false,
	);
	await new Desk(n8n, '').get();
	const desk = new Desk(n8n, await findTable(n8n, TABLE));
	return { scene, n8n, app, credential, desk, workflow, calendar, files };
}
