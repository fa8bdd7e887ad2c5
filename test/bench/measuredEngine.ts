/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the bench starts the process that it measures */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

import { MemoryWatch, residentBytes } from './memoryWatch';
import type { Order, Reply, Round, RoundReport } from './orders';

const PROGRAM = path.resolve(__dirname, 'engineProcess.ts');

/** Takes next to no memory for the file itself, so that the warm-up makes no room for a large one. */
const SMALL_POST: Round = { sizeBytes: 1_000_000, posts: 1, latencyMs: 0 };

/**
 * Over so many small posts V8's heap grows by 30 to 100 MiB, and by little more afterwards. The bytes
 * of files are never in that heap: a node that keeps them grows beyond it.
 */
export const WARM_UP_POSTS = 60;

/** Which Node, and with which options of its own. */
export interface Runtime {
	name: string;
	binary: string;
	options: string[];
}

/** A round, and what its process took for it. */
export interface MeasuredRound extends RoundReport {
	/**
	 * Resident memory at its peak, in bytes beyond what the process had after its warm-up, or when
	 * the round began if that was less.
	 */
	growthBytes: number;
}

/** The engine in a process of its own, warmed up by posts of 1 MB, or new with `warmUpPosts` of 0. */
export class MeasuredEngine {
	private waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;

	private watch: MemoryWatch | undefined;

	/** Without a warm-up, each round is compared with its own beginning. */
	private warmBytes = Infinity;

	/** What the process grew by from the first post of its warm-up to the last, in bytes. */
	warmUpGrowthBytes = 0;

	private constructor(private readonly child: ChildProcess) {
		child.on('message', (reply: Reply) => this.settle(reply));
		child.once('exit', (code) => {
			this.waiting?.reject(new Error(`the measured process ended (${code})`));
		});
	}

	/** @param env must hold the sandbox's variables: Node reads them once, when it starts */
	static async start(
		runtime: Runtime,
		env: NodeJS.ProcessEnv,
		warmUpPosts = WARM_UP_POSTS,
	): Promise<MeasuredEngine> {
		const child = spawn(runtime.binary, [...runtime.options, '--import', 'tsx', PROGRAM], {
			env,
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		});
		const engine = new MeasuredEngine(child);
		let isReady = false;
		try {
			await engine.reply();
			await engine.warmUp(warmUpPosts);
			isReady = true;
			return engine;
		} finally {
			if (!isReady) await engine.close();
		}
	}

	/** Prepares a round; not measured. */
	async stage(round: Round): Promise<void> {
		await this.order({ kind: 'stage', round });
	}

	/** Makes the posts that are prepared. */
	async go(): Promise<MeasuredRound> {
		const watch = await this.memoryWatch();
		const before = Math.min(this.warmBytes, residentBytes(this.pid));
		await watch.begin();
		const reply = await this.order({ kind: 'go' });
		if (reply.kind !== 'done') throw new Error(`unexpected reply: ${reply.kind}`);
		const peak = await watch.end();
		return { ...reply, growthBytes: peak - before };
	}

	async close(): Promise<void> {
		this.watch?.close();
		if (this.child.exitCode !== null) return;
		const ended = new Promise((resolve) => this.child.once('exit', resolve));
		this.child.disconnect();
		await ended;
	}

	private async warmUp(posts: number): Promise<void> {
		const residentAfter: number[] = [];
		for (let n = 0; n < posts; n += 1) {
			await this.stage(SMALL_POST);
			await this.go();
			residentAfter.push(residentBytes(this.pid));
		}
		if (posts === 0) return;
		this.warmBytes = residentAfter[posts - 1];
		this.warmUpGrowthBytes = this.warmBytes - residentAfter[0];
	}

	private async memoryWatch(): Promise<MemoryWatch> {
		this.watch ??= await MemoryWatch.of(this.pid);
		return this.watch;
	}

	private get pid(): number {
		if (this.child.pid === undefined) throw new Error('the process to measure did not start');
		return this.child.pid;
	}

	private async order(order: Order): Promise<Reply> {
		const reply = this.reply();
		this.child.send(order);
		return await reply;
	}

	private async reply(): Promise<Reply> {
		return await new Promise((resolve, reject) => {
			this.waiting = { resolve, reject };
		});
	}

	private settle(reply: Reply): void {
		if (reply.kind === 'failed') this.waiting?.reject(new Error(reply.message));
		else this.waiting?.resolve(reply);
	}
}
