/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
import { createHmac, randomUUID } from 'node:crypto';
import http from 'node:http';

import axios from 'axios';
import type { INodeParameters } from 'n8n-workflow';

import type { SandboxClient } from '../sandbox/client';
import type { App, AppInput, WebhookSendInput } from '../sandbox/types';
import type { CredentialRef, Engine } from './harness';
import type { LiveWebhook } from './harness/n8nParts';
import { newApp, sandbox } from './signInSetup';

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

/** An app whose callback URL is a trigger of ours, not connected. */
export interface TriggerStage {
	readonly client: SandboxClient;
	readonly app: App;
	readonly webhook: LiveWebhook;
	readonly credential: CredentialRef;
	/** Sends an event and answers the HTTP statuses of its tries. */
	send(order?: WebhookSendInput): Promise<Array<number | null>>;
}

export async function setTrigger(
	engine: Engine,
	parameters: INodeParameters = {},
	spec: AppInput = {},
	mode?: 'manual',
): Promise<TriggerStage> {
	const client = sandbox();
	const app = await newApp(client, spec);
	const credential = engine.addCredential(app);
	const node = {
		id: randomUUID(),
		name: 'TikTok Trigger',
		type: engine.typeName('tikTokTrigger'),
		parameters: { events: ['*'], filters: {}, options: {}, ...parameters },
		credential,
	};
	const webhook = await engine.listen(node, mode);
	await client.updateApp(app.client_key, { webhook_url: webhook.url });
	const send = async (order: WebhookSendInput = {}) => {
		const sent = await client.sendWebhook(app.client_key, order);
		return sent.flatMap(({ attempts }) => attempts.map(({ status }) => status));
	};
	return { client, app, webhook, credential, send };
}

/** A delivery that the sandbox would not make; signed rightly unless a header is given. */
export async function deliver(
	{ app, webhook }: TriggerStage,
	body: string | Buffer,
	headers?: Record<string, string | string[]>,
): Promise<number> {
	const t = Math.floor(Date.now() / 1_000);
	const s = createHmac('sha256', app.client_secret).update(`${t}.`).update(body).digest('hex');
	const answer = await axios.post(webhook.url, Buffer.from(body), {
		proxy: false,
		httpAgent: agent,
		maxBodyLength: Infinity,
		headers: {
			'content-type': 'application/json',
			...(headers ?? { 'TikTok-Signature': `t=${t},s=${s}` }),
		},
		validateStatus: () => true,
	});
	return answer.status;
}
