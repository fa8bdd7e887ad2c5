/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the bench starts a web server and curl */
import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';

import { median } from './medians';
import type { MeasuredEngine, Runtime } from './measuredEngine';
import { sizeName } from './sizes';
import type { Stand } from './stand';
import { fixed, inMib, type Table } from './tableText';
import type { ServerReply } from './videoServer';

const run = promisify(execFile);
const SERVER = path.resolve(__dirname, 'videoServer.ts');

/** How the server gives the file: with its length, so that it is passed through, or without. */
const KINDS = ['stated', 'chunked'] as const;

type Kind = (typeof KINDS)[number];

const WHAT: Readonly<Record<Kind, string>> = {
	stated: 'Content-Length stated: passed through',
	chunked: 'no Content-Length: stored first',
};

/** A post of a video at a web address, and curl for both halves of it. */
interface AddressRound {
	nodeSec: number;
	downloadSec: number;
	uploadSec: number;
	gets: number;
	growthBytes: number;
	/** User and system time of the node's process, in seconds. */
	cpuSec: number;
}

/** The web server, in a process of its own. */
class VideoServer {
	private constructor(
		private readonly child: ChildProcess,
		readonly origin: string,
	) {}

	static async start(runtime: Runtime): Promise<VideoServer> {
		const child = fork(SERVER, { execPath: runtime.binary, execArgv: ['--import', 'tsx'] });
		const [reply] = (await once(child, 'message')) as [{ origin: string }];
		return new VideoServer(child, reply.origin);
	}

	/** GETs since the last question. */
	async gets(): Promise<number> {
		this.child.send('gets');
		const [reply] = (await once(this.child, 'message')) as [Extract<ServerReply, { gets: number }>];
		return reply.gets;
	}

	close(): void {
		this.child.disconnect();
	}
}

/** Posts of web addresses, each against a curl that downloads and one that uploads the same bytes. */
export async function addressTable(
	stand: Stand,
	runtime: Runtime,
	sizes: readonly number[],
	rounds: number,
): Promise<Table> {
	const rows: string[][] = [];
	for (const sizeBytes of sizes) {
		for (const kind of KINDS) {
			rows.push(rowOf(kind, sizeBytes, await measure(stand, runtime, kind, sizeBytes, rounds)));
		}
	}
	return {
		title: `Videos at web addresses, ${runtime.name}`,
		notes: [
			'Seconds, the median of the rounds. One curl downloads the file from the same server, another sends the PUTs of the node. A file that is passed through is compared with the slower of the two, from its first PUT to the answer to the last. A file without a length has to be complete before TikTok is asked, so its whole post is compared with both curls together. GETs are those of one post. Memory is the highest growth of all rounds in a warm process.',
		],
		head: [
			'Answer',
			'File',
			'GETs',
			'Node s',
			'Download s',
			'Upload s',
			'Ratio',
			'Node CPU s/GB',
			'Memory MiB',
		],
		rows,
	};
}

async function measure(
	stand: Stand,
	runtime: Runtime,
	kind: Kind,
	sizeBytes: number,
	rounds: number,
): Promise<AddressRound[]> {
	const server = await VideoServer.start(runtime);
	const url = `${server.origin}/${kind}/${sizeBytes}`;
	try {
		return await stand.withEngine(runtime, async (engine) => {
			const measured: AddressRound[] = [];
			// The first round finds code that V8 has not compiled, and counts for memory only.
			while (measured.length <= rounds) {
				measured.push(await roundOf(stand, engine, server, { kind, url, sizeBytes }));
			}
			return measured;
		});
	} finally {
		server.close();
	}
}

async function roundOf(
	stand: Stand,
	engine: MeasuredEngine,
	server: VideoServer,
	{ kind, url, sizeBytes }: { kind: Kind; url: string; sizeBytes: number },
): Promise<AddressRound> {
	const round = { sizeBytes, posts: 1, latencyMs: 0, url };
	const { traffic, postMs, growthBytes, cpuSec } = await stand.nodeRound(engine, round);
	const gets = await server.gets();
	const { stdout } = await run('curl', ['-sS', '-o', '/dev/null', '-w', '%{time_total}', url]);
	await server.gets();
	const curl = await stand.curlRound(traffic.ranges);
	return {
		nodeSec: kind === 'stated' ? traffic.putSec : postMs[0] / 1_000,
		downloadSec: Number(stdout),
		uploadSec: curl.traffic.putSec,
		gets,
		growthBytes,
		cpuSec,
	};
}

/** Above 1, the node was faster. */
function ratioOf(kind: Kind, { nodeSec, downloadSec, uploadSec }: AddressRound): number {
	const curlSec = kind === 'stated' ? Math.max(downloadSec, uploadSec) : downloadSec + uploadSec;
	return curlSec / nodeSec;
}

function rowOf(kind: Kind, sizeBytes: number, rounds: AddressRound[]): string[] {
	const counted = rounds.slice(1);
	const middle = (of: (round: AddressRound) => number) => fixed(median(counted.map(of)), 2);
	return [
		WHAT[kind],
		sizeName(sizeBytes),
		[...new Set(rounds.map(({ gets }) => gets))].join(', '),
		middle(({ nodeSec }) => nodeSec),
		middle(({ downloadSec }) => downloadSec),
		middle(({ uploadSec }) => uploadSec),
		middle((round) => ratioOf(kind, round)),
		fixed((median(counted.map(({ cpuSec }) => cpuSec)) / sizeBytes) * 1_000_000_000, 2),
		inMib(Math.max(...rounds.map(({ growthBytes }) => growthBytes))),
	];
}
