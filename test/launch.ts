/* eslint-disable @n8n/community-nodes/no-dangerous-functions -- its work is to start a program under the sandbox */
/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals -- a command-line program of the tests */
/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import { spawn } from 'node:child_process';
import os from 'node:os';

import { startSandbox } from './sandbox';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const SIGNAL_EXIT_BASE = 128;

/**
 * `tsx test/launch.ts COMMAND [ARGS…]`: starts the sandbox, then COMMAND with the sandbox's variables.
 * Node reads them once, when it starts: that is why COMMAND is a process of its own.
 * Answers COMMAND's exit code.
 */
async function launch(command: string, args: string[]): Promise<number> {
	const sandbox = await startSandbox();
	try {
		return await run(command, args, { ...process.env, ...sandbox.env });
	} finally {
		await sandbox.close();
	}
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: 'inherit', env });
		const pass = (signal: NodeJS.Signals) => child.kill(signal);
		for (const signal of SIGNALS) process.on(signal, pass);
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			for (const name of SIGNALS) process.off(name, pass);
			resolve(code ?? SIGNAL_EXIT_BASE + (signal ? os.constants.signals[signal] : 0));
		});
	});
}

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
	console.error('Usage: tsx test/launch.ts COMMAND [ARGS…]');
	process.exitCode = 2;
} else {
	launch(command, args).then(
		(code) => {
			process.exitCode = code;
		},
		(error: unknown) => {
			console.error(String(error));
			process.exitCode = 1;
		},
	);
}
