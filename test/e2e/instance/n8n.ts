/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import path from 'node:path';

import axios from 'axios';

import type { Sandbox } from '../../sandbox';
import { n8nScript, NODE_BINARY } from '../install/folders';
import { freePort } from './ports';
import { Program } from './program';
import { N8nRest } from './rest';
import { N8N_HOST, n8nEnvironment } from './settings';

const START_TIMEOUT_MS = 180_000;

export interface N8nSpec {
	version: string;
	/** n8n's user folder; the package lies in its `.n8n/nodes`. */
	userFolder: string;
	sandbox: Sandbox;
	logFile: string;
	env?: Record<string, string>;
}

/** A running n8n, reached at https://n8n.test through the sandbox's proxy, and by us on loopback. */
export class N8n {
	private constructor(
		readonly spec: N8nSpec,
		readonly program: Program,
		readonly rest: N8nRest,
		readonly env: Record<string, string>,
	) {}

	/** @throws Error with the end of n8n's log when it does not come up */
	static async start(spec: N8nSpec): Promise<N8n> {
		const port = await freePort();
		const env = n8nEnvironment({
			userFolder: spec.userFolder,
			port,
			brokerPort: await freePort(),
			sandboxEnv: spec.sandbox.env,
			more: spec.env,
		});
		await fs.mkdir(path.dirname(spec.logFile), { recursive: true });
		const program = new Program({
			name: `n8n ${spec.version}`,
			command: NODE_BINARY,
			args: [n8nScript(spec.version), 'start'],
			cwd: spec.userFolder,
			env,
			logFile: spec.logFile,
		});
		const url = `http://127.0.0.1:${port}`;
		await program.until(async () => await isReady(url), 'to start', START_TIMEOUT_MS);
		await spec.sandbox.client.forward(N8N_HOST, port);
		return new N8n(spec, program, new N8nRest(url, spec.sandbox), env);
	}

	async stop(): Promise<void> {
		await this.program.stop();
	}
}

async function isReady(url: string): Promise<boolean> {
	return await axios
		.get(`${url}/healthz/readiness`, { proxy: false, timeout: 5_000 })
		.then(async () => await axios.get(`${url}/rest/settings`, { proxy: false, timeout: 5_000 }))
		.then((answer) => typeof answer.data === 'object')
		.catch(() => false);
}
