/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the bench starts a program that reads the memory of another process from the system */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

/** Linux pages on the machines that Node runs on. */
const PAGE_BYTES = 4_096;

const SAMPLER = path.resolve(__dirname, 'memorySampler.ts');

/** The resident memory of another process in bytes, as the system counts it. Linux only. */
export function residentBytes(pid: number): number {
	const [, residentPages] = fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
	return Number(residentPages) * PAGE_BYTES;
}

/**
 * Looks at the resident memory of another process every 10 ms; that process notices nothing. A
 * program of its own does it: the sandbox, in this one, would be held up while the node is measured
 * and not while curl is.
 */
export class MemoryWatch {
	private readonly ended = new AbortController();

	private constructor(private readonly sampler: ChildProcess) {
		sampler.once('exit', () => this.ended.abort());
	}

	static async of(pid: number): Promise<MemoryWatch> {
		const sampler = fork(SAMPLER, [String(pid)], { execArgv: ['--import', 'tsx'] });
		const watch = new MemoryWatch(sampler);
		await watch.reply();
		return watch;
	}

	/** From now on the peak is looked for. */
	async begin(): Promise<void> {
		this.sampler.send('begin');
		await this.reply();
	}

	/** @returns the most that was seen since `begin`, in bytes */
	async end(): Promise<number> {
		this.sampler.send('end');
		return await this.reply();
	}

	close(): void {
		if (this.sampler.connected) this.sampler.disconnect();
	}

	/** @throws AbortError when the program has ended */
	private async reply(): Promise<number> {
		const [bytes]: unknown[] = await once(this.sampler, 'message', { signal: this.ended.signal });
		return Number(bytes);
	}
}
