/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import express from 'express';

import type { N8n } from '../instance/n8n';
import { inLine, webhook } from '../workflows/nodes';
import { callWebhook } from '../world/callWebhook';
import type { Scene } from '../world/scene';
import { StandIn } from './examples/standIn';
import { httpRequest } from './refresh/callers';
import { signIn } from './refresh/signIn';
import type { Scenario } from './scenario';

const OTHER_HOST = 'collector.example.test';

/** Who may use the credential cannot read its token. */
export const secretsScenario: Scenario = {
	name: 'secrets',
	title: 'The access token goes to TikTok only',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		await scene.step('HTTP Request with the credential: TikTok yes, another host no', async () => {
			await tokenStaysAtTikTok(scene, n8n);
		});
	},
};

async function tokenStaysAtTikTok(scene: Scene, n8n: N8n): Promise<void> {
	const { app, credential, callers } = await signIn(scene, n8n);
	const received: string[] = [];
	const collector = express();
	collector.use((request, response) => {
		received.push(JSON.stringify([request.url, request.headers]));
		response.json({ thanks: true });
	});
	const standIn = await StandIn.start(scene, collector, OTHER_HOST);
	try {
		await n8n.rest.createWorkflow({
			name: 'Sends the token elsewhere',
			...inLine(webhook('elsewhere'), httpRequest(credential, `https://${OTHER_HOST}/`)),
		});
		const elsewhere = await callWebhook(n8n, 'elsewhere');
		assert.notEqual(elsewhere.status, 200, JSON.stringify(elsewhere.answer));
		assert.deepEqual(received, []);

		await callers.works('http');
		await scene.sandbox.client.expireAccessTokens(app.client_key);
		await callers.works('http');
		await callers.works('declarative');
		await callers.works('programmatic');
	} finally {
		await standIn.close();
	}
}
