import type { Runtime } from './measuredEngine';
import { cpuPerGb, inTurn, type Pair, type PairResult } from './pairs';
import type { Bench, Measured } from './part';
import { asOneFile } from './ranges';
import { sizeName } from './sizes';
import { columnFor, fixed, inMib } from './tableText';
import { growthTarget } from './targets';

const ITEMS = 40;
const SIZE_BYTES = 20_000_000;

/** One round: TikTok's limits per minute make it last several minutes. */
const ROUNDS = 1;

/** Many items in one execution, all with one credential. */
export async function measureItems({ stand, sizes }: Bench, runtime: Runtime): Promise<Measured> {
	const sizeBytes = sizes?.[0] ?? SIZE_BYTES;
	const round = { sizeBytes, posts: 1, items: ITEMS, latencyMs: 0 };
	const pairs = await stand.withEngine(
		runtime,
		async (engine) =>
			await inTurn(
				ROUNDS,
				async () => await stand.nodeRound(engine, round),
				async (ranges) => await stand.curlRound(asOneFile(ranges)),
			),
	);
	const result: PairResult = { sizeBytes: ITEMS * sizeBytes, pairs };
	const [pair] = pairs;
	const what = `${ITEMS} posts of ${sizeName(sizeBytes)} in one execution`;
	const wholeSec = fixed(pair.node.postMs[0] / 1_000);
	return {
		means: [
			`- **${what}** take ${wholeSec} s, because TikTok accepts six inits and 30 status queries per minute from an account, and the node waits for its turn. The uploads take ${fixed(putSec(pair, 'node'), 1)} s of that, and the CPU is busy for ${fixed(pair.node.cpuSec, 1)} s.`,
		],
		targets: [growthTarget(what, [pair.node.growthBytes])],
		tables: [
			{
				title: `${what}, ${runtime.name}`,
				notes: [
					`${ROUNDS} round. Upload s is the sum of the times of the PUTs, so that the waits for TikTok's limits do not count; the ratio is that of the sums. curl sends as many PUTs of the same length to one upload address, over one connection.`,
				],
				...columnFor('', [pair], () => what, [
					['PUTs', ({ node }) => String(node.traffic.puts)],
					['Connections', ({ node }) => String(node.traffic.connections)],
					['Whole execution s', () => wholeSec],
					['Upload s, node', () => fixed(putSec(pair, 'node'), 2)],
					['Upload s, curl', () => fixed(putSec(pair, 'curl'), 2)],
					['Ratio', () => fixed(putSec(pair, 'curl') / putSec(pair, 'node'), 2)],
					['Node CPU s/GB', () => fixed(cpuPerGb(result, 'node')[0], 2)],
					['curl CPU s/GB', () => fixed(cpuPerGb(result, 'curl')[0], 2)],
					['Memory MiB', ({ node }) => inMib(node.growthBytes)],
				]),
			},
		],
	};
}

/** Seconds of all PUTs, one after the other. */
function putSec(pair: Pair, side: keyof Pair): number {
	return pair[side].traffic.putTimes.reduce((sum, { sec }) => sum + sec, 0);
}
