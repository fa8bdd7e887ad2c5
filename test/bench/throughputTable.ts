import { median } from './medians';
import type { Runtime } from './measuredEngine';
import type { Traffic } from './requestMeter';
import { sizeName } from './sizes';
import type { CurlRoundAtStand, NodeRound, Stand } from './stand';
import { fixed, type Table } from './tableText';

/** What was measured for one size with one Node. */
export interface SizeResult {
	sizeBytes: number;
	node: NodeRound[];
	curl: CurlRoundAtStand[];
	/** Of every round of the node, the one that does not count for speed included. */
	growthBytes: number[];
	warmUpGrowthBytes: number;
}

/**
 * One warm engine, then the node and curl in turn, `rounds` times after one round that does not
 * count. Which of the two begins changes with every round.
 */
export async function measureSize(
	stand: Stand,
	runtime: Runtime,
	sizeBytes: number,
	rounds: number,
): Promise<SizeResult> {
	return await stand.withEngine(runtime, async (engine) => {
		const round = { sizeBytes, posts: 1, latencyMs: 0 };
		const first = await stand.nodeRound(engine, round);
		const { ranges } = first.traffic;
		await stand.curlRound(ranges);
		const node: NodeRound[] = [];
		const curl: CurlRoundAtStand[] = [];
		for (let n = 0; n < rounds; n += 1) {
			if (n % 2 === 1) curl.push(await stand.curlRound(ranges));
			node.push(await stand.nodeRound(engine, round));
			if (n % 2 === 0) curl.push(await stand.curlRound(ranges));
		}
		const growthBytes = [first, ...node].map((measured) => measured.growthBytes);
		const { warmUpGrowthBytes } = engine;
		return { sizeBytes, node, curl, growthBytes, warmUpGrowthBytes };
	});
}

/** Milliseconds of a post beyond what the sandbox took to answer its requests. */
export function overheadMs({ postMs, traffic }: NodeRound): number {
	return postMs[0] - traffic.answerMs;
}

/** Throughput of the node over that of curl in the same round; the median of all rounds. */
export function ratioToCurl({ node, curl }: SizeResult): number {
	return median(node.map(({ traffic }, n) => curl[n].traffic.putSec / traffic.putSec));
}

export function throughputTable(runtime: Runtime, results: SizeResult[]): Table {
	return {
		title: `One post, ${runtime.name}`,
		notes: [],
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
