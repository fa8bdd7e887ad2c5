import { median, spread } from './medians';
import type { Traffic } from './requestMeter';
import type { CurlRoundAtStand, NodeRound } from './stand';
import { mib, type Measure } from './tableText';

/** One round of the node and one of curl. */
export interface Pair {
	node: NodeRound;
	curl: CurlRoundAtStand;
}

/** Rounds in which both sides sent so many bytes. */
export interface PairResult {
	sizeBytes: number;
	pairs: Pair[];
}

const GB = 1_000_000_000;

/**
 * The node and curl in turn; which of the two begins changes with every round. The first round of the
 * node says what curl has to send.
 */
export async function inTurn(
	rounds: number,
	ofNode: () => Promise<NodeRound>,
	ofCurl: (ranges: string[]) => Promise<CurlRoundAtStand>,
): Promise<Pair[]> {
	const first = await ofNode();
	const { ranges } = first.traffic;
	const pairs: Pair[] = [{ node: first, curl: await ofCurl(ranges) }];
	while (pairs.length < rounds) {
		if (pairs.length % 2 === 0) pairs.push({ node: await ofNode(), curl: await ofCurl(ranges) });
		else pairs.push({ curl: await ofCurl(ranges), node: await ofNode() });
	}
	return pairs;
}

/** Throughput of the node over that of curl. */
export function ratioOf({ node, curl }: Pair): number {
	return curl.traffic.putSec / node.traffic.putSec;
}

/** The median of the ratios of all rounds. */
export function ratioToCurl({ pairs }: PairResult): number {
	return median(pairs.map(ratioOf));
}

/** Seconds of a whole execution in each round. */
export function wholeSec({ pairs }: PairResult): number[] {
	return pairs.map(({ node }) => Math.max(...node.postMs) / 1_000);
}

/** Seconds of CPU time per GB in each round. */
export function cpuPerGb({ sizeBytes, pairs }: PairResult, side: keyof Pair): number[] {
	return pairs.map((pair) => (pair[side].cpuSec / sizeBytes) * GB);
}

/** Memory that each round took, in bytes. */
export function growthOf({ pairs }: PairResult): number[] {
	return pairs.map(({ node }) => node.growthBytes);
}

function speeds({ sizeBytes, pairs }: PairResult, side: keyof Pair): string {
	const speed = ({ putSec }: Traffic) => sizeBytes / 1_000_000 / putSec;
	return spread(pairs.map((pair) => speed(pair[side].traffic)));
}

export const SPEED: Array<Measure<PairResult>> = [
	['PUTs', ({ pairs: [{ node }] }) => String(node.traffic.puts)],
	['Connections', ({ pairs: [{ node }] }) => String(node.traffic.connections)],
	['Node MB/s', (result) => speeds(result, 'node')],
	['curl MB/s', (result) => speeds(result, 'curl')],
	['Ratio', ({ pairs }) => spread(pairs.map(ratioOf), 2)],
];

export const CPU: Array<Measure<PairResult>> = [
	['Node CPU s/GB', (result) => spread(cpuPerGb(result, 'node'), 2)],
	['curl CPU s/GB', (result) => spread(cpuPerGb(result, 'curl'), 2)],
];

export const WHOLE: Measure<PairResult> = ['Whole post s', (result) => spread(wholeSec(result), 2)];

export const MEMORY: Measure<PairResult> = [
	'Memory MiB',
	(result) => spread(growthOf(result).map(mib), 1),
];
