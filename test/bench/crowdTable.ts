import { median } from './medians';
import type { Runtime } from './measuredEngine';
import type { NodeRound, Stand } from './stand';
import { fixed, inMib, type Table } from './tableText';

const SIZE_BYTES = 100_000_000;
const POSTS_AT_ONCE = [1, 4, 16];

/** What was measured for one number of posts at once. */
export interface CrowdResult {
	posts: number;
	rounds: NodeRound[];
}

/** Posts of 100 MB at once in one process, each with its own creator. */
export async function measureCrowds(
	stand: Stand,
	runtime: Runtime,
	rounds: number,
): Promise<CrowdResult[]> {
	const results: CrowdResult[] = [];
	for (const posts of POSTS_AT_ONCE) {
		const round = { sizeBytes: SIZE_BYTES, posts, latencyMs: 0 };
		const measured = await stand.withEngine(runtime, async (engine) => {
			const all: NodeRound[] = [];
			for (let n = 0; n < rounds; n += 1) all.push(await stand.nodeRound(engine, round));
			return all;
		});
		results.push({ posts, rounds: measured });
	}
	return results;
}

/** How much longer the slowest post took than the fastest; the median of all rounds. */
export function slowestOverFastest({ rounds }: CrowdResult): number {
	return median(rounds.map(({ postMs }) => Math.max(...postMs) / Math.min(...postMs)));
}

export function crowdTable(runtime: Runtime, results: CrowdResult[]): Table {
	return {
		title: `Several posts of 100 MB at once, ${runtime.name}`,
		notes: ['Throughput is that of all posts together, growth the highest of all rounds.'],
		head: ['Posts', 'MB/s', 'Growth MiB', 'Fastest s', 'Slowest s', 'Slowest / fastest'],
		rows: results.map((result) => {
			const { posts, rounds } = result;
			const megabytes = (SIZE_BYTES * posts) / 1_000_000;
			return [
				String(posts),
				fixed(median(rounds.map(({ traffic }) => megabytes / traffic.putSec))),
				inMib(Math.max(...rounds.map(({ growthBytes }) => growthBytes))),
				fixed(median(rounds.map(({ postMs }) => Math.min(...postMs) / 1_000)), 2),
				fixed(median(rounds.map(({ postMs }) => Math.max(...postMs) / 1_000)), 2),
				fixed(slowestOverFastest(result), 2),
			];
		}),
	};
}
