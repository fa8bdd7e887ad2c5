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
The node runs in n8n's own engine (n8n-core), in a process of its own, with binary data in \`filesystem\` mode. It posts to a stand-in for TikTok that counts the bytes and frees them at once. One curl process sends the same ranges to the same server in the same run, from files that were cut beforehand. Both go over HTTPS through the same proxy on loopback. Node and curl take turns. The server runs on Node 24 in every table: on Node 20 it takes in less than either side can send, and its pace is all that is measured.

- **PUTs** and **Connections** are counted by the server. n8n opens a connection for each PUT, the node a little ahead of its turn; curl keeps one.
- **MB/s**: size over the time from the header of the first PUT to the answer to the last, on the server's clock. The median of the rounds, like every figure here. **Ratio** is that of the two speeds within one round.
- **CPU** is user and system time of the process for the whole post, per 1,000,000,000 bytes.
- **Memory** is resident memory at its peak (read every 10 ms from outside) beyond what the process had after a warm-up of ${WARM_UP_POSTS} posts of 1 MB. During the warm-up it grows by 30 to 60 MiB, whatever is posted: V8 uses its young generation for the first time before it collects anything there. All rounds of a size run in one process.
- **After one post**: the same in a process that is new in every round and has made one post of 1 MB before. A file of 4 GiB leaves about 15 KB of garbage per MiB, as every stream of Node's does; what of it V8 has not collected when the post is over is in this column, and V8 of Node 24 collects later.
- **Held by the node**: the same beyond the warm-up, in a process that is made to collect its garbage after every 8 MiB.
- Memory is negative where V8 has collected more than the posts have left.
- **Beyond the answers**: the length of the execution minus the time that the server took to answer its requests.
- curl's command line has one upload buffer, of 64 KiB.

## What the memory is

The node holds a few pieces of 1 MiB of each file. It frees the memory of a piece as soon as the system has taken its bytes. Left to V8, 8 to 30 MiB more of pieces that were sent gather, and collecting them costs more than sending them. That still holds for files in S3 or the database, and for a video at a web address: there the memory of a piece is not the node's alone.
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
