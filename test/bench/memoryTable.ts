import type { MeasuredEngine, Runtime } from './measuredEngine';
import { spread } from './medians';
import { collectingOften } from './runtimes';
import { sizeName } from './sizes';
import type { Stand } from './stand';
import { inMib, mib, type Table } from './tableText';
import type { SizeResult } from './throughputTable';

/** What the node itself holds of a file: growth by the file's size, both in bytes. */
export type Held = ReadonlyMap<number, number>;

/** Growth of new processes, one per round, by the size of the file; both in bytes. */
export type NewProcesses = ReadonlyMap<number, number[]>;

const ONE_POST = 1;

/** One engine that collects its garbage soon, and one post of each size. */
export async function measureHeld(
	stand: Stand,
	runtime: Runtime,
	sizes: readonly number[],
): Promise<Held> {
	return await stand.withEngine(collectingOften(runtime), async (engine) => {
		const held = new Map<number, number>();
		for (const size of sizes) held.set(size, await growthOfPost(stand, engine, size));
		return held;
	});
}

/** An engine of its own for each round, which has made one small post and no more. */
export async function measureNewProcesses(
	stand: Stand,
	runtime: Runtime,
	sizes: readonly number[],
	rounds: number,
): Promise<NewProcesses> {
	const growth = new Map<number, number[]>();
	for (const size of sizes) {
		const ofSize: number[] = [];
		const post = async (engine: MeasuredEngine) => await growthOfPost(stand, engine, size);
		for (let n = 0; n < rounds; n += 1) {
			ofSize.push(await stand.withEngine(runtime, post, ONE_POST));
		}
		growth.set(size, ofSize);
	}
	return growth;
}

async function growthOfPost(stand: Stand, engine: MeasuredEngine, sizeBytes: number) {
	const { growthBytes } = await stand.nodeRound(engine, { sizeBytes, posts: 1, latencyMs: 0 });
	return growthBytes;
}

export function memoryTable(
	runtime: Runtime,
	results: SizeResult[],
	held: Held,
	newProcesses: NewProcesses,
): Table {
	return {
		title: `Memory of one post, ${runtime.name}`,
		notes: [
			`MiB. From the first post of the warm-up to its last the process itself grew by ${grownBy(results)} MiB.`,
		],
		head: ['File', 'Warm process', 'New process', 'Held by the node'],
		rows: results.map(({ sizeBytes, growthBytes }) => [
			sizeName(sizeBytes),
			spread(growthBytes.map(mib), 1),
			spread((newProcesses.get(sizeBytes) ?? [NaN]).map(mib), 1),
			inMib(held.get(sizeBytes) ?? NaN),
		]),
	};
}

function grownBy(results: SizeResult[]): string {
	const bytes = results.map(({ warmUpGrowthBytes }) => warmUpGrowthBytes);
	const ends = [Math.min(...bytes), Math.max(...bytes)].map(inMib);
	return [...new Set(ends)].join(' to ');
}
