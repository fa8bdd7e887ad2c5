import { startEngine, type Engine } from './harness';
import { directPost, itemWith, requestsTo, setStage } from './postSetup';

describe('an upload that the host refuses for good', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	test.each(['absent', 'present'] as const)(
		'Retry On Fail, a byte count of 0 is %s: an error that names the post, and no second post',
		async (zero_byte_count) => {
			const stage = await setStage(engine, {
				switches: { zero_byte_count },
				faults: [{ on: 'put', times: 'always', do: { kind: 'status', status: 403 } }],
			});
			const retrying = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
			const startedAt = Date.now();
			const result = await engine.run({
				nodes: [engine.node(directPost(), stage.credential, retrying)],
				items: [await itemWith(engine)],
			});

			const [post, ...others] = await stage.client.posts(stage.app.client_key);
			expect(Date.now() - startedAt).toBeLessThan(10_000);
			expect(result.errorText).toMatch(/could not be confirmed.*Do not post the item again/s);
			expect(result.errorText).toContain(post.publish_id);
			expect(result.error?.context).toMatchObject({
				details: { code: 'upload_incomplete', may_appear: true },
			});
			expect([others, post.published]).toEqual([[], false]);
			expect(await requestsTo(stage, 'init')).toHaveLength(1);
		},
	);
});
