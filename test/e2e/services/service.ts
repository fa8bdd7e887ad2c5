/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const ANSWER_TIMEOUT_MS = 2_000;

/** A user of this machine. */
export interface Account {
	uid: number;
	gid: number;
}

/**
 * A folder for a service's data, outside this run's own folders: those belong to root alone.
 *
 * @param account the folder's owner, where that is not us
 */
export async function scratchFolder(name: string, account?: Account): Promise<string> {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), `n8n-e2e-${name}-`));
	if (account !== undefined) await fs.chown(folder, account.uid, account.gid);
	return folder;
}

/** What every service gets to see of this machine. */
export function serviceEnvironment(): Record<string, string> {
	return { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', TZ: 'UTC' };
}

/** Whether something takes connections on that loopback port. */
export async function isListening(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = net.connect({ host: '127.0.0.1', port });
		const answer = (isThere: boolean) => {
			socket.destroy();
			resolve(isThere);
		};
		socket.setTimeout(ANSWER_TIMEOUT_MS, () => answer(false));
		socket.once('connect', () => answer(true)).once('error', () => answer(false));
	});
}
