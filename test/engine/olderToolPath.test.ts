import { startEngine, type Engine } from './harness';
import { directPost, itemWith, setStage } from './postSetup';

/**
 * n8n's older way to run a node as a tool calls `execute`, which n8n fills with its declarative
 * runner, and never looks at `customOperations`.
 */
describe('a programmatic operation on the older tool path', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	test('posts each item once, through the same code', async () => {
		const stage = await setStage(engine);
		engine.ignoreCustomOperations('tikTok');
		const result = await engine.run({
			nodes: [engine.node(directPost({ caption: '={{ $json.n }}' }), stage.credential)],
			items: [
				await itemWith(engine, undefined, { n: 'one' }),
				await itemWith(engine, undefined, { n: 'two' }),
			],
		});

		expect(result.summary).toBe('success');
		expect(result.items('TikTok').map(({ json, pairedItem }) => [json.status, pairedItem])).toEqual(
			[
				['PUBLISH_COMPLETE', { item: 0 }],
				['PUBLISH_COMPLETE', { item: 1 }],
			],
		);
		const posts = await stage.client.posts(stage.app.client_key);
		expect(posts.map(({ post_info }) => post_info?.title).sort()).toEqual(['one', 'two']);
		expect(posts.every(({ published }) => published)).toBe(true);
	});
});
