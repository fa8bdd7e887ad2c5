import { startEngine, type Engine } from './harness';
import { CLIP, directPost, itemWith, paddedClip, requestsTo, setStage, sha256 } from './postSetup';

describe('Video > Direct Post', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	test('publishes the file byte for byte and returns the audit trail', async () => {
		const stage = await setStage(engine);
		const result = await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine)],
		});

		expect(result.summary).toBe('success');
		const [post] = await stage.client.posts(stage.app.client_key);
		expect(post).toMatchObject({ sha256: sha256(CLIP), published: true });
		expect(result.items('TikTok')).toEqual([
			{
				json: {
					publish_id: post.publish_id,
					status: 'PUBLISH_COMPLETE',
					is_final: true,
					post_id: post.post_ids[0],
					post_ids: post.post_ids,
					post_url: `https://www.tiktok.com/@ada.films/video/${post.post_ids[0]}`,
					privacy_level: 'PUBLIC_TO_EVERYONE',
					creator: { username: 'ada.films', nickname: 'Ada Films' },
					video: {
						size_bytes: CLIP.length,
						mime_type: 'video/mp4',
						duration_sec: 4,
						codec: 'h264',
						width: 540,
						height: 960,
						frame_rate: 30,

						chunk_count: 1,
					},
					uploaded_at: expect.stringMatching(/^\d{4}-.*Z$/),
					completed_at: expect.stringMatching(/^\d{4}-.*Z$/),
					warnings: [],
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test('sends a file above 64,000,000 bytes in several PUTs', async () => {
		const stage = await setStage(engine);
		const content = paddedClip(70_000_000);
		const result = await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine, content)],
		});

		expect(result.summary).toBe('success');
		const [post] = await stage.client.posts(stage.app.client_key);
		expect(post.sha256).toBe(sha256(content));
		const puts = await requestsTo(stage, 'put');
		expect(puts.map(({ content_range }) => content_range)).toEqual([
			'bytes 0-34999999/70000000',
			'bytes 35000000-69999999/70000000',
		]);
	});
});
