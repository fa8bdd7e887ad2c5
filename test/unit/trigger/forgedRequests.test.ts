/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- what a process keeps is seen in one of its own */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

import type { Outcome } from './forgedRequests';

const COUNT = 10_000;
const HEAP_MIB = 64;

test('of 10,000 forged and unsigned requests none runs, the log has one line, and memory stays flat', () => {
	const script = path.join(__dirname, 'forgedRequests.ts');
	const args = [`--max-old-space-size=${HEAP_MIB}`, '--import', 'tsx', script, String(COUNT)];
	const output = execFileSync(process.execPath, args, { encoding: 'utf8' });
	const { memory, ...outcome } = JSON.parse(output) as Outcome;
	expect({ ...outcome, memory }).toEqual({
		ran: 0,
		// One kind in eight has a body that is too large. The genuine event at the end gets the 200.
		statuses: { 400: COUNT / 8, 401: (COUNT * 7) / 8, 200: 1 },
		logLines: 1,
		isFlat: true,
		memory,
		acceptsEvent: true,
	});
});
