/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import { BEHAVIOURS } from '../../websource/behaviours';
import type { Behaviour } from '../../websource/behaviours/behaviour';
import { contentOf } from '../../websource/contents';
import { ScriptedServer } from '../../websource/scriptedServer';
import type { N8n } from '../instance/n8n';
import { inLine, tikTok, webhook } from '../workflows/nodes';
import { directPost } from '../workflows/parameters';
import { callWebhook } from '../world/callWebhook';
import type { Scene } from '../world/scene';
import type { Scenario } from './scenario';

/** One of each kind; test/websource tries all of them in n8n's engine. */
const NAMES = [
	'a header in front',
	'a header behind',
	'a header behind, ranges ignored',
	'PB-71: no Content-Length (chunked)',
	'PB-73: gzip with its packed length',
	'PB-73: br with its packed length',
	'a server that drops a waiting reader',
	'PB-77: HTTP 503 and then the file',
	'PB-70: a web page',
	'HTTP 403',
	'PB-74: a link that works once, one item',
	'a redirect with a body that nobody reads',
	'a redirect in a loop',
	'a token within the origin',
	'a token does not go to another origin',
	'a header of any name does not go to another origin, and comes back with it',
	'the header Host, which the node needs',
];

/** What web servers do, in a real n8n of each version. */
export const addressesScenario: Scenario = {
	name: 'addresses',
	title: 'Videos at web addresses',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await scene.install();
		const n8n = await scene.startN8n();
		await n8n.rest.setUpOwner();
		for (const name of NAMES) {
			const behaviour = BEHAVIOURS.find((one) => one.name === name);
			assert.ok(behaviour, name);
			await scene.step(name, async () => await tryBehaviour(scene, n8n, behaviour));
		}
	},
};

async function tryBehaviour(scene: Scene, n8n: N8n, behaviour: Behaviour): Promise<void> {
	const { answers, other: otherAnswers = {}, urls: [url] = ['{self}/clip.mp4'] } = behaviour;
	const script = 'length' in answers ? { '/clip.mp4': answers as never } : answers;
	const server = await ScriptedServer.start(script as never);
	const other = await ScriptedServer.start(otherAnswers);
	server.other = other;
	other.other = server;
	try {
		const app = await scene.newApp();
		// The node paces its inits per credential.
		const credential = await scene.connected(n8n, app);
		const path = `address-${scene.apps.length}`;
		const videoUrl = url.replace('{self}', server.origin);
		const options = { firstCheckSec: 0, ...behaviour.options };
		const parameters = directPost({ videoSource: 'url', videoUrl, options });
		await n8n.rest.createWorkflow({
			name: behaviour.name,
			...inLine(
				webhook(path),
				tikTok(credential, parameters, { onError: 'continueRegularOutput' }),
			),
		});
		const { answer } = await callWebhook(n8n, path);
		const posts = await scene.sandbox.client.posts(app.client_key);
		const { arrives, refused } = behaviour;
		assert.deepEqual(
			posts.map(({ status, sha256 }) => [status, sha256]),
			arrives === undefined ? [] : [['PUBLISH_COMPLETE', hashOf(contentOf(arrives))]],
			JSON.stringify(answer),
		);
		if (refused !== undefined) assert.match(String(answer.error), refused.says);
		const { gets, otherGets = 0 } = behaviour;
		assert.deepEqual([server.gets.length, other.gets.length], [gets, otherGets]);
		expectHeaders(server, behaviour.sent);
		expectHeaders(other, behaviour.otherSent);
		assert.deepEqual([await server.openConnections(), await other.openConnections()], [0, 0]);
	} finally {
		await server.close();
		await other.close();
	}
}

function expectHeaders(server: ScriptedServer, wanted: Behaviour['sent'] = {}): void {
	for (const [name, value] of Object.entries(wanted)) {
		for (const { headers } of server.got) assert.equal(headers[name] ?? null, value, name);
	}
}

function hashOf(content: Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}
