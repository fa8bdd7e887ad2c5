/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the bench starts itself with another Node */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { findRuntimes } from './runtimes';

/**
 * The sandbox and the two sides share the machine's cores, and the slowest of them sets the pace.
 * On Node 20 that is the sandbox, for curl and for the node alike; on this one it keeps up with both.
 */
const STAND_MAJOR = 24;

/** Whether this process has the Node that the sandbox is to run on. */
export function isStandNode(): boolean {
	return process.version.startsWith(`v${STAND_MAJOR}.`);
}

/** This program with the same arguments on that Node. @returns its exit code */
export async function runOnStandNode(): Promise<number> {
	const [{ binary }] = await findRuntimes([STAND_MAJOR]);
	const args = [...process.execArgv, ...process.argv.slice(1)];
	const child = spawn(binary, args, { stdio: 'inherit' });
	const [code] = (await once(child, 'exit')) as [number | null];
	return code ?? 1;
}
