import type { AppInput } from '../sandbox/types';
import { harnessNode, startEngine, type Engine, type NodeSpec } from './harness';
import { directPost, itemWith, paddedClip, requestsTo, setStage, type Stage } from './postSetup';

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

describe('the node run again by n8n', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	const node = (stage: Stage, more: Partial<NodeSpec> = {}) =>
		engine.node(directPost({ options: { maxWaitMinutes: 0.05 } }), stage.credential, more);

	async function acceptedInits(stage: Stage): Promise<number> {
		return (await requestsTo(stage, 'init')).filter(({ status }) => status === 200).length;
	}

	async function publishedCount(stage: Stage): Promise<number> {
		return (await stage.client.posts(stage.app.client_key)).filter((post) => post.published).length;
	}

	const failing: Array<[name: string, app: AppInput, inits: number, published: number]> = [
		[
			'PB-50: the answer to the last PUT is lost: the post is found, not made again',
			{ faults: [{ on: 'put', do: { kind: 'reset', when: 'after' } }] },
			1,
			1,
		],
		[
			'a file whose init answer is lost may be begun again: without its last byte nothing appears',
			{ faults: [{ on: 'init', do: { kind: 'reset', when: 'after' } }] },
			1,
			1,
		],
		[
			'TikTok FAILED with `internal`: the one failure after which it may be posted again',
			{ outcomes: [{ publish: 0, fail_reason: 'internal' }] },
			2,
			1,
		],
		[
			'TikTok FAILED for a reason of the video: the same refusal again, no second post',
			{ outcomes: [{ publish: 0, fail_reason: 'picture_size_check_failed' }] },
			1,
			0,
		],
	];

	test.each(failing)('Retry On Fail: %s', async (_name, app, inits, published) => {
		const stage = await setStage(engine, app);
		await engine.run({ nodes: [node(stage, RETRY)], items: [await itemWith(engine)] });

		expect(await acceptedInits(stage)).toBe(inits);
		expect(await publishedCount(stage)).toBe(published);
	});

	test('Retry of a failed execution: what was posted is not posted again, and its result is the same', async () => {
		const stage = await setStage(engine);
		const failed = await engine.run({
			nodes: [
				node(stage, { onError: 'continueRegularOutput' }),
				harnessNode('failFirst', 'After', { parameters: { failures: 1 } }),
			],
			items: [await itemWith(engine)],
		});
		expect(failed.status).toBe('error');
		const retried = await engine.retryOf(failed);

		expect(retried.summary).toBe('success');
		expect(await publishedCount(stage)).toBe(1);
		expect(retried.items('After')[0].json.publish_id).toBe(
			failed.items('TikTok')[0].json.publish_id,
		);
	});

	test('Retry of an execution that failed in this node: finished items come back without a request', async () => {
		const stage = await setStage(engine, {
			faults: [{ on: 'put', publish: 1, do: { kind: 'status', status: 400 } }],
		});
		const parameters = directPost({ options: { maxWaitMinutes: 0.05, chunkSizeMib: 5 } });
		const failed = await engine.run({
			nodes: [engine.node(parameters, stage.credential)],
			items: [await itemWith(engine), await itemWith(engine, paddedClip(11_000_000))],
		});
		expect(failed.errorText).toContain('[item 1]');
		const retried = await engine.retryOf(failed);

		expect(retried.summary).toBe('success');
		expect(await publishedCount(stage)).toBe(2);
		const [first, second] = retried.items('TikTok').map(({ json }) => json);
		expect(first).toMatchObject({ status: 'PUBLISH_COMPLETE', warnings: [] });
		expect(second.warnings).toEqual([
			expect.stringContaining('can no longer appear, so the node started a new one'),
		]);
	});

	test('a retry under another credential asks nobody wrongly and posts nothing', async () => {
		const stage = await setStage(engine, {
			outcomes: [{ publish: 0, never_finishes: true }],
			faults: [{ on: 'put', publish: 1, do: { kind: 'status', status: 400 } }],
		});
		const failed = await engine.run({
			nodes: [node(stage)],
			items: [await itemWith(engine), await itemWith(engine)],
		});
		expect(failed.errorText).toContain('[item 1]');
		const other = await setStage(engine, { creators: [{ creator_username: 'other' }] });
		for (const { node: saved } of failed.data.executionData?.nodeExecutionStack ?? []) {
			saved.credentials = { tikTokOAuth2Api: other.credential };
		}
		failed.spec.nodes[0].credential = other.credential;
		const retried = await engine.retryOf(failed);

		expect(retried.errorText).toMatch(
			/posted this item with another TikTok credential, and that post may appear/,
		);
		expect(await other.client.requests(other.app.client_key)).toEqual([]);
		expect(await acceptedInits(stage)).toBe(2);
	});

	test('a loop posts each round once: the run index keeps them apart', async () => {
		const stage = await setStage(engine);
		const items = await Promise.all(
			[0, 1].map(async (n) => await itemWith(engine, undefined, { n })),
		);
		const result = await engine.run({
			nodes: [harnessNode('loop', 'Loop'), node(stage)],
			connections: [
				['Start', 'Loop'],
				['Loop', 'TikTok', 1],
				['TikTok', 'Loop'],
			],
			items,
		});

		expect(result.summary).toBe('success');
		expect(await acceptedInits(stage)).toBe(2);
		expect(await publishedCount(stage)).toBe(2);
	});

	test('403 from the upload host before the last PUT: begun once more, the old publish_id in the warnings', async () => {
		const stage = await setStage(engine, {
			faults: [{ on: 'put', publish: 0, chunk: 0, do: { kind: 'status', status: 403 } }],
		});
		const parameters = directPost({ options: { chunkSizeMib: 5 } });
		const result = await engine.run({
			nodes: [engine.node(parameters, stage.credential)],
			items: [await itemWith(engine, paddedClip(11_000_000))],
		});

		expect(result.summary).toBe('success');
		const [json] = result.items('TikTok').map((item) => item.json);
		const posts = await stage.client.posts(stage.app.client_key);
		const old = posts.find(({ publish_id: id }) => id !== json.publish_id);
		expect(json.warnings).toEqual([expect.stringContaining(String(old?.publish_id))]);
		expect(await publishedCount(stage)).toBe(1);
	});

	test('a hint says that chunks had to be sent again', async () => {
		const stage = await setStage(engine, {
			faults: [{ on: 'put', do: { kind: 'status', status: 503 } }],
		});
		const result = await engine.run({ nodes: [node(stage)], items: [await itemWith(engine)] });

		expect(result.hints('TikTok')).toContainEqual(
			expect.stringContaining('had to send chunks again (once)'),
		);
	});

	test('a plan that TikTok refuses is made again once, with 10 MiB chunks', async () => {
		const stage = await setStage(engine, { switches: { max_chunk_bytes: 32_000_000 } });
		const result = await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine, paddedClip(70_000_000))],
		});

		expect(result.summary).toBe('success');
		expect(result.items('TikTok')[0].json).toMatchObject({ video: { chunk_count: 6 } });
		expect(await requestsTo(stage, 'init')).toHaveLength(2);
		expect(await acceptedInits(stage)).toBe(1);
	});
});
