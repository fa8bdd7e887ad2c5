import { inMib, type Table } from './tableText';

const MIB = 1_048_576;

/** The most that a post may add to the memory of n8n. */
const MAX_GROWTH_BYTES = 32 * MIB;

/** What was aimed at, and what was measured. */
export interface Target {
	what: string;
	target: string;
	measured: string;
	isMet: boolean;
}

/** A ratio of the speeds of the node and of curl that must not be lower than `bound`. */
export function atLeast(what: string, bound: number, value: number): Target {
	return {
		what: `ratio to curl, ${what}`,
		target: `≥ ${bound}`,
		measured: value.toFixed(2),
		isMet: value >= bound,
	};
}

/** A value that must not be higher than `bound`. */
export function atMost(what: string, bound: number, value: number, unit = ''): Target {
	const measured = `${value.toFixed(unit === ' ms' ? 0 : 2)}${unit}`;
	return { what, target: `≤ ${bound}${unit}`, measured, isMet: value <= bound };
}

/** @param growthBytes of all rounds; the highest counts */
export function growthTarget(what: string, growthBytes: readonly number[], posts = 1): Target {
	return memoryTarget(`memory growth, ${what}`, '', Math.max(...growthBytes), {
		bound: posts * MAX_GROWTH_BYTES,
	});
}

/** Memory of at most `bound`, both in bytes. */
export function memoryTarget(
	what: string,
	more: string,
	bytes: number,
	{ bound }: { bound: number },
): Target {
	const target = `≤ ${bound / MIB} MiB${more}`;
	return { what, target, measured: `${inMib(bytes)} MiB`, isMet: bytes <= bound };
}

/** In: the targets of each Node, by its name. Out: one table, and below it each miss by name. */
export function targetsTable(byNode: ReadonlyMap<string, Target[]>): Table {
	const all = [...byNode.values()].flat();
	const rows = new Map(all.map(({ what, target }) => [what, target]));
	const cell = (what: string, targets: Target[]) => {
		const found = targets.find((target) => target.what === what);
		if (found === undefined) return '–';
		return found.isMet ? found.measured : `**${found.measured}**`;
	};
	return {
		title: 'Targets',
		notes: [
			'A ratio is that of the speeds of the node and of curl, the median of all rounds. Memory is the highest of all rounds.',
			'',
			...missesOf(byNode),
		],
		head: ['What', 'Target', ...byNode.keys()],
		rows: [...rows].map(([what, target]) => [
			what,
			target,
			...[...byNode.values()].map((targets) => cell(what, targets)),
		]),
	};
}

function missesOf(byNode: ReadonlyMap<string, Target[]>): string[] {
	const misses = [...byNode].flatMap(([name, targets]) =>
		targets
			.filter(({ isMet }) => !isMet)
			.map(({ what, target, measured }) => `- ${what}, ${name}: ${measured}, not ${target}`),
	);
	return misses.length === 0 ? ['All targets are met.'] : ['Not met:', '', ...misses];
}
