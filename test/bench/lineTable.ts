import { DelayingLine, type LineSpec } from './delayingLine';
import type { Runtime } from './measuredEngine';
import { median } from './medians';
import { sizeName } from './sizes';
import type { NodeRound, Stand } from './stand';
import { fixed, type Table } from './tableText';

const LINES: LineSpec[] = [
	{ rttMs: 30, mbitPerSec: 1_000 },
	{ rttMs: 100, mbitPerSec: 100 },
];

/** Each post of the warm-up takes many round trips. */
const WARM_UP_POSTS = 3;

/** What the way to TikTok costs: a post over lines with latency and a limited bandwidth. */
export async function lineTable(
	stand: Stand,
	runtime: Runtime,
	sizeBytes: number,
	rounds: number,
): Promise<Table> {
	const rows: string[][] = [];
	for (const spec of LINES) {
		rows.push(rowOf(spec, sizeBytes, await measure(stand, runtime, spec, sizeBytes, rounds)));
	}
	return {
		title: `Over a line, ${runtime.name}`,
		notes: [
			'Seconds from the header of the first PUT to the answer to the last, and of the whole execution. A proxy delays every byte by half a round trip, and a new connection by one round trip more, as the TCP handshake does; the TLS handshake follows over the same line. Loss and slow start are left out.',
		],
		head: [
			'Line',
			'File',
			'PUTs',
			'Connections',
			'Upload s',
			'Lowest',
			'Highest',
			'Post s',
			'MB/s',
		],
		rows,
	};
}

async function measure(
	stand: Stand,
	runtime: Runtime,
	spec: LineSpec,
	sizeBytes: number,
	rounds: number,
): Promise<NodeRound[]> {
	const line = await DelayingLine.start(spec, stand.proxyUrl);
	try {
		return await stand.withEngine(
			runtime,
			async (engine) => {
				const measured: NodeRound[] = [];
				while (measured.length < rounds) {
					measured.push(await stand.nodeRound(engine, { sizeBytes, posts: 1, latencyMs: 0 }));
				}
				return measured;
			},
			WARM_UP_POSTS,
			line.url,
		);
	} finally {
		await line.close();
	}
}

function rowOf({ rttMs, mbitPerSec }: LineSpec, sizeBytes: number, rounds: NodeRound[]): string[] {
	const seconds = rounds.map(({ traffic }) => traffic.putSec);
	const [{ traffic }] = rounds;
	return [
		`${rttMs} ms, ${mbitPerSec} Mbit/s`,
		sizeName(sizeBytes),
		String(traffic.puts),
		String(traffic.connections),
		fixed(median(seconds), 2),
		fixed(Math.min(...seconds), 2),
		fixed(Math.max(...seconds), 2),
		fixed(median(rounds.map(({ postMs }) => postMs[0] / 1_000)), 2),
		fixed(sizeBytes / 1_000_000 / median(seconds)),
	];
}
