/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { N8n } from '../instance/n8n';
import type { Listener } from './listener';

/** An event that is delivered before and after n8n was started again runs once. */
export async function repeatAcross(
	listener: Listener,
	restart: () => Promise<N8n>,
	first: number,
): Promise<Listener> {
	const order = { content: { publish_id: `p${first}` }, create_time: 1_780_000_000 };
	assert.equal(await listener.send(order), 200);
	await listener.outputs(first);
	const after = listener.in(await restart());
	assert.equal(await after.send(order), 200);
	assert.equal(await after.send({ ...order, create_time: 1_780_000_001 }), 200);
	const outputs = await after.outputs(first + 1);
	assert.deepEqual(
		outputs.slice(-2).map(({ create_time }) => create_time),
		[1_780_000_000, 1_780_000_001],
	);
	return after;
}
