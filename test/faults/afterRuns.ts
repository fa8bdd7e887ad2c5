/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';

/** The longest slice in which the node waits: what watched a PUT is gone after it. */
const LAST_SLICE_MS = 1_000;

const MARGIN_MS = 100;

/** For `afterAll`: lets the last timers of the runs end, so that jest's worker can end by itself. */
export async function timersEnd(): Promise<void> {
	await sleep(LAST_SLICE_MS + MARGIN_MS);
}
