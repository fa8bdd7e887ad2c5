/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import { run } from '../install/command';
import { PACKAGE_FOLDER } from '../install/folders';

const TIMEOUT_MS = 180_000;

/**
 * Builds the package and packs it as `npm publish` would.
 *
 * @param folder where the tarball goes
 * @returns its path
 */
export async function packPackage(folder: string): Promise<string> {
	await fs.mkdir(folder, { recursive: true });
	const options = { cwd: PACKAGE_FOLDER, timeoutMs: TIMEOUT_MS };
	await run('npm', ['run', 'build'], options);
	const output = await run('npm', ['pack', '--json', '--pack-destination', folder], options);
	const [packed] = JSON.parse(output) as Array<{ filename: string }>;
	return path.join(folder, packed.filename);
}
