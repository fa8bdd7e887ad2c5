/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests that run beside n8n, not inside it */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';

const STOP_PATIENCE_MS = 20_000;
const KEPT_LINES = 40;

/** Every program that was started and has not ended, so that none outlives this one. */
const running = new Set<Program>();

export interface ProgramSpec {
	/** For messages and the log's name. */
	name: string;
	command: string;
	args: string[];
	cwd: string;
	env: Record<string, string>;
	/** Its output is appended there. */
	logFile: string;
	uid?: number;
	gid?: number;
	/** What asks it to end, if not SIGTERM. */
	stopSignal?: NodeJS.Signals;
}

/** A program of ours, ended by its own id. */
export class Program {
	private readonly child: ChildProcess;

	private readonly ended: Promise<void>;

	constructor(readonly spec: ProgramSpec) {
		const log = fs.openSync(spec.logFile, 'a');
		this.child = spawn(spec.command, spec.args, {
			cwd: spec.cwd,
			env: spec.env,
			stdio: ['ignore', log, log],
			...(spec.uid === undefined ? {} : { uid: spec.uid, gid: spec.gid }),
		});
		fs.closeSync(log);
		running.add(this);
		this.ended = new Promise<void>((resolve) => {
			this.child.once('error', () => resolve());
			this.child.once('exit', () => resolve());
		}).then(() => {
			running.delete(this);
		});
	}

	get pid(): number {
		return this.child.pid ?? -1;
	}

	get isRunning(): boolean {
		return running.has(this);
	}

	/** All that it has printed. */
	output(): string {
		return fs.readFileSync(this.spec.logFile, 'utf8');
	}

	lastLines(): string {
		return this.output().trimEnd().split('\n').slice(-KEPT_LINES).join('\n');
	}

	/** Asks it to end, and ends it when it does not. */
	async stop(): Promise<void> {
		if (!this.isRunning) return;
		this.child.kill(this.spec.stopSignal ?? 'SIGTERM');
		const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_PATIENCE_MS);
		await this.ended;
		clearTimeout(timer);
	}

	/** Ends it in mid-work, as a crash does. */
	async crash(): Promise<void> {
		if (!this.isRunning) return;
		this.child.kill('SIGKILL');
		await this.ended;
	}

	/**
	 * @throws Error with the end of its output when it ends, or the time (milliseconds) is over,
	 * before the check answers true
	 */
	async until(check: () => Promise<boolean>, what: string, timeoutMs: number): Promise<void> {
		const deadline = Date.now() + timeoutMs;
		while (!(await check())) {
			if (!this.isRunning || Date.now() > deadline) {
				const why = this.isRunning ? `took too long: ${what}` : 'ended by itself';
				throw new Error(`${this.spec.name} ${why}\n${this.lastLines()}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 250));
		}
	}
}

/** Ends whatever is still there, e.g. after Ctrl-C. */
export async function stopEverything(): Promise<void> {
	await Promise.all([...running].map(async (program) => await program.stop()));
}
