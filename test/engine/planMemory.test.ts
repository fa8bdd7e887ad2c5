import { startEngine, type Engine } from './harness';
import { directPost, itemWith, paddedClip, requestsTo, setStage, type Stage } from './postSetup';

/** Several posts of 100 MB. */
const LONG_MS = 120_000;

const HUNDRED_MB = paddedClip(100_000_000);

describe('a process whose TikTok refuses two chunks', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	const refusing = async (): Promise<Stage> =>
		await setStage(engine, { switches: { max_chunk_bytes: 32_000_000 } });

	async function post(stage: Stage) {
		const before = (await requestsTo(stage, 'init')).length;
		const result = await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine, HUNDRED_MB)],
		});
		const [item] = result.items('TikTok');
		const inits = (await requestsTo(stage, 'init')).length - before;
		return { inits, json: item.json };
	}

	test(
		'asks for them once: the second post costs one init, and that of another app two',
		async () => {
			const stage = await refusing();
			const before = engine.log.length;
			const taken = { warnings: [], video: { chunk_count: 9 }, status: 'PUBLISH_COMPLETE' };
			expect(await post(stage)).toMatchObject({ inits: 2, json: taken });
			expect(await post(stage)).toMatchObject({ inits: 1, json: taken });
			const lines = engine.log.slice(before).map((line) => JSON.stringify(line));
			expect(lines.filter((line) => line.includes('for 6 hours'))).toHaveLength(1);
			expect(lines.join()).not.toContain(stage.app.client_key);

			expect(await post(await refusing())).toMatchObject({ inits: 2 });
		},
		LONG_MS,
	);

	test(
		'learns nothing from a refusal with other words',
		async () => {
			const stage = await setStage(engine, {
				faults: [
					{
						on: 'init',
						do: {
							kind: 'status',
							status: 400,
							body: { error: { code: 'invalid_params', message: 'The chunk is invalid' } },
						},
					},
				],
			});
			const result = await engine.run({
				nodes: [engine.node(directPost(), stage.credential)],
				items: [await itemWith(engine, HUNDRED_MB)],
			});
			expect(result.errorText).toContain('invalid_params');
			expect(await requestsTo(stage, 'init')).toHaveLength(1);
			expect(await post(stage)).toMatchObject({ inits: 1, json: { video: { chunk_count: 2 } } });
		},
		LONG_MS,
	);
});
