import type { Runtime } from './measuredEngine';
import { median, spread } from './medians';
import { CPU, growthOf, inTurn, MEMORY, SPEED, type PairResult } from './pairs';
import type { Bench, Measured } from './part';
import { asOneFile } from './ranges';
import { columnFor, fixed, inMib } from './tableText';
import { atMost, growthTarget } from './targets';

const SIZE_BYTES = 100_000_000;
const POSTS_AT_ONCE = [1, 4, 16];
const MAX_SLOWEST_OVER_FASTEST = 2;

/** What was measured for one number of posts at once. */
type CrowdResult = PairResult & { posts: number };

/** Posts at once in one process, each with its own creator. */
export async function measureCrowds(bench: Bench, runtime: Runtime): Promise<Measured> {
	const results: CrowdResult[] = [];
	for (const posts of POSTS_AT_ONCE) results.push(await crowdOf(bench, runtime, posts));
	const crowd = results[results.length - 1];
	const what = `${crowd.posts} posts at once`;
	const uneven = median(slowestOverFastest(crowd));
	const seconds = median(endsOf(crowd, Math.max));
	const growth = inMib(Math.max(...growthOf(crowd)));
	return {
		means: [
			`- **${crowd.posts} posts of 100 MB at once** end after ${fixed(seconds, 1)} s, and take at most ${growth} MiB together. The slowest takes ${fixed(uneven, 2)} times as long as the fastest.`,
		],
		targets: [
			growthTarget(what, growthOf(crowd), crowd.posts),
			atMost(`slowest over fastest, ${what}`, MAX_SLOWEST_OVER_FASTEST, uneven),
		],
		tables: [
			{
				title: `Several posts of 100 MB at once, ${runtime.name}`,
				notes: [
					'Speed, CPU and memory are those of all posts together. One curl sends as many bytes in as many PUTs, one after the other.',
				],
				...columnFor('Posts', results, ({ posts }) => String(posts), [
					...SPEED,
					...CPU,
					MEMORY,
					['Fastest s', (result) => spread(endsOf(result, Math.min), 2)],
					['Slowest s', (result) => spread(endsOf(result, Math.max), 2)],
					['Slowest / fastest', (result) => spread(slowestOverFastest(result), 2)],
				]),
			},
		],
	};
}

async function crowdOf({ stand, rounds }: Bench, runtime: Runtime, posts: number) {
	const sizeBytes = SIZE_BYTES;
	await stand.forgetFiles();
	const pairs = await stand.withEngine(
		runtime,
		async (engine) =>
			await inTurn(
				rounds,
				async () => await stand.nodeRound(engine, { sizeBytes, posts, latencyMs: 0 }),
				async (ranges) => await stand.curlRound(asOneFile(ranges)),
			),
	);
	return { posts, sizeBytes: posts * sizeBytes, pairs };
}

/** In each round: when the fastest or the slowest post had ended, in seconds. */
function endsOf({ pairs }: CrowdResult, which: (...ms: number[]) => number): number[] {
	return pairs.map(({ node }) => which(...node.postMs) / 1_000);
}

/** In each round: how much longer the slowest post took than the fastest. */
function slowestOverFastest({ pairs }: CrowdResult): number[] {
	return pairs.map(({ node: { postMs } }) => Math.max(...postMs) / Math.min(...postMs));
}
