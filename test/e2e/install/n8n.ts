/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import { run } from './command';
import { needPrograms, type Program } from './debian';
import { n8nFolder, n8nScript, NODE_BINARY, NODE_HEADERS } from './folders';
import type { N8nVersion } from './versions';

const INSTALL_TIMEOUT_MS = 1_200_000;
const BUILD_TIMEOUT_MS = 900_000;
/** What an installation needs from Debian. */
export const TO_INSTALL: readonly Program[] = ['g++', 'make', 'python'];

const FINISHED_MARK = 'installed.json';

/**
 * Installs an n8n into its own folder of the cache, once: its packages with scripts off, then
 * sqlite3's native part against the headers of the Node that will run it.
 *
 * @returns whether something had to be installed
 */
export async function installN8n(n8n: N8nVersion): Promise<boolean> {
	if (await isInstalled(n8n)) return false;
	const folder = n8nFolder(n8n.version);

	await needPrograms(TO_INSTALL);
	await fs.rm(folder, { recursive: true, force: true });
	await fs.mkdir(folder, { recursive: true });
	await fs.writeFile(path.join(folder, 'package.json'), manifest(n8n));
	const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
	await run('npm', ['install', ...flags], {
		cwd: folder,
		env: nodeFirst(),
		timeoutMs: INSTALL_TIMEOUT_MS,
	});
	await buildSqlite(folder);
	const version = await run(NODE_BINARY, [n8nScript(n8n.version), '--version'], {
		env: nodeFirst(),
		timeoutMs: 120_000,
	});
	await fs.writeFile(markOf(n8n), JSON.stringify({ version: version.trim() }));
	return true;
}

export async function isInstalled(n8n: N8nVersion): Promise<boolean> {
	return await exists(markOf(n8n));
}

function markOf({ version }: N8nVersion): string {
	return path.join(n8nFolder(version), FINISHED_MARK);
}

function manifest({ version, overrides }: N8nVersion): string {
	return JSON.stringify({ private: true, dependencies: { n8n: version }, overrides }, null, '\t');
}

async function buildSqlite(folder: string): Promise<void> {
	await run('npm', ['rebuild', 'sqlite3', '--build-from-source', '--ignore-scripts=false'], {
		cwd: folder,
		env: { ...nodeFirst(), npm_config_nodedir: NODE_HEADERS, JOBS: '2' },
		timeoutMs: BUILD_TIMEOUT_MS,
	});
	await fs.access(path.join(folder, 'node_modules/sqlite3/build/Release/node_sqlite3.node'));
}

/** The environment in which `node` is the one that n8n needs. */
function nodeFirst(): NodeJS.ProcessEnv {
	return { ...process.env, PATH: `${path.dirname(NODE_BINARY)}:${process.env.PATH ?? ''}` };
}

async function exists(file: string): Promise<boolean> {
	return await fs.access(file).then(
		() => true,
		() => false,
	);
}
