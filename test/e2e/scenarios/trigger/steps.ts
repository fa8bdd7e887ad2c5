/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import axios from 'axios';

import type { N8n } from '../../instance/n8n';
import { Listener } from '../../world/listener';
import type { Scene } from '../../world/scene';

const TOO_LARGE_BYTES = 17_000_000;

/** What is forged or too old is answered 401 and runs nothing. */
export async function refuseForgeries(scene: Scene, n8n: N8n): Promise<void> {
	const listener = await Listener.set(scene, n8n, 'Forgeries');
	const content = { publish_id: 'p1' };
	for (const forge of [
		'wrong_secret',
		'changed_body',
		'changed_time',
		'other_client_key',
	] as const) {
		assert.equal(await listener.send({ content, forge }), 401, forge);
	}
	const header = `t=1780000000,s=${'0'.repeat(64)}`;
	assert.equal(await listener.send({ content, forge: { header: [header, header] } }), 401);
	assert.equal(await listener.send({ content, forge: { header: null } }), 401);
	assert.equal(await listener.send({ content, signed_at: 1_780_000_000 }), 401);
	assert.equal(await listener.send({ body: '[]' }), 400);
	assert.equal(await listener.send({ content }), 200);
	await listener.outputs(1);
}

/** Before any node runs, n8n itself answers what is no JSON, and what is over 16 MB. */
export async function whatN8nAnswers(scene: Scene, n8n: N8n): Promise<void> {
	const listener = await Listener.set(scene, n8n, 'Answered by n8n');
	const statusOf = async (body: string) => {
		const answer = await axios.post(n8n.rest.url + listener.path, Buffer.from(body), {
			proxy: false,
			headers: { 'content-type': 'application/json' },
			maxBodyLength: Infinity,
			validateStatus: () => true,
		});
		return answer.status;
	};
	assert.equal(await statusOf('{"event":'), 422);
	assert.equal(await statusOf(JSON.stringify('x'.repeat(TOO_LARGE_BYTES))), 500);
	assert.equal(await statusOf('{}'), 401);
	assert.equal(await listener.send({}), 200);
	await listener.outputs(1);
}
