/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the bench runs itself once more, in a network of its own */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import type { Table } from './tableText';

const run = promisify(execFile);
const BENCH = path.resolve(__dirname, 'bench.ts');
const SIZES = '100MB,1GB';

/** Least, at the beginning, most; bytes. Linux begins with 128 KiB to receive and 16 KiB to send. */
const BUFFER_BYTES = '4096 4194304 33554432';

/** A network namespace has a loopback and settings of its own: those of the machine stay as they are. */
const SET_UP = `
ip link set lo up
echo "${BUFFER_BYTES}" > /proc/sys/net/ipv4/tcp_rmem
echo "${BUFFER_BYTES}" > /proc/sys/net/ipv4/tcp_wmem
`;

const NOTE =
	"The same where the buffers of a socket begin at 4 MiB. With Linux's own, the buffer that takes in a PUT of the node was seen to stay at about 0.5 MB, and curl's to grow to 1.6 MB: the node sends faster than the sandbox reads, so that the sandbox, which bounds both, pays for more of the transport. Most of what is missing without deep buffers is that, not the node's work: see the CPU columns.";

/** What is left out where the system does not allow it. */
const NOT_MEASURED = 'Not measured: needs Linux, root, unshare and ip.';

/**
 * Throughput with deep socket buffers, for the node and for curl.
 *
 * @param majors versions of Node
 */
export async function deepBufferTables(majors: string, rounds: number): Promise<Table[]> {
	try {
		await inOwnNetwork('true');
	} catch {
		return [{ title: 'Deep socket buffers', notes: [NOT_MEASURED], head: ['File'], rows: [] }];
	}
	const options = ['--sizes', SIZES, '--nodes', majors, '--rounds', String(rounds), '--json'];
	const stdout = await inOwnNetwork(process.execPath, '--import', 'tsx', BENCH, ...options);
	const tables = JSON.parse(stdout) as Table[];
	return tables.map((table) => ({
		...table,
		title: `${table.title}, deep socket buffers`,
		notes: [NOTE],
	}));
}

/** @returns what the program wrote to its standard output */
async function inOwnNetwork(...program: string[]): Promise<string> {
	const script = `${SET_UP}exec "$@"`;
	const { stdout } = await run('unshare', ['--net', 'bash', '-ec', script, 'bash', ...program]);
	return stdout;
}
