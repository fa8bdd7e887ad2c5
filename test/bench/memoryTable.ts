import { median } from './medians';
import type { MeasuredEngine, Runtime } from './measuredEngine';
import { collectingOften } from './runtimes';
import { sizeName } from './sizes';
import type { Stand } from './stand';
import { inMib, type Table } from './tableText';
import type { SizeResult } from './throughputTable';

/** Growth in bytes by the size of the file in bytes. */
export type Held = ReadonlyMap<number, number>;
type EarlyGrowth = ReadonlyMap<number, number[]>;

/** What the node itself holds of a file: one engine that collects its garbage soon, one post of each size. */
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

/** An engine of its own for each round, that has made one small post and no more. */
export async function measureEarly(
	stand: Stand,
	runtime: Runtime,
	sizes: readonly number[],
	rounds: number,
): Promise<EarlyGrowth> {
	const growth = new Map<number, number[]>();
	for (const size of sizes) {
		const ofSize: number[] = [];
		for (let n = 0; n < rounds; n += 1) {
			ofSize.push(
				await stand.withEngine(
					runtime,
					async (engine) => await growthOfPost(stand, engine, size),
					1,
				),
			);
		}
		growth.set(size, ofSize);
	}
	return growth;
}

async function growthOfPost(stand: Stand, engine: MeasuredEngine, sizeBytes: number) {
	const { growthBytes } = await stand.nodeRound(engine, { sizeBytes, posts: 1, latencyMs: 0 });
	return growthBytes;
}

/** @param early left out of the table where it was not measured */
export function memoryTable(
	runtime: Runtime,
	results: SizeResult[],
	held: Held,
	early: EarlyGrowth | undefined,
): Table {
	return {
		title: `Memory of one post, ${runtime.name}`,
		notes: ['MiB: the median, and the highest of all rounds in brackets.'],
		head: ['File', 'After the warm-up', ...(early ? ['After one post'] : []), 'Held by the node'],
		rows: results.map(({ sizeBytes, growthBytes }) => [
			sizeName(sizeBytes),
			medianAndMost(growthBytes),
			...(early ? [medianAndMost(early.get(sizeBytes) ?? [NaN])] : []),
			inMib(held.get(sizeBytes) ?? NaN),
		]),
	};
}

/** In: bytes of all rounds. Out: `median (most)` in MiB. */
function medianAndMost(bytes: readonly number[]): string {
	return `${inMib(median(bytes))} (${inMib(Math.max(...bytes))})`;
}
