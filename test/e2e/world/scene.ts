/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error, no-console -- tests that run beside n8n, not inside it */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox';
import type { App, AppInput } from '../../sandbox/types';
import { N8n } from '../instance/n8n';
import { placePackage } from '../package/place';
import { figuresOf, type Figures } from '../report/figures';
import { connect, createCredential, type CredentialRef } from './connect';

/** Without TikTok's limits per minute: the node keeps them by itself. */
const NO_LIMITS = {
	creator_info_per_minute: null,
	init_per_minute: null,
	inbox_init_per_minute: null,
	status_per_minute: null,
};

export interface SceneSpec {
	name: string;
	version: string;
	tarball: string;
	/** Everything of this scene goes there. */
	folder: string;
}

/** What one scenario works with: a sandbox, an n8n with the package, a log, and the counting. */
export class Scene {
	readonly apps: App[] = [];

	private executions = 0;

	private n8n: N8n | undefined;

	private constructor(
		readonly spec: SceneSpec,
		readonly sandbox: Sandbox,
		/** n8n's own folder; outside the repository, whose lint would read what n8n unpacks there. */
		readonly userFolder: string,
	) {}

	static async open(spec: SceneSpec): Promise<Scene> {
		await fs.mkdir(spec.folder, { recursive: true });
		const userFolder = await fs.mkdtemp(path.join(os.tmpdir(), 'n8n-e2e-'));
		return new Scene(spec, await startSandbox(), userFolder);
	}

	/** Puts the package into a new n8n user folder. */
	async install(): Promise<void> {
		await placePackage(this.spec.tarball, this.userFolder);
	}

	/** Starts n8n on this scene's user folder; the one that ran before is ended. */
	async startN8n(env: Record<string, string> = {}, version = this.spec.version): Promise<N8n> {
		await this.stopN8n();
		const { sandbox, userFolder } = this;
		const logFile = path.join(this.spec.folder, `n8n-${version}.log`);
		this.n8n = await N8n.start({ version, userFolder, sandbox, logFile, env });
		return this.n8n;
	}

	async stopN8n(): Promise<void> {
		if (this.n8n === undefined) return;
		const [newest] = await this.n8n.rest.executions().catch(() => []);
		this.executions = Math.max(this.executions, Number(newest?.id ?? 0));
		await this.n8n.stop();
		this.n8n = undefined;
	}

	/** Ends n8n as a crash does. */
	async crashN8n(): Promise<void> {
		await this.n8n?.program.crash();
	}

	async newApp(spec: AppInput = {}): Promise<App> {
		const switches = { ...NO_LIMITS, store: 'hash' as const, ...spec.switches };
		const app = await this.sandbox.client.createApp({ ...spec, switches });
		this.apps.push(app);
		return app;
	}

	/** A new credential of that app, connected as the app's first creator. */
	async connected(n8n: N8n, app: App, more: object = {}): Promise<CredentialRef> {
		const credential = await createCredential(n8n.rest, app, more);
		await connect(this.sandbox, n8n.rest, credential, app.creators[0].open_id);
		return credential;
	}

	/** Does one thing that has to hold, and says in the log how it went. */
	async step<T>(what: string, work: () => Promise<T>): Promise<T> {
		const start = Date.now();
		try {
			const result = await work();
			await this.say(`ok   ${what} (${seconds(start)})`);
			return result;
		} catch (error) {
			await this.say(`FAIL ${what} (${seconds(start)})`);
			throw error;
		}
	}

	async say(line: string): Promise<void> {
		const { name, version, folder } = this.spec;
		console.log(`  [${name} ${version}] ${line}`);
		await fs.appendFile(path.join(folder, 'log.txt'), `${line}\n`);
	}

	async figures(): Promise<Figures> {
		return { executions: this.executions, ...(await figuresOf(this.sandbox.client, this.apps)) };
	}

	async close(): Promise<void> {
		await this.stopN8n();
		await this.sandbox.close();
		await fs.rm(this.userFolder, { recursive: true, force: true });
	}
}

function seconds(start: number): string {
	return `${((Date.now() - start) / 1_000).toFixed(1)} s`;
}
