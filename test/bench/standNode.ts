/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the bench starts itself with another Node */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { findRuntimes, FIRST_NODE } from './runtimes';

/**
 * The sandbox and the side that sends share the machine's cores, and the slower of the two sets the
 * pace. On Node 20 that was the sandbox; on Node 24 it has time left over.
 */
const STAND_MAJOR = 24;

/** Whether this process has the Node that the sandbox is to run on. */
export function isStandNode(): boolean {
	return process.version.startsWith(`v${STAND_MAJOR}.`);
}

/** Runs this program again, with the same arguments, on the Node for the sandbox. @returns its exit code */
export async function runOnStandNode(): Promise<number> {
	const [{ binary }] = await findRuntimes([STAND_MAJOR]);
	const child = spawn(binary, [...process.execArgv, ...process.argv.slice(1)], {
		stdio: 'inherit',
		env: { ...process.env, [FIRST_NODE]: process.execPath },
	});
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => child.kill(signal));
	}
	const [code] = (await once(child, 'exit')) as [number | null];
	return code ?? 1;
}
