/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import axios from 'axios';

import { n8nScript, NODE_BINARY } from '../install/folders';
import type { N8nSpec } from './n8n';
import { freePort } from './ports';
import { Program } from './program';
import { n8nEnvironment } from './settings';

const START_TIMEOUT_MS = 120_000;

/** More than that at once is left to the other workers. */
const EXECUTIONS_AT_ONCE = 10;

const STARTED = /Worker started execution (\d+)/g;

/** One of n8n's workers: it takes executions out of the queue and has no address of its own. */
export class Worker {
	private constructor(
		readonly name: string,
		readonly program: Program,
	) {}

	/** @throws Error with the end of its log when it does not come up */
	static async start(name: string, spec: N8nSpec): Promise<Worker> {
		const port = await freePort();
		const program = new Program({
			name,
			command: NODE_BINARY,
			args: [n8nScript(spec.version), 'worker', `--concurrency=${EXECUTIONS_AT_ONCE}`],
			cwd: spec.userFolder,
			env: n8nEnvironment({
				userFolder: spec.userFolder,
				port,
				brokerPort: await freePort(),
				sandboxEnv: spec.sandbox.env,
				more: {
					QUEUE_HEALTH_CHECK_ACTIVE: 'true',
					QUEUE_HEALTH_CHECK_PORT: String(port),
					...spec.env,
				},
			}),
			logFile: spec.logFile,
		});
		const url = `http://127.0.0.1:${port}/healthz/readiness`;
		await program.until(
			async () =>
				await axios.get(url, { proxy: false, timeout: 5_000 }).then(
					() => true,
					() => false,
				),
			'to start',
			START_TIMEOUT_MS,
		);
		return new Worker(name, program);
	}

	/** Ids of the executions that it has begun, in that order. */
	executions(): string[] {
		return [...this.program.output().matchAll(STARTED)].map(([, id]) => id);
	}
}
