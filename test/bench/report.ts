/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the report says how many cores the machine has */
import os from 'node:os';

import { describeMachine } from './machine';
import { WARM_UP_POSTS } from './measuredEngine';
import type { Measured } from './part';
import { toMarkdown } from './tableText';
import { targetsTable, type Target } from './targets';

/** A part of the bench, with one Node. */
export interface MeasuredPart extends Measured {
	/** Of the part, with its Node. */
	name: string;
	nodeName: string;
	minutes: string;
}

/** Under which circumstances the tables came about. */
export interface Circumstances {
	rounds: number;
	/** The machine's load before and after (processes that wanted to run, one-minute average). */
	load: readonly [before: string, after: string];
	command: string;
}

/** Everything that the figures need to be understood; no more. */
const HOW = `
## How this is measured

The node runs in n8n's own engine (n8n-core), in a process of its own, with binary data in \`filesystem\` mode. It posts to a stand-in for TikTok that counts the bytes and frees them at once. One curl process sends the same ranges to the same server in the same run, from files that were cut beforehand. Both read sparse files, so that no disk is measured. Both go over HTTPS through the same proxy on loopback. Node and curl take turns.

The server runs on Node 24 in every table, whatever Node the engine runs on: on Node 20 the server, not the node, set the pace.

- Each figure is the median of the rounds, with the lowest and the highest in brackets.
- **PUTs** and **Connections** are counted by the server, and are those of the node. n8n opens a connection for each PUT, and the node opens that of the next PUT while the last bytes of the current one are on their way; curl keeps one.
- **MB/s**: size over the time from the header of the first PUT to the answer to the last. One clock counts for both sides, the server's. What comes before the first PUT, its handshakes too, is left out for both; the handshakes of later PUTs are in it. **Ratio** is that of the two speeds within one round: above 1, the node was faster.
- **Whole post**: from the start of the execution in n8n's engine to its end, checks, handshakes and status included, on the clock of the engine's process.
- In "One post" the first rounds, in brackets below its table, count for memory only: V8 still compiles what sending runs often, and the first of them reads files that are not in the system's cache. "First post of a new process" measures just that.
- **CPU** is user and system time of the process for the whole post, per 1,000,000,000 bytes. That of the server includes the proxy.
- **Memory** is resident memory at its peak (read every 10 ms from outside) beyond what the process had before.
- **Warm process**: it has made ${WARM_UP_POSTS} posts of 1 MB. "Before" is the end of this warm-up, or the beginning of the round if the process was smaller then. What it grew by during the warm-up is V8's heap; the bytes of files are outside of that, and would show. All rounds of a size run in one process.
- **New process** in "Memory of one post": it has made one post of 1 MB; every round has a process of its own. Sending leaves small garbage for each buffer. What V8 has not yet collected of it is in this column.
- **Held by the node**: a warm process that is made to collect its garbage after every 8 MiB; one post of each size.
- **Beyond the answers**: the length of the execution minus the time that the server took to answer its requests.
- curl's command line has one upload buffer, of 64 KiB.

## Where curl is faster, and why

The node sends with Node's own HTTP and TLS, which share one thread with the rest of n8n's engine. curl does nothing else. If only the processor limits the speed, the CPU time per GB decides. On a line to TikTok, the line decides, and both are equally fast: see the lines with a round trip.

- **One post**: how far curl is ahead depends on the processor. With two AMD EPYC cores, \`npm run bench -- --write\` printed a ratio of 1.02 for 100 MB and 1.01 for 1 GB in November 2026.
- **First post of a new process**: V8 has not yet compiled the code, and a bare Node program has the same cost.
- **Web addresses**: the bytes pass through the process twice. They are received, then encrypted and sent, in the same thread. curl does this in two processes on two cores. The bare Node program, which only pipes the bytes, shows what a package can reach with Node's HTTP client.

## What the memory is

The node holds a few buffers of 768 KiB of each file. It frees the memory of a buffer as soon as the system has taken its bytes. If they are left to V8, buffers accumulate, and collecting them costs more than sending them ([Decisions](decisions.md) has the numbers). That still holds for files in S3 or the database: there the node does not own the memory of a buffer alone. It copies a video at a web address into buffers of its own.
`;

/** The whole page. */
export async function reportText(
	parts: MeasuredPart[],
	{ rounds, load, command }: Circumstances,
): Promise<string> {
	const [{ nodeName }] = parts;
	const where = [
		...(await describeMachine()),
		`- \`${command}\`; ${rounds} round${rounds === 1 ? '' : 's'}; load ${load[0]} before, ${load[1]} after`,
		`- Minutes: ${parts.map(({ name, minutes }) => `${name} ${minutes}`).join('; ')}`,
	];
	const means = [
		`## What it means on a machine with ${os.cpus().length} cores`,
		'',
		`These are figures of ${nodeName}. n8n, the stand-in for TikTok and curl share the cores of the machine named below.`,
		'',
		...parts.filter((part) => part.nodeName === nodeName).flatMap((part) => part.means),
	];
	const blocks = [
		'# Performance',
		means.join('\n'),
		'Measured on:',
		where.join('\n'),
		tablesText(parts),
		HOW.trim(),
	];
	return `${blocks.join('\n\n')}\n`;
}

/** Targets and tables alone. */
export function tablesText(parts: MeasuredPart[]): string {
	const byNode = new Map<string, Target[]>();
	for (const { nodeName, targets } of parts) {
		byNode.set(nodeName, [...(byNode.get(nodeName) ?? []), ...targets]);
	}
	const tables = parts.flatMap((part) => part.tables);
	return [targetsTable(byNode), ...tables].map(toMarkdown).join('\n\n');
}
