/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { App } from '../../sandbox/types';
import { ScriptedServer } from '../../websource/scriptedServer';
import type { N8n } from '../instance/n8n';
import { inLine, tikTok, webhook } from '../workflows/nodes';
import { directPost } from '../workflows/parameters';
import { callWebhook } from '../world/callWebhook';
import type { Scene } from '../world/scene';
import type { Scenario } from './scenario';

const PROTECTED = {
	N8N_SSRF_PROTECTION_ENABLED: 'true',
	N8N_SSRF_ALLOWED_HOSTNAMES: 'localhost,*.tiktokapis.com',
};

/** Where the first server redirects to, and what the error names. */
const TARGETS = [
	['an IPv4 address', (port: string) => `127.0.0.1:${port}`],
	['an IPv4 address as IPv6', (port: string) => `[::ffff:7f00:1]:${port}`],
] as const;

/** n8n's protection of its own network, off and on. */
export const ssrfScenario: Scenario = {
	name: 'ssrf',
	title: "Redirects of a video address under n8n's SSRF protection",
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const open = await scene.startN8n();
		await open.rest.setUpOwner();
		// The sandbox is in the own network, so the protection would stop the sign-in, too.
		const app = await scene.newApp();
		const account = { app, credential: await scene.connected(open, app) };
		await scene.step('off: the file behind the redirect is read', async () => {
			await post(scene, open, account, TARGETS[0][1], false);
		});
		const closed = await scene.startN8n(PROTECTED);
		await closed.rest.signIn();
		for (const [name, hostOf] of TARGETS) {
			await scene.step(`on: a redirect to ${name} is refused, and nothing is read`, async () => {
				await post(scene, closed, account, hostOf, true);
			});
		}
	},
};

interface Account {
	readonly app: App;
	readonly credential: Awaited<ReturnType<Scene['connected']>>;
}

async function initsOf(scene: Scene, app: App): Promise<number> {
	const requests = await scene.sandbox.client.requests(app.client_key);
	return requests.filter(({ endpoint }) => endpoint.endsWith('init')).length;
}

async function post(
	scene: Scene,
	n8n: N8n,
	{ app, credential }: Account,
	hostOf: (port: string) => string,
	isBlocked: boolean,
): Promise<void> {
	const inside = await ScriptedServer.start({ '/clip.mp4': [{ body: 'front, small' }] });
	const host = hostOf(new URL(inside.origin).port);
	const location = `http://${host}/clip.mp4`;
	const first = await ScriptedServer.start({ '/': [{ status: 302, headers: { location } }] });
	try {
		const path = `ssrf-${new URL(inside.origin).port}`;
		const before = await initsOf(scene, app);
		const videoUrl = `http://localhost:${new URL(first.origin).port}/`;
		const parameters = directPost({ operation: 'uploadAsDraft', videoSource: 'url', videoUrl });
		await n8n.rest.createWorkflow({
			name: path,
			...inLine(
				webhook(path),
				tikTok(credential, parameters, { onError: 'continueRegularOutput' }),
			),
		});
		const { answer } = await callWebhook(n8n, path);
		const inits = (await initsOf(scene, app)) - before;
		if (isBlocked) {
			const said = `leads to ${host}, which n8n's SSRF protection blocks.`;
			assert.ok(String(answer.error).includes(said), String(answer.error));
			assert.deepEqual([inside.gets.length, inits], [0, 0]);
		} else {
			assert.ok(inside.gets.length > 0, JSON.stringify(answer));
			assert.equal(inits, 1, JSON.stringify(answer));
		}
	} finally {
		await first.close();
		await inside.close();
	}
}
