import type { Runtime } from './measuredEngine';
import { median } from './medians';
import { CPU, growthOf, inTurn, MEMORY, ratioToCurl, SPEED, WHOLE, wholeSec } from './pairs';
import type { PairResult } from './pairs';
import type { Bench, Measured } from './part';
import { sizeName } from './sizes';
import { columnFor, fixed } from './tableText';
import { atLeast, growthTarget } from './targets';

const SIZES = [100_000_000, 1_000_000_000];
const TARGET_FROM_BYTES = 1_000_000_000;
const MIN_RATIO = 0.85;

/** The first post after n8n has started: each round has a process of its own, which posts once. */
export async function measureFirst(bench: Bench, runtime: Runtime): Promise<Measured> {
	const results: PairResult[] = [];
	for (const sizeBytes of bench.sizes ?? SIZES) {
		results.push({ sizeBytes, pairs: await pairsOf(bench, runtime, sizeBytes) });
	}
	const named = (result: PairResult) => sizeName(result.sizeBytes);
	const last = results[results.length - 1];
	return {
		means: [
			`- **The first post after n8n has started** takes ${fixed(median(wholeSec(last)), 1)} s with ${named(last)}, all checks included. Its upload runs at ${fixed(ratioToCurl(last), 2)} of curl's speed: V8 still has to compile the code.`,
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
					'Each round starts a process, which makes this post and ends. Neither side has read its file before. Memory includes the code that the first post makes Node load and compile.',
				],
				...columnFor('', results, named, [...SPEED, WHOLE, ...CPU, MEMORY]),
			},
		],
	};
}

async function pairsOf({ stand, rounds }: Bench, runtime: Runtime, sizeBytes: number) {
	return await inTurn(
		rounds,
		async () =>
			await stand.withEngine(
				runtime,
				async (engine) => await stand.nodeRound(engine, { sizeBytes, posts: 1, latencyMs: 0 }),
				0,
			),
		async (ranges) => {
			await stand.forgetCurlFiles();
			return await stand.curlRound(ranges);
		},
	);
}
