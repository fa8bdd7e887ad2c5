import type { CrowdResult } from './crowdTable';
import { slowestOverFastest } from './crowdTable';
import { median } from './medians';
import type { Held, NewProcesses } from './memoryTable';
import { sizeName } from './sizes';
import { inMib, type Table } from './tableText';
import { overheadMs, ratioToCurl, type SizeResult } from './throughputTable';

const MIB = 1_048_576;
const MAX_CHUNK_BYTES = 64_000_000;

/** Targets. */
const MIN_RATIO = 0.9;
const MAX_GROWTH_BYTES = 32 * MIB;
const MAX_GROWTH_SPREAD_BYTES = 16 * MIB;
const MAX_OVERHEAD_MS = 50;
const MAX_SLOWEST_OVER_FASTEST = 2;
const CROWD = 16;

const MB_1 = 1_000_000;
const MB_100 = 100 * MB_1;
const GB_1 = 1_000 * MB_1;

interface Beside {
	held: Held;
	crowds: CrowdResult[];
	newProcesses?: NewProcesses;
}

/** In: what was measured with one Node. Out: each target that it speaks to, and whether it was met. */
export function verdictTable(
	name: string,
	sizes: SizeResult[],
	{ held, crowds, newProcesses }: Beside,
): Table {
	const rows = [
		...sizes.flatMap((result) => ratioRow(result)),
		...sizes.flatMap((result) => growthRow(result)),
		...spreadRows(sizes, held),
		...sizes.map((result) => putRow(result)),
		...sizes.filter(({ sizeBytes }) => sizeBytes === MB_1).map((result) => overheadRow(result)),
		...crowds.filter(({ posts }) => posts === CROWD).flatMap((result) => crowdRows(result)),
	];
	return {
		title: `Targets, ${name}`,
		notes: newProcessNotes(sizes, newProcesses),
		head: ['What', 'Target', 'Measured', 'Met'],
		rows,
	};
}

function row(what: string, target: string, measured: string, met: boolean): string[] {
	return [what, target, measured, met ? 'yes' : '**no**'];
}

function ratioRow(result: SizeResult): string[][] {
	if (result.sizeBytes !== MB_100 && result.sizeBytes !== GB_1) return [];
	const ratio = ratioToCurl(result);
	const what = `throughput over curl's, ${sizeName(result.sizeBytes)}`;
	return [row(what, `≥ ${MIN_RATIO}`, ratio.toFixed(2), ratio >= MIN_RATIO)];
}

function growthRow(result: SizeResult): string[][] {
	if (result.sizeBytes < MB_100) return [];
	const bytes = growthOf(result);
	return [
		row(
			`memory growth, ${sizeName(result.sizeBytes)}`,
			`≤ ${inMib(MAX_GROWTH_BYTES)} MiB`,
			`${inMib(bytes)} MiB`,
			bytes <= MAX_GROWTH_BYTES,
		),
	];
}

function growthOf({ growthBytes }: SizeResult): number {
	return median(growthBytes);
}

function endsOf(sizes: SizeResult[]) {
	return {
		small: sizes.find(({ sizeBytes }) => sizeBytes === MB_100),
		large: sizes.find(({ sizeBytes }) => sizeBytes > GB_1),
	};
}

/** Against 100 MB: what is taken must not be more, what the node holds must not differ either way. */
function spreadRows(sizes: SizeResult[], held: Held): string[][] {
	const { small, large } = endsOf(sizes);
	if (small === undefined || large === undefined) return [];
	const heldOf = ({ sizeBytes }: SizeResult) => held.get(sizeBytes) ?? NaN;
	const bound = inMib(MAX_GROWTH_SPREAD_BYTES);
	const rowFor = (what: string, target: string, bytes: number) =>
		row(
			`${what}, ${sizeName(large.sizeBytes)} against 100 MB`,
			target,
			`${inMib(bytes)} MiB`,
			bytes <= MAX_GROWTH_SPREAD_BYTES,
		);
	return [
		rowFor('memory growth', `≤ ${bound} MiB more`, growthOf(large) - growthOf(small)),
		rowFor('held by the node', `within ${bound} MiB`, Math.abs(heldOf(large) - heldOf(small))),
	];
}

/** The same bound for a process that was not warm: no target, and not to be overlooked. */
function newProcessNotes(sizes: SizeResult[], newProcesses: NewProcesses | undefined): string[] {
	const { small, large } = endsOf(sizes);
	const [smallBytes, largeBytes] = [small, large].map((result) =>
		newProcesses?.get(result?.sizeBytes ?? NaN),
	);
	if (large === undefined || smallBytes === undefined || largeBytes === undefined) return [];
	const more = inMib(median(largeBytes) - median(smallBytes));
	return [
		`Memory is that of a warm process. In one that has made a single post, ${sizeName(large.sizeBytes)} takes ${more} MiB more than 100 MB.`,
	];
}

function putRow({ sizeBytes, node }: SizeResult): string[] {
	const expected = Math.ceil(sizeBytes / MAX_CHUNK_BYTES);
	const counts = [...new Set(node.map(({ traffic }) => traffic.puts))];
	const met = counts.length === 1 && counts[0] === expected;
	return row(`PUTs, ${sizeName(sizeBytes)}`, String(expected), counts.join(', '), met);
}

function overheadRow({ node }: SizeResult): string[] {
	const ms = median(node.map(overheadMs));
	const what = "1 MB post beyond the sandbox's answers";
	return row(what, `≤ ${MAX_OVERHEAD_MS} ms`, `${ms.toFixed(0)} ms`, ms <= MAX_OVERHEAD_MS);
}

function crowdRows(result: CrowdResult): string[][] {
	const growth = Math.max(...result.rounds.map(({ growthBytes }) => growthBytes));
	const bound = CROWD * MAX_GROWTH_BYTES;
	const spread = slowestOverFastest(result);
	return [
		row(
			`memory growth, ${CROWD} posts at once`,
			`≤ ${inMib(bound)} MiB`,
			`${inMib(growth)} MiB`,
			growth <= bound,
		),
		row(
			`slowest over fastest, ${CROWD} posts at once`,
			`≤ ${MAX_SLOWEST_OVER_FASTEST}`,
			spread.toFixed(2),
			spread <= MAX_SLOWEST_OVER_FASTEST,
		),
	];
}
