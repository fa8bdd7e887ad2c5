import { describeMachine } from './machine';
import { WARM_UP_POSTS } from './measuredEngine';
import { toMarkdown, type Table } from './tableText';

/** Under which circumstances the tables came about. */
export interface Circumstances {
	rounds: number;
	/** The machine's load before and after (processes that wanted to run, one-minute average). */
	load: readonly [before: string, after: string];
	command: string;
}

/** Everything that the figures need to be understood; no more. */
const HOW = `
The node runs in n8n's own engine (n8n-core), in a process of its own, with binary data in \`filesystem\` mode. It posts to a stand-in for TikTok that counts the bytes and frees them at once. One curl process sends the same ranges to the same server in the same run, from files that were cut beforehand. Both read sparse files, so that no disk is measured. Both go over HTTPS through the same proxy on loopback. Node and curl take turns.

The server runs on Node 24 in every table, whatever Node the engine runs on. With a server on Node 20 that left the bytes to V8's garbage collection, the ratio at 1 GB was 0.82 to 0.84: that server was busy all of the time, and took longer over the same bytes from many connections (910 to 940 MB/s) than from curl's one (1,080 to 1,140).

- **PUTs** and **Connections** are counted by the server. n8n opens a connection for each PUT, and the node opens that of the next PUT while the last bytes of the current one are on their way; curl keeps one.
- **MB/s**: size over the time from the header of the first PUT to the answer to the last, on the server's clock. The median of the rounds, like every figure here of which nothing else is said. **Ratio** is that of the two speeds within one round.
- In "One post" the first rounds, in brackets below its table, count for memory only: V8 still compiles what sending runs often, and the first of them reads files that are not in the system's cache. (On Node 20 the process was seen to take 0.12 to 0.13 s of CPU time for its first posts of 100 MB, and 0.08 to 0.10 s for later ones.)
- **CPU** is user and system time of the process for the whole post, per 1,000,000,000 bytes; the next columns show that of the server and the proxy.
- **Memory** is resident memory at its peak (read every 10 ms from outside) beyond what the process had before.
- **Warm process**: it has made ${WARM_UP_POSTS} posts of 1 MB. "Before" is the end of this warm-up, or the beginning of the round if the process was smaller then. What it grew by during the warm-up is V8's heap; the bytes of files are outside of that, and would show. All rounds of a size run in one process.
- **New process**: it has made one post of 1 MB; every round has a process of its own. Sending leaves about 15 KB of small garbage per buffer, 80 MB for 4 GiB. What V8 has not yet collected of it is in this column, and Node 24 collects later.
- **Held by the node**: a warm process that is made to collect its garbage after every 8 MiB; one post of each size.
- **Beyond the answers**: the length of the execution minus the time that the server took to answer its requests.
- curl's command line has one upload buffer, of 64 KiB.

## What the memory is

The node holds a few buffers of 768 KiB of each file. It frees the memory of a buffer as soon as the system has taken its bytes. Left to V8, they accumulate, and collecting them costs more than sending them: a warm process grew by 8 to 30 MiB with a file of 100 MB, instead of 1 to 5. That still holds for files in S3 or the database: there the memory of a buffer is not the node's alone. A video at a web address is copied into buffers that are.
`;

/** The whole page. */
export async function reportText(tables: Table[], circumstances: Circumstances): Promise<string> {
	const { rounds, load, command } = circumstances;
	const where = [
		...(await describeMachine()),
		`- \`${command}\`; ${rounds} round${rounds === 1 ? '' : 's'}; load ${load[0]} before, ${load[1]} after`,
	];
	return `${['# Performance', where.join('\n'), HOW.trim(), ...tables.map(toMarkdown)].join('\n\n')}\n`;
}
