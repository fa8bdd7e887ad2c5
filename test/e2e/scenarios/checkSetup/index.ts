/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { INodeParameters } from 'n8n-workflow';

import type { App, AppInput } from '../../../sandbox/types';
import { needPrograms } from '../../install/debian';
import type { N8n } from '../../instance/n8n';
import { inLine, node, tikTok } from '../../workflows/nodes';
import type { Scene } from '../../world/scene';
import { endedExecutions, lastOutput } from '../examples/running';
import type { Scenario } from '../scenario';
import { executeAndPicture } from './picture';

const START = 'Start';
const CHECK = 'Check Setup';

/** What people ask first, answered in the editor: once by what is known, once by TikTok. */
export const checkSetupScenario: Scenario = {
	name: 'check-setup',
	title: 'Account > Check Setup says what the app can do',
	on: 'newest',
	isSmoke: false,
	async run(scene) {
		await needPrograms(['chromium']);
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		await scene.step('a fresh sandbox app: drafts, and why nothing else', async () => {
			const sandbox: AppInput = { sandbox: true, audited: false };
			const { app, found } = await check(scene, n8n, sandbox, {}, 'check-setup-sandbox');
			assert.deepEqual(found, ['sandbox', 'not_audited', 'yes', 'no', 'no']);
			assert.equal(await inits(scene, app), 0);
		});
		await scene.step('an audited app that is asked about: one init, nothing sent', async () => {
			const asks = { askAboutAudit: true };
			const { app, found } = await check(scene, n8n, {}, asks, 'check-setup-audited');
			assert.deepEqual(found, ['production', 'audited', 'yes', 'yes', 'yes']);
			assert.equal(await inits(scene, app), 1);
			const [post] = await scene.sandbox.client.posts(app.client_key);
			assert.deepEqual([post.status, post.puts], ['PROCESSING_UPLOAD', []]);
		});
	},
};

/** Executes one check in the editor, keeps a picture of it, and reads what n8n has stored. */
async function check(
	scene: Scene,
	n8n: N8n,
	spec: AppInput,
	more: INodeParameters,
	picture: string,
): Promise<{ app: App; found: unknown[] }> {
	const app = await scene.newApp(spec);
	const credential = await scene.connected(n8n, app);
	const parameters = { resource: 'account', operation: 'checkSetup', ...more };
	const start = node(START, 'n8n-nodes-base.manualTrigger', 1, {});
	const nodes = inLine(start, tikTok(credential, parameters, { name: CHECK }));
	const workflow = await n8n.rest.createWorkflow({ name: picture, ...nodes }, false);
	await executeAndPicture(scene, workflow, CHECK, picture);
	const [execution] = await endedExecutions(n8n, workflow, 1);
	const [json] = lastOutput(execution, CHECK) ?? [];
	const report = json as unknown as {
		app: { key: string; audit: { value: string } };
		can: Record<string, { value: string }>;
	};
	const { draft, direct_post_only_me: onlyMe, direct_post_to_others: others } = report.can;
	const values = [draft, onlyMe, others].map(({ value }) => value);
	return { app, found: [report.app.key, report.app.audit.value, ...values] };
}

async function inits(scene: Scene, { client_key: key }: App): Promise<number> {
	const requests = await scene.sandbox.client.requests(key);
	return requests.filter(({ endpoint }) => endpoint === 'init').length;
}
