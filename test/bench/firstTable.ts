import type { Runtime } from './measuredEngine';
import { median, spread } from './medians';
import { CPU, growthOf, inTurn, MEMORY, ratioToCurl, SPEED, WHOLE, wholeSec } from './pairs';
import type { PairResult } from './pairs';
import type { Bench, Measured } from './part';
import { sizeName } from './sizes';
import type { CurlRoundAtStand } from './stand';
import { columnFor, fixed, type Measure } from './tableText';
import { atLeast, growthTarget } from './targets';

const SIZES = [100_000_000, 1_000_000_000];
const TARGET_FROM_BYTES = 1_000_000_000;
const MIN_RATIO = 0.85;

interface FirstResult extends PairResult {
	bare: CurlRoundAtStand[];
}

const BARE: Array<Measure<FirstResult>> = [
	[
		'Bare Node MB/s',
		({ sizeBytes, bare }) =>
			spread(bare.map(({ traffic }) => sizeBytes / 1_000_000 / traffic.putSec)),
	],
	['Ratio to bare Node', (result) => spread(ratiosToBare(result), 2)],
];

/** The first post after n8n has started: each round has a process of its own, which posts once. */
export async function measureFirst(bench: Bench, runtime: Runtime): Promise<Measured> {
	const results: FirstResult[] = [];
	for (const sizeBytes of bench.sizes ?? SIZES) {
		results.push(await resultOf(bench, runtime, sizeBytes));
	}
	const named = (result: FirstResult) => sizeName(result.sizeBytes);
	const last = results[results.length - 1];
	return {
		means: [
			`- **The first post after n8n has started** takes ${fixed(median(wholeSec(last)), 1)} s with ${named(last)}, all checks included. Its upload runs at ${fixed(ratioToCurl(last), 2)} of curl's speed, and at ${fixed(median(ratiosToBare(last)), 2)} of that of a bare Node program in a new process: V8 still has to compile the code.`,
		],
		targets: [
			...results
				.filter(({ sizeBytes }) => sizeBytes >= TARGET_FROM_BYTES)
				.map((result) => atLeast(`first post, ${named(result)}`, MIN_RATIO, ratioToCurl(result))),
			...results.map((result) => growthTarget(`first post, ${named(result)}`, growthOf(result))),
		],
		tables: [
			{
				title: `First post of a new process, ${runtime.name}`,
				notes: [
					'Each round starts a process, which makes this post and ends. Nobody has read the file before. **Bare Node** is a new process of a few lines that pipes a file into PUTs of the same ranges, over one connection: what Node costs without n8n and this package. A round before the first is left out. Memory includes the code that the first post makes Node load and compile.',
				],
				...columnFor('', results, named, [...SPEED, ...BARE, WHOLE, ...CPU, MEMORY]),
			},
		],
	};
}

/**
 * One more round than count: on a virtual machine, the first use of memory pays for what the host has
 * yet to provide. Each side removes its file, so that every other one finds memory that was in use.
 */
async function resultOf({ stand, rounds }: Bench, runtime: Runtime, sizeBytes: number) {
	const bare: CurlRoundAtStand[] = [];
	const pairs = await inTurn(
		rounds + 1,
		async () =>
			await stand.withEngine(
				runtime,
				async (engine) => await stand.nodeRound(engine, { sizeBytes, posts: 1, latencyMs: 0 }),
				0,
			),
		async (ranges) => {
			const curl = await stand.curlRound(ranges);
			await stand.forgetFiles();
			bare.push(await stand.bareRound(runtime, sizeBytes, ranges));
			await stand.forgetFiles();
			return curl;
		},
	);
	return { sizeBytes, pairs: pairs.slice(1), bare: bare.slice(1) };
}

/** Speed of the node over that of the bare Node, in each round. */
function ratiosToBare({ pairs, bare }: FirstResult): number[] {
	return pairs.map(({ node }, at) => bare[at].traffic.putSec / node.traffic.putSec);
}
