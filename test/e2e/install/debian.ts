/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import fs from 'node:fs';

import { run } from './command';

const UPDATE_TIMEOUT_MS = 180_000;
const INSTALL_TIMEOUT_MS = 540_000;

/** A program that the tests need, and Debian's package that has it. */
const PROGRAMS = {
	'g++': { files: ['/usr/bin/g++'], package: 'g++' },
	make: { files: ['/usr/bin/make'], package: 'make' },
	python: { files: ['/usr/bin/python3'], package: 'python3' },
	chromium: { files: ['/usr/bin/chromium'], package: 'chromium' },
	redis: { files: ['/usr/bin/redis-server'], package: 'redis-server' },
	postgres: { files: ['/usr/lib/postgresql', '/usr/share/postgresql'], package: 'postgresql' },
} as const;

export type Program = keyof typeof PROGRAMS;

/** Installs what is missing of these programs with apt-get, as root. */
export async function needPrograms(programs: readonly Program[]): Promise<void> {
	const missing = programs
		.map((program) => PROGRAMS[program])
		.filter(({ files }) => !files.some((file) => fs.existsSync(file)))
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
