/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the bench starts processes and needs a folder for curl's parts */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { startSandbox, type Sandbox } from '../sandbox';
import { CurlSide, type CurlRound } from './curlSide';
import { MeasuredEngine, type MeasuredRound, type Runtime } from './measuredEngine';
import type { Round } from './orders';
import { RequestMeter, trafficOf, type Traffic } from './requestMeter';

/** What the sandbox saw of a round, and what it took for it. */
interface SandboxSide {
	traffic: Traffic;
	/** User and system time of the process with sandbox and proxy meanwhile, in seconds. */
	serverCpuSec: number;
}

export type NodeRound = MeasuredRound & SandboxSide;
export type CurlRoundAtStand = CurlRound & SandboxSide;

const run = promisify(execFile);
const BARE_PIPE = path.resolve(__dirname, 'barePipe.ts');
const MICROSECONDS_PER_SECOND = 1_000_000;

/** What everything is measured on: sandbox, proxy and meter in this process, the sides in others. */
export class Stand {
	private readonly meter = new RequestMeter();

	private readonly curl: CurlSide;

	private constructor(
		private readonly sandbox: Sandbox,
		private readonly folder: string,
		private readonly env: NodeJS.ProcessEnv,
	) {
		this.curl = new CurlSide(sandbox.client, folder, env, sandbox.ca_path);
	}

	static async start(): Promise<Stand> {
		const sandbox = await startSandbox();
		const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'tiktok-bench-'));
		return new Stand(sandbox, folder, { ...process.env, ...sandbox.env });
	}

	get proxyUrl(): string {
		return this.sandbox.proxy_url;
	}

	/**
	 * A warmed-up engine for `use`, which ends with it.
	 *
	 * @param proxyUrl the way to the sandbox, where it is not straight
	 */
	async withEngine<T>(
		runtime: Runtime,
		use: (engine: MeasuredEngine) => Promise<T>,
		warmUpPosts?: number,
		proxyUrl = this.proxyUrl,
	): Promise<T> {
		const env = { ...this.env, HTTPS_PROXY: proxyUrl, https_proxy: proxyUrl };
		const engine = await MeasuredEngine.start(runtime, env, warmUpPosts);
		try {
			return await use(engine);
		} finally {
			await engine.close();
		}
	}

	async nodeRound(engine: MeasuredEngine, round: Round): Promise<NodeRound> {
		await engine.stage(round);
		return await this.watched(async () => await engine.go());
	}

	/**
	 * @param ranges the `Content-Range` headers of the node's PUTs
	 * @param proxyUrl the way to the sandbox, where it is not straight
	 */
	async curlRound(ranges: string[], proxyUrl?: string): Promise<CurlRoundAtStand> {
		const config = await this.curl.stage(ranges);
		return await this.watched(async () => await this.curl.go(config, proxyUrl));
	}

	/** One curl that downloads a file. */
	async curlDownload(url: string): Promise<CurlRound & { sec: number }> {
		return await this.curl.download(url);
	}

	/**
	 * A new Node process that does nothing but send a file in PUTs of these ranges (barePipe.ts).
	 *
	 * @param source a web address, or the size in bytes of a file that nobody has read
	 */
	async bareRound(
		{ binary }: Runtime,
		source: string | number,
		ranges: string[],
	): Promise<CurlRoundAtStand> {
		const from = typeof source === 'string' ? source : await this.curl.newFile('whole', source);
		const args = ['--import', 'tsx', BARE_PIPE, from, await this.curl.begin(ranges), ...ranges];
		return await this.watched(async () => {
			const { stdout } = await run(binary, args, { env: this.env });
			const cpuSec = Number(stdout);
			if (!(cpuSec > 0)) throw new Error('the bare Node did not come to its end');
			return { cpuSec };
		});
	}

	/** Removes the files of curl and of the bare Node, and with them what the system caches of them. */
	async forgetFiles(): Promise<void> {
		await this.curl.forgetFiles();
	}

	private async watched<T>(go: () => Promise<T>): Promise<T & SandboxSide> {
		this.meter.take();
		const before = process.cpuUsage();
		const measured = await go();
		const { user, system } = process.cpuUsage(before);
		const serverCpuSec = (user + system) / MICROSECONDS_PER_SECOND;
		return { ...measured, traffic: trafficOf(this.meter.take()), serverCpuSec };
	}

	async close(): Promise<void> {
		await this.sandbox.close();
		await fs.rm(this.folder, { recursive: true, force: true });
	}
}
