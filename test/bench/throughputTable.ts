import type { Runtime } from './measuredEngine';
import { median, spread } from './medians';
import { CPU, inTurn, ratioOf, SPEED, WHOLE, type Pair, type PairResult } from './pairs';
import { sizeName } from './sizes';
import type { NodeRound, Stand } from './stand';
import { columnFor, fixed, type Measure, type Table } from './tableText';

/** What was measured for one size with one Node. */
export interface SizeResult extends PairResult {
	/** Of every round of the node, those that do not count for speed included. */
	growthBytes: number[];
	/** Throughput of the node over that of curl in the rounds that do not count, in their order. */
	uncountedRatios: number[];
	warmUpGrowthBytes: number;
}

/** So much is sent before speed counts: meanwhile V8 compiles what sending runs often. */
const UNCOUNTED_BYTES = 500_000_000;
const MAX_UNCOUNTED_ROUNDS = 5;

/** One warm engine, then the node and curl in turn, `rounds` times after some that do not count. */
export async function measureSize(
	stand: Stand,
	runtime: Runtime,
	sizeBytes: number,
	rounds: number,
): Promise<SizeResult> {
	await stand.forgetFiles();
	return await stand.withEngine(runtime, async (engine) => {
		const uncounted = uncountedRounds(sizeBytes);
		const all = await inTurn(
			uncounted + rounds,
			async () => await stand.nodeRound(engine, { sizeBytes, posts: 1, latencyMs: 0 }),
			async (ranges) => await stand.curlRound(ranges),
		);
		return {
			sizeBytes,
			pairs: all.slice(uncounted),
			growthBytes: all.map(({ node }) => node.growthBytes),
			uncountedRatios: all.slice(0, uncounted).map(ratioOf),
			warmUpGrowthBytes: engine.warmUpGrowthBytes,
		};
	});
}

function uncountedRounds(sizeBytes: number): number {
	return Math.min(MAX_UNCOUNTED_ROUNDS, Math.ceil(UNCOUNTED_BYTES / sizeBytes));
}

/** Milliseconds of a post beyond what the sandbox took to answer its requests. */
export function overheadMs({ postMs, traffic }: NodeRound): number {
	return postMs[0] - traffic.answerMs;
}

export function throughputTable(runtime: Runtime, results: SizeResult[]): Table {
	const serverCpu = (side: keyof Pair): Measure<SizeResult> => [
		`Server CPU s/GB with ${side === 'node' ? 'Node' : 'curl'}`,
		({ sizeBytes, pairs }) =>
			fixed((median(pairs.map((pair) => pair[side].serverCpuSec)) / sizeBytes) * 1_000_000_000, 2),
	];
	return {
		title: `One post, ${runtime.name}`,
		notes: [
			'Ratio of each round; those in brackets came first and count for memory only.',
			'',
			...results.map(roundsText),
		],
		...columnFor('', results, ({ sizeBytes }) => sizeName(sizeBytes), [
			...SPEED,
			WHOLE,
			...CPU,
			serverCpu('node'),
			serverCpu('curl'),
			['Beyond the answers ms', ({ pairs }) => spread(pairs.map(({ node }) => overheadMs(node)))],
		]),
	};
}

function roundsText({ sizeBytes, uncountedRatios, pairs }: SizeResult): string {
	const text = (ratios: number[]) => ratios.map((ratio) => fixed(ratio, 2)).join(', ');
	return `- ${sizeName(sizeBytes)}: (${text(uncountedRatios)}) ${text(pairs.map(ratioOf))}`;
}
