import { median } from './medians';
import type { MeasuredEngine, Runtime } from './measuredEngine';
import type { Traffic } from './requestMeter';
import { sizeName } from './sizes';
import type { CurlRoundAtStand, NodeRound, Stand } from './stand';
import { fixed, type Table } from './tableText';

/** What was measured for one size with one Node. */
export interface SizeResult {
	sizeBytes: number;
	node: NodeRound[];
	curl: CurlRoundAtStand[];
	/** Of every round of the node, those that do not count for speed included. */
	growthBytes: number[];
	/** Throughput of the node over that of curl in the rounds that do not count, in their order. */
	uncountedRatios: number[];
	warmUpGrowthBytes: number;
}

/** So much is sent before speed counts: meanwhile V8 compiles what sending runs often. */
const UNCOUNTED_BYTES = 500_000_000;
const MAX_UNCOUNTED_ROUNDS = 5;

/** One round of the node and one of curl. */
interface Pair {
	node: NodeRound;
	curl: CurlRoundAtStand;
}

/**
 * One warm engine, then the node and curl in turn, `rounds` times after some that do not count.
 * Which of the two begins changes with every round.
 */
export async function measureSize(
	stand: Stand,
	runtime: Runtime,
	sizeBytes: number,
	rounds: number,
): Promise<SizeResult> {
	await stand.forgetCurlFiles();
	return await stand.withEngine(runtime, async (engine) => {
		const uncounted = uncountedRounds(sizeBytes);
		const pairs = await inTurn(stand, engine, sizeBytes, uncounted + rounds);
		const counted = pairs.slice(uncounted);
		return {
			sizeBytes,
			node: counted.map(({ node }) => node),
			curl: counted.map(({ curl }) => curl),
			growthBytes: pairs.map(({ node }) => node.growthBytes),
			uncountedRatios: pairs.slice(0, uncounted).map(ratioOf),
			warmUpGrowthBytes: engine.warmUpGrowthBytes,
		};
	});
}

function uncountedRounds(sizeBytes: number): number {
	return Math.min(MAX_UNCOUNTED_ROUNDS, Math.ceil(UNCOUNTED_BYTES / sizeBytes));
}

async function inTurn(
	stand: Stand,
	engine: MeasuredEngine,
	sizeBytes: number,
	rounds: number,
): Promise<Pair[]> {
	const ofNode = async () => await stand.nodeRound(engine, { sizeBytes, posts: 1, latencyMs: 0 });
	const first = await ofNode();
	const ofCurl = async () => await stand.curlRound(first.traffic.ranges);
	const pairs: Pair[] = [{ node: first, curl: await ofCurl() }];
	while (pairs.length < rounds) {
		if (pairs.length % 2 === 0) pairs.push({ node: await ofNode(), curl: await ofCurl() });
		else pairs.push({ curl: await ofCurl(), node: await ofNode() });
	}
	return pairs;
}

function ratioOf({ node, curl }: Pair): number {
	return curl.traffic.putSec / node.traffic.putSec;
}

/** Milliseconds of a post beyond what the sandbox took to answer its requests. */
export function overheadMs({ postMs, traffic }: NodeRound): number {
	return postMs[0] - traffic.answerMs;
}

/** Throughput of the node over that of curl in the same round; the median of all rounds. */
export function ratioToCurl({ node, curl }: SizeResult): number {
	return median(node.map((round, n) => ratioOf({ node: round, curl: curl[n] })));
}

export function throughputTable(runtime: Runtime, results: SizeResult[]): Table {
	return {
		title: `One post, ${runtime.name}`,
		notes: [
			'Ratio of each round; those in brackets came first and count for memory only.',
			results.map(roundsText).join('\n'),
		],
		head: [
			'File',
			'PUTs',
			'Connections',
			'Node MB/s',
			'curl MB/s',
			'Ratio',
			'Node CPU s/GB',
			'curl CPU s/GB',
			'Server CPU s/GB with Node',
			'Server CPU s/GB with curl',
			'Beyond the answers ms',
		],
		rows: results.map((result) => rowOf(result)),
	};
}

function roundsText({ sizeBytes, uncountedRatios, node, curl }: SizeResult): string {
	const counted = node.map((round, n) => ratioOf({ node: round, curl: curl[n] }));
	const text = (ratios: number[]) => ratios.map((ratio) => fixed(ratio, 2)).join(', ');
	return `- ${sizeName(sizeBytes)}: (${text(uncountedRatios)}) ${text(counted)}`;
}

function rowOf(result: SizeResult): string[] {
	const { sizeBytes, node, curl } = result;
	const perSecond = ({ traffic }: { traffic: Traffic }) => sizeBytes / 1_000_000 / traffic.putSec;
	const perGb = (seconds: number[]) => fixed((median(seconds) / sizeBytes) * 1_000_000_000, 2);
	const [{ traffic }] = node;
	return [
		sizeName(sizeBytes),
		String(traffic.puts),
		String(traffic.connections),
		fixed(median(node.map(perSecond))),
		fixed(median(curl.map(perSecond))),
		fixed(ratioToCurl(result), 2),
		perGb(node.map(({ cpuSec }) => cpuSec)),
		perGb(curl.map(({ cpuSec }) => cpuSec)),
		perGb(node.map(({ serverCpuSec }) => serverCpuSec)),
		perGb(curl.map(({ serverCpuSec }) => serverCpuSec)),
		fixed(median(node.map(overheadMs))),
	];
}
