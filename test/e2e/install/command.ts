/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- tests that run beside n8n, not inside it */
import { spawn } from 'node:child_process';

const KEPT_CHARACTERS = 4_000;

export interface CommandOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	uid?: number;
	gid?: number;
	/** After so many milliseconds the command is ended. */
	timeoutMs: number;
}

/**
 * Runs a command to its end.
 *
 * @returns what it printed to its standard output
 * @throws Error with the end of its output when it fails or takes too long
 */
export async function run(
	command: string,
	args: string[],
	options: CommandOptions,
): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: options.cwd,
			env: options.env,
			uid: options.uid,
			gid: options.gid,
			timeout: options.timeoutMs,
			killSignal: 'SIGKILL',
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		let all = '';
		child.stdout.on('data', (data) => (output += String(data)));
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (data) => (all = (all + String(data)).slice(-KEPT_CHARACTERS)));
		}
		child.once('error', reject);
		child.once('close', (code, signal) => {
			if (code === 0) resolve(output);
			else reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}:\n${all}`));
		});
	});
}
