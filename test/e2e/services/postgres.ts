/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import { run } from '../install/command';
import { postgresBinary } from '../install/debian';
import { freePort } from '../instance/ports';
import { Program } from '../instance/program';
import { isListening, scratchFolder, serviceEnvironment, type Account } from './service';

const USER = 'n8n';
const INIT_TIMEOUT_MS = 120_000;
const START_TIMEOUT_MS = 60_000;

/**
 * For files of 70 MB in the database on a busy machine. With n8n's own two connections, its pings wait
 * behind the files, and after three of five seconds it drops every connection that it has.
 */
const PATIENT = {
	DB_POSTGRESDB_POOL_SIZE: '10',
	DB_POSTGRESDB_CONNECTION_TIMEOUT: '120000',
	DB_PING_TIMEOUT_MS: '60000',
};

/** Of Debian's package. PostgreSQL refuses to run as root. */
const UNPRIVILEGED = 'postgres';

/** Nothing of this database has to outlive a crash of the machine. */
const FAST = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** A PostgreSQL on loopback with one empty database, whose owner needs no password. */
export class Postgres {
	private constructor(
		private readonly program: Program,
		private readonly folder: string,
		readonly port: number,
	) {}

	static async start(logFolder: string): Promise<Postgres> {
		const account = process.getuid?.() === 0 ? await accountOf(UNPRIVILEGED) : undefined;
		const folder = await scratchFolder('postgres', account);
		const data = path.join(folder, 'data');
		const asUser = { cwd: folder, env: serviceEnvironment(), ...account };
		await run(
			postgresBinary('initdb'),
			['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
			{ ...asUser, timeoutMs: INIT_TIMEOUT_MS },
		);
		const port = await freePort();
		const program = new Program({
			name: 'PostgreSQL',
			command: postgresBinary('postgres'),
			// Without a socket in the file system: its usual folder belongs to Debian's own cluster.
			args: ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', '', ...FAST],
			...asUser,
			logFile: path.join(logFolder, 'postgres.log'),
			stopSignal: 'SIGINT',
		});
		await program.until(async () => await isListening(port), 'to start', START_TIMEOUT_MS);
		return new Postgres(program, folder, port);
	}

	/** What every n8n of the queue needs to know of it. */
	get env(): Record<string, string> {
		return {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(this.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: USER,
			...PATIENT,
		};
	}

	async stop(): Promise<void> {
		await this.program.stop();
		await fs.rm(this.folder, { recursive: true, force: true });
	}
}

/** @throws Error when this machine has no such user */
async function accountOf(name: string): Promise<Account> {
	const line = (await fs.readFile('/etc/passwd', 'utf8'))
		.split('\n')
		.find((entry) => entry.startsWith(`${name}:`));
	if (line === undefined) throw new Error(`This machine has no user ${name} to run PostgreSQL as`);
	const [, , uid, gid] = line.split(':');
	return { uid: Number(uid), gid: Number(gid) };
}
