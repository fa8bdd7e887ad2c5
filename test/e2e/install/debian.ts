/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import fs from 'node:fs';
import path from 'node:path';

import { run } from './command';

const UPDATE_TIMEOUT_MS = 180_000;
const INSTALL_TIMEOUT_MS = 540_000;

/** Debian keeps one folder per version there, with its `bin`. */
const POSTGRES_VERSIONS = '/usr/lib/postgresql';

/** The programs that the tests need: where Debian has them, and its package. */
const PROGRAMS = {
	'g++': { file: () => '/usr/bin/g++', package: 'g++' },
	make: { file: () => '/usr/bin/make', package: 'make' },
	python: { file: () => '/usr/bin/python3', package: 'python3' },
	chromium: { file: () => '/usr/bin/chromium', package: 'chromium' },
	redis: { file: () => '/usr/bin/redis-server', package: 'redis-server' },
	ffmpeg: { file: () => '/usr/bin/ffmpeg', package: 'ffmpeg' },
	gm: { file: () => '/usr/bin/gm', package: 'graphicsmagick' },
	postgres: { file: () => postgresBinary('initdb'), package: 'postgresql' },
} as const;

export type Program = keyof typeof PROGRAMS;

/** Installs what is missing of these programs with apt-get, as root. */
export async function needPrograms(programs: readonly Program[]): Promise<void> {
	const missing = programs
		.map((program) => PROGRAMS[program])
		.filter(({ file }) => !fs.existsSync(file()))
		.map((program) => program.package);
	if (missing.length === 0) return;
	if (process.getuid?.() !== 0) {
		throw new Error(`Install these Debian packages first: ${missing.join(' ')}`);
	}
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await run('apt-get', ['update'], { env, timeoutMs: UPDATE_TIMEOUT_MS });
	await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], {
		env,
		timeoutMs: INSTALL_TIMEOUT_MS,
	});
}

/** The path of one of PostgreSQL's programs, of the newest version that is there. */
export function postgresBinary(name: string): string {
	const versions = fs.existsSync(POSTGRES_VERSIONS) ? fs.readdirSync(POSTGRES_VERSIONS) : [];
	// A client without a server leaves a folder, too.
	const whole = versions.filter((version) => fs.existsSync(binary(version, 'initdb')));
	const newest = whole.sort((one, other) => Number(other) - Number(one)).at(0);
	return binary(newest ?? 'none', name);
}

function binary(version: string, name: string): string {
	return path.join(POSTGRES_VERSIONS, version, 'bin', name);
}
