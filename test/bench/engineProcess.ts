/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a program of the bench: it is the process that is measured */
import { performance } from 'node:perf_hooks';

import type { IBinaryData, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { startEngine, type Engine, type RunSpec } from '../engine/harness';
import { CLIP, directPost, setStage } from '../engine/postSetup';
import type { FaultInput } from '../sandbox/types';
import type { Order, Reply, Round, RoundReport } from './orders';
import { fileBeginning } from './videoBytes';

const COLLECT_AFTER_BYTES = 8_388_608;
const COLLECT_CHECK_MS = 5;
const MICROSECONDS_PER_SECOND = 1_000_000;

/**
 * n8n's engine with the node in it, and nothing else: the process whose memory and CPU time count.
 * Takes orders from its parent, one after the other.
 */
async function main(): Promise<void> {
	collectOften();
	const engine = await startEngine({ binaryMode: 'filesystem' });
	const files = new FileShelf(engine);
	let staged: StagedPost[] = [];
	const obey = async (order: Order): Promise<Reply> => {
		if (order.kind === 'go') return { kind: 'done', ...(await post(engine, staged)) };
		staged = await stage(engine, files, order.round);
		return { kind: 'ready' };
	};
	process.on('message', (order: Order) => {
		obey(order)
			.catch((error: unknown): Reply => ({ kind: 'failed', message: String(error) }))
			.then((reply) => process.send?.(reply));
	});
	process.once('disconnect', () => {
		engine.close().finally(() => process.exit());
	});
	process.send?.({ kind: 'ready' } satisfies Reply);
}

async function stage(engine: Engine, files: FileShelf, round: Round): Promise<StagedPost[]> {
	const staged: StagedPost[] = [];
	for (let n = 0; n < round.posts; n += 1) {
		staged.push(await stageOne(engine, await inputs(files, round, n), round));
	}
	return staged;
}

async function inputs(files: FileShelf, round: Round, n: number): Promise<INodeExecutionData[]> {
	const { items = 1 } = round;
	const all: INodeExecutionData[] = [];
	while (all.length < items) all.push(await input(files, round, n * items + all.length));
	return all;
}

async function input(files: FileShelf, round: Round, n: number): Promise<INodeExecutionData> {
	if (round.url !== undefined) return { json: {} };
	return { json: {}, binary: { data: await files.file(round.sizeBytes, n) } };
}

/**
 * With `--expose-gc`, garbage is collected after a few MiB instead of when V8 thinks it is time: then
 * the process has what the node itself holds, and little more.
 */
function collectOften(): void {
	const { gc } = globalThis;
	if (gc === undefined) return;
	let collectFrom = 0;
	setInterval(() => {
		if (allocatedBytes() < collectFrom) return;
		void gc();
		collectFrom = allocatedBytes() + COLLECT_AFTER_BYTES;
	}, COLLECT_CHECK_MS).unref();
}

function allocatedBytes(): number {
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

interface StagedPost {
	clientKey: string;
	spec: RunSpec;
}

/** An app, a creator and a credential of its own: nothing waits for the rate limits of another. */
async function stageOne(
	engine: Engine,
	items: INodeExecutionData[],
	round: Round,
): Promise<StagedPost> {
	const { app, credential } = await setStage(engine, {
		daily_cap: items.length,
		switches: { store: round.isHashed ? 'hash' : 'none' },
		faults: delays(round.latencyMs),
	});
	const options: INodeParameters =
		round.chunkMib === undefined ? {} : { chunkSizeMib: round.chunkMib };
	const source: INodeParameters =
		round.url === undefined ? {} : { videoSource: 'url', videoUrl: round.url };
	const parameters = directPost({ ...source, options });
	const spec = { nodes: [engine.node(parameters, credential)], items };
	return { clientKey: app.client_key, spec };
}

/** Files that are posted again in every round, so that all but the first find them in the system's cache. */
class FileShelf {
	private readonly files = new Map<string, IBinaryData>();

	constructor(private readonly engine: Engine) {}

	/** @param number files of one size that are posted at once differ by it */
	async file(sizeBytes: number, number: number): Promise<IBinaryData> {
		const name = `${sizeBytes} ${number}`;
		const beginning = fileBeginning(CLIP, sizeBytes);
		const file = this.files.get(name) ?? (await this.engine.storeSparseFile(sizeBytes, beginning));
		this.files.set(name, file);
		return file;
	}
}

function delays(ms: number): FaultInput[] {
	if (ms === 0) return [];
	const points = ['creator_info', 'init', 'put', 'status'] as const;
	return points.map((on) => ({ on, times: 'always', do: { kind: 'delay', ms } }));
}

async function post(engine: Engine, staged: StagedPost[]): Promise<RoundReport> {
	const before = process.cpuUsage();
	const postMs = await Promise.all(
		staged.map(async ({ spec }) => {
			const start = performance.now();
			const result = await engine.run(spec);
			const ms = performance.now() - start;
			const posted = result
				.items('TikTok')
				.filter(({ json }) => json.status === 'PUBLISH_COMPLETE');
			if (posted.length !== spec.items?.length) throw new Error(`a post failed: ${result.summary}`);
			return ms;
		}),
	);
	const { user, system } = process.cpuUsage(before);
	const clientKeys = staged.map(({ clientKey }) => clientKey);
	return { postMs, cpuSec: (user + system) / MICROSECONDS_PER_SECOND, clientKeys };
}

main().catch((error: unknown) => {
	process.send?.({ kind: 'failed', message: String(error) } satisfies Reply);
	process.exitCode = 1;
});
