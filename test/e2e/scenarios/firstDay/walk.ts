/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { INode } from 'n8n-workflow';

import type { App, AppInput } from '../../../sandbox/types';
import type { N8n } from '../../instance/n8n';
import { CREDENTIAL_TYPE, type CredentialRef } from '../../world/connect';
import type { Scene } from '../../world/scene';
import { fillIn, hurry } from '../examples/fillIn';
import { importExample, readExample } from '../examples/importing';
import { lastOutput, runAt } from '../examples/running';

const EXAMPLE = 'first-day.json';
const TABLE = 'tiktok first day';

interface Report {
	same: number;
	not_same: Array<{ step: string; seen: string }>;
	open: Array<{ step: string; why: string }>;
	delete_afterwards: string[];
	this_run_may_send: string;
}

/** The workflow with an app of its own, and an empty table. */
export class FirstDay {
	private constructor(
		private readonly scene: Scene,
		private readonly n8n: N8n,
		readonly app: App,
		private readonly credential: CredentialRef,
		/** Of the guide. */
		readonly lineCount: number,
	) {}

	static async begin(scene: Scene, n8n: N8n, spec: AppInput): Promise<FirstDay> {
		await dropTable(n8n);
		const app = await scene.newApp(spec);
		const credential = await scene.connected(n8n, app);
		const { nodes } = await readExample(EXAMPLE);
		const { jsonOutput } = nodes.find(({ name }) => name === 'The Lines')?.parameters ?? {};
		const { lines } = JSON.parse(String(jsonOutput)) as { lines: unknown[] };
		return new FirstDay(scene, n8n, app, credential, lines.length);
	}

	/** Imports the workflow and executes it to its report. */
	async run(sendsPosts: boolean): Promise<Report> {
		const change = (node: INode) => {
			if (node.name === 'Settings') fillIn(node, { send_posts: sendsPosts });
			if (node.name === 'Wait Five Seconds') hurry(node);
			if (node.name === 'Ask TikTok')
				node.credentials = { [CREDENTIAL_TYPE]: { ...this.credential } };
		};
		const workflow = await importExample(this.n8n, EXAMPLE, this.credential, change, false);
		const execution = await runAt(this.n8n, workflow, 'Start');
		const [report] = lastOutput(execution, 'Report') ?? [];
		assert.ok(report, 'the workflow has no report');
		const { same, not_same: others, open } = report as unknown as Report;
		await this.scene.say(`same: ${same}, not same: ${others.length}, open: ${open.length}`);
		return report as unknown as Report;
	}
}

/** What the guide says to do before another app is walked. */
async function dropTable(n8n: N8n): Promise<void> {
	const { id: project } = await n8n.rest.call<{ id: string }>('GET', '/projects/personal');
	const path = `/projects/${project}/data-tables`;
	const { data } = await n8n.rest.call<{ data: Array<{ id: string; name: string }> }>('GET', path);
	for (const { id, name } of data) {
		if (name === TABLE) await n8n.rest.call('DELETE', `${path}/${id}`);
	}
}
