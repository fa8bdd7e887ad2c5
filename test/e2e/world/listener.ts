/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { parse } from 'flatted';
import type { IDataObject, INodeParameters, IRunExecutionData } from 'n8n-workflow';

import type { App, AppInput, WebhookSendInput } from '../../sandbox/types';
import type { N8n } from '../instance/n8n';
import { N8N_ORIGIN } from '../instance/settings';
import { inLine, TIKTOK_TRIGGER, tikTokTrigger } from '../workflows/nodes';
import { createCredential } from './connect';
import type { Scene } from './scene';
import { until } from './until';

const RUNNING = ['new', 'running', 'waiting'];

/** A published workflow that begins with the trigger, and an app that sends its events there. */
export class Listener {
	private constructor(
		private readonly scene: Scene,
		private readonly n8n: N8n,
		readonly app: App,
		readonly workflowId: string,
		/** On loopback, for what TikTok would not send. */
		readonly path: string,
	) {}

	/** The credential is not connected: the trigger needs key and secret only. */
	static async set(
		scene: Scene,
		n8n: N8n,
		name: string,
		spec: { app?: AppInput; parameters?: INodeParameters } = {},
	): Promise<Listener> {
		const app = await scene.newApp(spec.app);
		const credential = await createCredential(n8n.rest, app);
		const webhookId = randomUUID();
		const workflowId = await n8n.rest.createWorkflow({
			name,
			...inLine(tikTokTrigger(credential, webhookId, spec.parameters)),
		});
		const path = `/webhook/${webhookId}/webhook`;
		const webhook_url = `${N8N_ORIGIN}${path}`;
		await scene.sandbox.client.updateApp(app.client_key, { webhook_url });
		return new Listener(scene, n8n, app, workflowId, path);
	}

	/** The same workflow in an n8n that was started again. */
	in(n8n: N8n): Listener {
		return new Listener(this.scene, n8n, this.app, this.workflowId, this.path);
	}

	/** Sends an event and answers the HTTP status of its only try. */
	async send(order: WebhookSendInput): Promise<number | null> {
		const [{ attempts }] = await this.scene.sandbox.client.sendWebhook(this.app.client_key, order);
		assert.equal(attempts.length, 1);
		return attempts[0].status;
	}

	/** Presses *Test URL* in the portal, and answers the HTTP status of the only try. */
	async ping(webhook_ping: 'signed' | 'unsigned'): Promise<number | null> {
		const { client } = this.scene.sandbox;
		await client.updateApp(this.app.client_key, { switches: { webhook_ping } });
		const { attempts } = await client.pingWebhook(this.app.client_key);
		assert.equal(attempts.length, 1);
		return attempts[0].status;
	}

	/** Selects *Listen for test event* in the editor: n8n takes one delivery at the Test URL. */
	async listenInEditor(): Promise<void> {
		const body = { triggerToStartFrom: { name: TIKTOK_TRIGGER } };
		const path = `/workflows/${this.workflowId}/run`;
		const answer = await this.n8n.rest.call<{ waitingForWebhook?: boolean }>('POST', path, body);
		assert.equal(answer.waitingForWebhook, true);
	}

	/** Enters n8n's Test URL or its Production URL in the portal. */
	async enter(url: 'Test URL' | 'Production URL'): Promise<void> {
		const path = url === 'Test URL' ? this.path.replace(/^\/webhook/, '/webhook-test') : this.path;
		const webhook_url = `${N8N_ORIGIN}${path}`;
		await this.scene.sandbox.client.updateApp(this.app.client_key, { webhook_url });
	}

	/** What the trigger put out in each execution, oldest first, once there are so many and all have ended. */
	async outputs(count: number): Promise<IDataObject[]> {
		const executions = await until(`${count} executions`, async () => {
			const all = await this.n8n.rest.executions(this.workflowId);
			const isDone = all.length >= count && all.every(({ status }) => !RUNNING.includes(status));
			return isDone ? all : undefined;
		});
		assert.equal(executions.length, count, 'executions of the trigger');
		const oldestFirst = executions.map(({ id }) => id).sort((one, other) => +one - +other);
		return await Promise.all(oldestFirst.map(async (id) => await this.outputOf(id)));
	}

	private async outputOf(executionId: string): Promise<IDataObject> {
		const { data = '', status } = await this.n8n.rest.execution(executionId);
		assert.equal(status, 'success');
		const { resultData } = parse(data) as IRunExecutionData;
		const items = resultData.runData[TIKTOK_TRIGGER][0].data?.main[0] ?? [];
		assert.equal(items.length, 1);
		return items[0].json;
	}
}
