import { median } from './medians';
import { MeasuredEngine, type Growth, type Runtime } from './measuredEngine';
import { collectingOften } from './runtimes';
import { sizeName } from './sizes';
import type { Stand } from './stand';
import { inMib, type Table } from './tableText';
import type { SizeResult } from './throughputTable';

/** What the node itself holds of a file, in bytes; the highest of all rounds. */
export type Held = ReadonlyMap<number, number>;

/** One engine that frees what was sent soon; each size `rounds` times. */
export async function measureHeld(
	stand: Stand,
	runtime: Runtime,
	sizes: readonly number[],
	rounds: number,
): Promise<Held> {
	return await stand.withEngine(collectingOften(runtime), async (engine) => {
		const held = new Map<number, number>();
		for (const sizeBytes of sizes)
			held.set(sizeBytes, await mostHeld(stand, engine, sizeBytes, rounds));
		return held;
	});
}

async function mostHeld(stand: Stand, engine: MeasuredEngine, sizeBytes: number, rounds: number) {
	let most = -Infinity;
	for (let n = 0; n < rounds; n += 1) {
		const { growth } = await stand.nodeRound(engine, { sizeBytes, posts: 1, latencyMs: 0 });
		most = Math.max(most, growth.afterWarmUp);
	}
	return most;
}

/** In: the growths of all rounds. Out: `median (most)` in MiB, once per column. */
function cells(growths: readonly Growth[]): string[] {
	const columns = [
		growths.map(({ afterWarmUp }) => afterWarmUp),
		growths.map(({ afterFirstPost }) => afterFirstPost),
	];
	return columns.map((bytes) => `${inMib(median(bytes))} (${inMib(Math.max(...bytes))})`);
}

export function memoryTable(runtime: Runtime, results: SizeResult[], held: Held): Table {
	return {
		title: `Memory of one post, ${runtime.name}`,
		notes: ['MiB: the median, and the highest of all rounds in brackets.'],
		head: ['File', 'After the warm-up', 'After the first post', 'Held by the node'],
		rows: results.map(({ sizeBytes, growth }) => [
			sizeName(sizeBytes),
			...cells(growth),
			inMib(held.get(sizeBytes) ?? NaN),
		]),
	};
}
