import { startEngine, type Engine } from './harness';
import { CLIP, directPost, itemWith, paddedClip, requestsTo, setStage, sha256 } from './postSetup';
import { everythingShown } from './signInSetup';

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

	test("a file never goes to an upload host that is not TikTok's", async () => {
		const switches = { upload_host: 'upload.tiktokapis.com.example' } as const;
		const stage = await setStage(engine, { switches });
		const result = await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine)],
		});

		expect(await requestsTo(stage, 'init')).toHaveLength(1);
		expect(await requestsTo(stage, 'put')).toEqual([]);
		expect(result.errorText).toContain('(host: upload.tiktokapis.com.example)');
		expect(result.error).toMatchObject({
			description: expect.stringContaining('report the host name'),
			context: { details: { code: 'upload_url_refused', may_appear: false } },
		});
		expect(everythingShown(result)).not.toMatch(/upload_token|upload_id/);
	});

	test('a file goes to an upload host of another region of TikTok', async () => {
		const switches = { upload_host: 'open-upload.us.tiktokapis.com' } as const;
		const stage = await setStage(engine, { switches });
		await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine)],
		});

		const puts = await requestsTo(stage, 'put');
		expect(puts.map(({ host }) => host)).toEqual(['open-upload.us.tiktokapis.com']);
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
