import { DelayingLine, type LineSpec } from './delayingLine';
import type { Runtime } from './measuredEngine';
import { median, spread } from './medians';
import { CPU, growthOf, inTurn, MEMORY, ratioToCurl, SPEED, WHOLE, wholeSec } from './pairs';
import type { Pair, PairResult } from './pairs';
import type { Bench, Measured } from './part';
import type { PutTime } from './requestMeter';
import { sizeName } from './sizes';
import { columnFor, fixed, type Table } from './tableText';
import { atLeast, growthTarget } from './targets';

interface OverLine {
	spec: LineSpec;
	sizeBytes: number;
}

const LINES: OverLine[] = [
	{ spec: { rttMs: 30, mbitPerSec: 1_000 }, sizeBytes: 1_000_000_000 },
	{ spec: { rttMs: 100, mbitPerSec: 100 }, sizeBytes: 100_000_000 },
];

const MIN_RATIO = 0.95;

/** Each post of the warm-up takes many round trips. */
const WARM_UP_POSTS = 3;

type LineResult = OverLine & PairResult;

/** What the way to TikTok costs: a post over lines with latency and a limited bandwidth. */
export async function measureLines(bench: Bench, runtime: Runtime): Promise<Measured> {
	const results: LineResult[] = [];
	for (const { spec, sizeBytes } of LINES) {
		const line = { spec, sizeBytes: bench.sizes?.[0] ?? sizeBytes };
		results.push({ ...line, pairs: await pairsOf(bench, runtime, line) });
	}
	return {
		means: results.map(
			(result) =>
				`- **Over a line of ${nameOf(result)}**, a post takes ${fixed(median(wholeSec(result)), 1)} s from start to end. The upload of these bytes alone takes curl ${fixed(median(result.pairs.map(({ curl }) => curl.traffic.putSec)), 1)} s, and the node ${fixed(median(result.pairs.map(({ node }) => node.traffic.putSec)), 1)} s.`,
		),
		targets: [
			...results.map((result) => atLeast(nameOf(result), MIN_RATIO, ratioToCurl(result))),
			...results.map((result) => growthTarget(nameOf(result), growthOf(result))),
		],
		tables: [
			{
				title: `Over a line, ${runtime.name}`,
				notes: [
					'Node and curl use the same line. It delays every byte by half a round trip, and a new connection by one round trip more, as the TCP handshake does; the TLS handshake follows over the same line. The speeds leave out the handshakes before the first PUT, for both sides. A whole post has all of them. Loss and slow start of TCP are left out.',
				],
				...columnFor('', results, nameOf, [...SPEED, WHOLE, ...CPU, MEMORY]),
			},
			...results.map((result) => putTable(result, runtime)),
		],
	};
}

function nameOf({ spec: { rttMs, mbitPerSec }, sizeBytes }: OverLine): string {
	return `${mbitPerSec} Mbit/s with a round trip of ${rttMs} ms, ${sizeName(sizeBytes)}`;
}

async function pairsOf({ stand, rounds }: Bench, runtime: Runtime, { spec, sizeBytes }: OverLine) {
	const line = await DelayingLine.start(spec, stand.proxyUrl);
	const post = { sizeBytes, posts: 1, latencyMs: 0 };
	try {
		return await stand.withEngine(
			runtime,
			async (engine) =>
				await inTurn(
					rounds,
					async () => await stand.nodeRound(engine, post),
					async (ranges) => await stand.curlRound(ranges, line.url),
				),
			WARM_UP_POSTS,
			line.url,
		);
	} finally {
		await line.close();
	}
}

/** Where the time goes: each PUT, and the pause before it. */
function putTable(result: LineResult, runtime: Runtime): Table {
	const [{ node }] = result.pairs;
	const cell = (side: keyof Pair, n: number, of: keyof PutTime) =>
		spread(
			result.pairs.map((pair) => pair[side].traffic.putTimes[n][of]),
			2,
		);
	return {
		title: `PUT by PUT, ${nameOf(result)}, ${runtime.name}`,
		notes: [
			'Seconds from the header of a PUT to its answer, and from the answer before it to its header.',
		],
		head: ['PUT', 'Node s', 'curl s', 'Pause of the node s', 'Pause of curl s'],
		rows: node.traffic.putTimes.map((_, n) => [
			String(n + 1),
			cell('node', n, 'sec'),
			cell('curl', n, 'sec'),
			cell('node', n, 'pauseSec'),
			cell('curl', n, 'pauseSec'),
		]),
	};
}
