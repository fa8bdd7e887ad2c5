/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import assert from 'node:assert/strict';

import type { Listener } from '../../world/listener';

export const EVENTS = 30;

const LAST = 'the last';

/** Many events at once, each of them twice: n8n answers 200 to all and runs each once. */
export async function eachTwice(listener: Listener): Promise<void> {
	const ids = Array.from({ length: EVENTS }, (_none, at) => `p${at}`);
	const send = async (publish_id: string) =>
		await listener.send({ content: { publish_id }, create_time: 1_780_000_000 });
	const statuses = await Promise.all([...ids, ...ids].map(send));
	assert.deepEqual([...new Set(statuses)], [200]);

	// n8n answers before it begins an execution: once this one has ended, a repeat's is listed, too.
	assert.equal(await send(LAST), 200);
	const outputs = await listener.outputs(EVENTS + 1);
	const heard = outputs.map(({ publish_id }) => publish_id);
	assert.deepEqual(heard.sort(), [...ids, LAST].sort());
}
