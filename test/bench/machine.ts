/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the report says where it was measured */
import { execFile } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const GIB = 1_073_741_824;

/** What figures of speed mean nothing without; one line each. */
export async function describeMachine(): Promise<string[]> {
	const [cpu] = os.cpus();
	const { stdout } = await run('curl', ['--version']);
	const curl = stdout.split(' ').slice(0, 2).join(' ');
	return [
		`- ${os.cpus().length} × ${cpu.model.trim()}, ${(os.totalmem() / GIB).toFixed(0)} GiB, ${os.type()} ${os.release()}`,
		`- sandbox on Node ${process.version.slice(1)}; ${curl}`,
	];
}

/** How busy the machine is: processes that want to run, averaged over the last minute. */
export function loadNow(): string {
	return os.loadavg()[0].toFixed(1);
}
