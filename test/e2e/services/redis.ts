/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import { freePort } from '../instance/ports';
import { Program } from '../instance/program';
import { isListening, scratchFolder, serviceEnvironment } from './service';

const REDIS = '/usr/bin/redis-server';
const START_TIMEOUT_MS = 30_000;

/** A Redis on loopback that keeps nothing. */
export class Redis {
	private constructor(
		private readonly program: Program,
		private readonly folder: string,
		readonly port: number,
	) {}

	static async start(logFolder: string): Promise<Redis> {
		const folder = await scratchFolder('redis');
		const port = await freePort();
		const settings = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' };
		const program = new Program({
			name: 'Redis',
			command: REDIS,
			args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
			cwd: folder,
			env: serviceEnvironment(),
			logFile: path.join(logFolder, 'redis.log'),
		});
		await program.until(async () => await isListening(port), 'to start', START_TIMEOUT_MS);
		return new Redis(program, folder, port);
	}

	/** What every n8n of the queue needs to know of it. */
	get env(): Record<string, string> {
		return { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(this.port) };
	}

	async stop(): Promise<void> {
		await this.program.stop();
		await fs.rm(this.folder, { recursive: true, force: true });
	}
}
