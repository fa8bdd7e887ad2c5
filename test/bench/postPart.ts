import type { Runtime } from './measuredEngine';
import { median } from './medians';
import { measureHeld, measureNewProcesses, memoryTable } from './memoryTable';
import type { Held, NewProcesses } from './memoryTable';
import { cpuPerGb, ratioToCurl, wholeSec } from './pairs';
import type { Bench, Measured } from './part';
import { sizeName } from './sizes';
import { fixed, inMib } from './tableText';
import { atLeast, atMost, growthTarget, memoryTarget, type Target } from './targets';
import { measureSize, overheadMs, throughputTable, type SizeResult } from './throughputTable';

const MAX_CHUNK_BYTES = 64_000_000;
const MB_1 = 1_000_000;
const MB_100 = 100_000_000;
const GB_1 = 1_000_000_000;
const SIZES = [MB_1, MB_100, GB_1, 4_294_967_296];

const MIN_RATIO = 0.9;
const MAX_GROWTH_SPREAD_BYTES = 16_777_216;
const MAX_OVERHEAD_MS = 50;

/** One post of each size: throughput in a warm process, and memory. */
export async function measurePosts(
	{ stand, ...bench }: Bench,
	runtime: Runtime,
): Promise<Measured> {
	const { sizes = SIZES, rounds } = bench;
	const results: SizeResult[] = [];
	for (const size of sizes) results.push(await measureSize(stand, runtime, size, rounds));
	const held = await measureHeld(stand, runtime, sizes);
	const newProcesses = await measureNewProcesses(stand, runtime, sizes, rounds);
	return {
		means: meaningOf(results, newProcesses),
		targets: targetsOf(results, held, newProcesses),
		tables: [throughputTable(runtime, results), memoryTable(runtime, results, held, newProcesses)],
	};
}

function meaningOf(results: SizeResult[], newProcesses: NewProcesses): string[] {
	const result = results.find(({ sizeBytes }) => sizeBytes === GB_1) ?? results[results.length - 1];
	const name = sizeName(result.sizeBytes);
	const most = Math.max(
		...results.flatMap(({ growthBytes }) => growthBytes),
		...[...newProcesses.values()].flat(),
	);
	return [
		`- **Speed**: a post of ${name} takes ${fixed(median(wholeSec(result)), 1)} s from start to end when nothing slows it down. Its upload runs at ${fixed(ratioToCurl(result), 2)} of curl's speed. Your line to TikTok is likely to be slower, and then sets the pace.`,
		`- **CPU**: sending 1 GB keeps one core busy for ${fixed(median(cpuPerGb(result, 'node')), 1)} s (curl: ${fixed(median(cpuPerGb(result, 'curl')), 1)} s).`,
		`- **Memory**: a post takes at most ${inMib(most)} MiB on top of what n8n has, up to files of ${sizeName(Math.max(...results.map(({ sizeBytes }) => sizeBytes)))}. It does not hold the file.`,
	];
}

function targetsOf(results: SizeResult[], held: Held, newProcesses: NewProcesses): Target[] {
	const large = results.filter(({ sizeBytes }) => sizeBytes >= MB_100);
	return [
		...large
			.filter(({ sizeBytes }) => sizeBytes <= GB_1)
			.map((result) =>
				atLeast(`one post, ${sizeName(result.sizeBytes)}`, MIN_RATIO, ratioToCurl(result)),
			),
		...large.flatMap(({ sizeBytes, growthBytes }) => [
			growthTarget(sizeName(sizeBytes), growthBytes),
			growthTarget(`${sizeName(sizeBytes)}, new process`, newProcesses.get(sizeBytes) ?? []),
		]),
		...spreadTargets(results, held),
		...results.map(putTarget),
		...results
			.filter(({ sizeBytes }) => sizeBytes === MB_1)
			.map(({ pairs }) =>
				atMost(
					"1 MB post beyond the sandbox's answers",
					MAX_OVERHEAD_MS,
					median(pairs.map(({ node }) => overheadMs(node))),
					' ms',
				),
			),
	];
}

/** Against 100 MB: what is taken must not be more, what the node holds must not differ either way. */
function spreadTargets(results: SizeResult[], held: Held): Target[] {
	const small = results.find(({ sizeBytes }) => sizeBytes === MB_100);
	const large = results.find(({ sizeBytes }) => sizeBytes > GB_1);
	if (small === undefined || large === undefined) return [];
	const against = `${sizeName(large.sizeBytes)} against 100 MB`;
	const heldOf = ({ sizeBytes }: SizeResult) => held.get(sizeBytes) ?? NaN;
	const bound = MAX_GROWTH_SPREAD_BYTES;
	const more = median(large.growthBytes) - median(small.growthBytes);
	const apart = Math.abs(heldOf(large) - heldOf(small));
	return [
		memoryTarget(`median memory growth, ${against}`, ' more', more, { bound }),
		memoryTarget(`held by the node, ${against}`, ' apart', apart, { bound }),
	];
}

function putTarget({ sizeBytes, pairs }: SizeResult): Target {
	const expected = Math.ceil(sizeBytes / MAX_CHUNK_BYTES);
	const counts = [...new Set(pairs.map(({ node }) => node.traffic.puts))];
	return {
		what: `PUTs, ${sizeName(sizeBytes)}`,
		target: String(expected),
		measured: counts.join(', '),
		isMet: counts.length === 1 && counts[0] === expected,
	};
}
