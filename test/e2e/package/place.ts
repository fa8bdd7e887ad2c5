/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import { run } from '../install/command';

const TIMEOUT_MS = 120_000;

/** Installs the package where n8n keeps community packages, as the README tells to do by hand. */
export async function placePackage(tarball: string, userFolder: string): Promise<void> {
	const folder = path.join(userFolder, '.n8n/nodes');
	await fs.mkdir(folder, { recursive: true });
	// Without a prefix, npm looks for a package.json in the folders above and installs there.
	await run('npm', ['install', '--prefix', folder, '--omit=peer', tarball], {
		cwd: folder,
		timeoutMs: TIMEOUT_MS,
	});
}
