import type { Runtime } from './measuredEngine';
import { spread } from './medians';
import type { Bench, Measured } from './part';

const SIZE_BYTES = 100_000_000;
const LATENCIES_MS = [0, 50, 150];

/** The default plan, and two chunk sizes that many publishers use. */
const CHUNK_MIB = [undefined, 10, 5];

/** What few PUTs save: a post of 100 MB while every answer of the sandbox takes longer. */
export async function measureLatency(
	{ stand, rounds }: Bench,
	runtime: Runtime,
): Promise<Measured> {
	const rows = await stand.withEngine(runtime, async (engine) => {
		const lines: string[][] = [];
		for (const chunkMib of CHUNK_MIB) {
			const cells: string[] = [];
			let puts = 0;
			for (const latencyMs of LATENCIES_MS) {
				const seconds: number[] = [];
				for (let n = 0; n < rounds; n += 1) {
					const round = { sizeBytes: SIZE_BYTES, posts: 1, latencyMs, chunkMib };
					const { postMs, traffic } = await stand.nodeRound(engine, round);
					seconds.push(postMs[0] / 1_000);
					puts = traffic.puts;
				}
				cells.push(spread(seconds, 2));
			}
			const plan = chunkMib === undefined ? 'default' : `Chunk Size ${chunkMib} MiB`;
			lines.push([plan, String(puts), ...cells]);
		}
		return lines;
	});
	const table = {
		title: `Latency: a post of 100 MB, ${runtime.name}`,
		notes: [
			'Seconds of a whole post, from the start of the execution to its end, while the sandbox delays every answer by that many milliseconds. The handshakes of a real line are left out here; the tables "Over a line" have them.',
		],
		head: ['Plan', 'PUTs', ...LATENCIES_MS.map((ms) => `${ms} ms`)],
		rows,
	};
	return { means: [], targets: [], tables: [table] };
}
