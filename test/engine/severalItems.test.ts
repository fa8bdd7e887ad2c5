import type { INodeExecutionData } from 'n8n-workflow';

import { startEngine, type Engine } from './harness';
import { directPost, itemWith, requestsTo, setStage, type Stage } from './postSetup';

const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** Caption and privacy level come from each item's own json. */
const PER_ITEM = directPost({
	caption: '={{ $json.caption }}',
	privacyLevel: { __rl: true, mode: 'name', value: '={{ $json.privacy }}' },
});

async function threeItems(engine: Engine, bad?: number): Promise<INodeExecutionData[]> {
	const levels = ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'];
	return await Promise.all(
		levels.map(async (privacy, index) => {
			const json = {
				caption: `Clip ${index}`,
				privacy: index === bad ? 'FOLLOWER_OF_CREATOR' : privacy,
			};
			return await itemWith(engine, undefined, json);
		}),
	);
}

async function inits(stage: Stage): Promise<number> {
	return (await requestsTo(stage, 'init')).filter(({ status }) => status === 200).length;
}

describe('several items in one run', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	test('PB-63: the second of three is bad and the node continues: three paired outputs, the error branch gets code, details and file', async () => {
		const stage = await setStage(engine);
		const items = await threeItems(engine, 1);
		const result = await engine.run({
			nodes: [engine.node(PER_ITEM, stage.credential, { onError: 'continueErrorOutput' })],
			items,
		});

		expect(result.summary).toBe('success');
		const good = result.items('TikTok', 0);
		const [bad, ...more] = result.items('TikTok', 1);
		expect(more).toEqual([]);
		expect(good.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(good.map(({ json }) => json.privacy_level)).toEqual(['PUBLIC_TO_EVERYONE', 'SELF_ONLY']);
		expect(bad).toEqual({
			json: {
				caption: 'Clip 1',
				privacy: 'FOLLOWER_OF_CREATOR',
				error: expect.stringMatching(
					/^'Privacy Level' is Followers, which this account does not offer.*\[item 1\]$/,
				),
				details: {
					code: 'privacy_level_option_mismatch',
					log_id: null,
					publish_id: null,
					remedy: expect.stringContaining('choose one'),
					may_appear: false,
				},
			},
			binary: items[1].binary,
			pairedItem: { item: 1 },
		});
	});

	test('PB-64: each item posts its own caption and privacy level', async () => {
		const stage = await setStage(engine);
		await engine.run({
			nodes: [engine.node(PER_ITEM, stage.credential)],
			items: await threeItems(engine),
		});

		const posts = await stage.client.posts(stage.app.client_key);
		const sent = posts.map(({ post_info }) => [post_info?.title, post_info?.privacy_level]);
		expect(sent.sort()).toEqual([
			['Clip 0', 'PUBLIC_TO_EVERYONE'],
			['Clip 1', 'MUTUAL_FOLLOW_FRIENDS'],
			['Clip 2', 'SELF_ONLY'],
		]);
	});

	test('the second of three is bad, Retry On Fail, no continue: nothing is posted', async () => {
		const stage = await setStage(engine);
		const result = await engine.run({
			nodes: [engine.node(PER_ITEM, stage.credential, RETRY)],
			items: await threeItems(engine, 1),
		});

		expect(result.status).toBe('error');
		expect(result.errorText).toContain('[item 1]');
		expect(await requestsTo(stage, 'init')).toEqual([]);
	});

	test('the first is bad, continue and Retry On Fail: the others are posted once each, with their full result', async () => {
		const stage = await setStage(engine);
		const result = await engine.run({
			nodes: [
				engine.node(PER_ITEM, stage.credential, { ...RETRY, onError: 'continueRegularOutput' }),
			],
			items: await threeItems(engine, 0),
		});

		expect(result.summary).toBe('success');
		expect(await inits(stage)).toBe(2);
		const [bad, second, third] = result.items('TikTok');
		expect(bad.json.error).toContain('[item 0]');
		const posts = await stage.client.posts(stage.app.client_key);
		const ids = posts.map(({ publish_id }) => publish_id).sort();
		expect([second.json.publish_id, third.json.publish_id].sort()).toEqual(ids);
		for (const { json } of [second, third]) {
			expect(json).toMatchObject({
				status: 'PUBLISH_COMPLETE',
				creator: { username: 'ada.films' },
			});
			expect(json.uploaded_at).toEqual(expect.any(String));
		}
	});

	test('three good items, the upload of the third is cut for good, Retry On Fail: two posts once each, the third at most once, every publish_id in error and log', async () => {
		const stage = await setStage(engine, {
			switches: { init_per_minute: null },
			faults: [
				{ on: 'put', publish: 2, times: 'always', do: { kind: 'status', status: 400 } },
				{ on: 'put', publish: 3, times: 'always', do: { kind: 'status', status: 400 } },
				{ on: 'put', publish: 4, times: 'always', do: { kind: 'status', status: 400 } },
			],
		});
		const result = await engine.run({
			nodes: [engine.node(PER_ITEM, stage.credential, RETRY)],
			items: await threeItems(engine),
		});

		expect(result.status).toBe('error');
		const posts = await stage.client.posts(stage.app.client_key);
		const published = posts
			.filter((post) => post.published)
			.map(({ post_info }) => post_info?.title);
		expect(published.sort()).toEqual(['Clip 0', 'Clip 1']);
		const log = result.log.map(({ text }) => text).join('\n');
		for (const { publish_id: id } of posts) expect(log).toContain(id);
		for (const post of posts.filter((one) => one.published))
			expect(result.errorText).toContain(post.publish_id);
		expect(result.error?.message).toMatch(/, publish_id v_pub_file\S*\. \[item 2\]$/);
	});

	test('ten items, the fourth never finishes: the results of the others are not held up by it', async () => {
		const stage = await setStage(engine, {
			switches: { init_per_minute: null },
			outcomes: [{ publish: 3, never_finishes: true }],
		});
		const items = await Promise.all(
			Array.from({ length: 10 }, async (_, n) => await itemWith(engine, undefined, { n })),
		);
		const result = await engine.run({
			nodes: [engine.node(directPost({ options: { maxWaitMinutes: 0.1 } }), stage.credential)],
			items,
		});

		expect(result.summary).toBe('success');
		const output = result.items('TikTok').map(({ json }) => json);
		expect(output.map(({ status }) => status)).toEqual(
			Array.from({ length: 10 }, (_, n) => (n === 3 ? 'PROCESSING_UPLOAD' : 'PUBLISH_COMPLETE')),
		);
		expect(output[3]).toMatchObject({ completed_at: null });
		expect(output[3].warnings).toEqual([expect.stringContaining('Do not post it again')]);
		const uploaded = Math.max(...output.map(({ uploaded_at }) => Date.parse(String(uploaded_at))));
		const others = output.filter((_, n) => n !== 3);
		for (const { completed_at } of others) {
			expect(Date.parse(String(completed_at)) - uploaded).toBeLessThan(3_000);
		}
	}, 120_000);
});
