import { startEngine, type Engine } from './harness';
import {
	directPost,
	draft,
	fixture,
	itemWith,
	requestsTo,
	setStage,
	type Stage,
} from './postSetup';

const getStatus = (publishId: string) => ({ resource: 'post', operation: 'getStatus', publishId });

const wait = (publishId: string, options: object = {}) => ({
	resource: 'post',
	operation: 'waitUntilPublished',
	publishId,
	options: { firstCheckSec: 0, ...options },
});

describe('the other operations', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	async function posted(stage: Stage, parameters = directPost()): Promise<string> {
		const result = await engine.run({
			nodes: [engine.node(parameters, stage.credential)],
			items: [await itemWith(engine)],
		});
		return String(result.items('TikTok')[0]?.json.publish_id);
	}

	test('Account > Get Creator Info returns what TikTok says', async () => {
		const stage = await setStage(engine, { creators: [{ duet_disabled: true }] });
		const result = await engine.run({
			nodes: [engine.node({ resource: 'account', operation: 'getCreatorInfo' }, stage.credential)],
		});

		expect(result.items('TikTok')).toEqual([
			{
				json: expect.objectContaining({
					creator_username: 'ada.films',
					creator_nickname: 'Ada Films',
					privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
					duet_disabled: true,
					max_video_post_duration_sec: 600,
				}),
				pairedItem: { item: 0 },
			},
		]);
	});

	test('PB-45: Post > Get Status returns exact ids', async () => {
		const stage = await setStage(engine);
		const publishId = await posted(stage);
		await stage.client.setPost(stage.app.client_key, publishId, {
			post_ids: ['7678907398077074696'],
		});
		const result = await engine.run({
			nodes: [engine.node(getStatus(publishId), stage.credential)],
		});

		expect(result.items('TikTok')[0].json).toMatchObject({
			publish_id: publishId,
			status: 'PUBLISH_COMPLETE',
			post_id: '7678907398077074696',
			post_ids: ['7678907398077074696'],
		});
	});

	test('Post > Get Status never raises a failed post: it returns the reason and the remedy', async () => {
		const stage = await setStage(engine, {
			outcomes: [{ fail_reason: 'frame_rate_check_failed' }],
		});
		await posted(stage);
		const [{ publish_id: publishId }] = await stage.client.posts(stage.app.client_key);
		const result = await engine.run({
			nodes: [engine.node(getStatus(publishId), stage.credential)],
		});

		expect(result.items('TikTok')[0].json).toMatchObject({
			status: 'FAILED',
			fail_reason: 'frame_rate_check_failed',
			remedy: expect.stringContaining('ffmpeg -i input.mp4 -r 30'),
		});
	});

	test('declarative items are paired, and the error branch gets code, details and file of the second', async () => {
		const stage = await setStage(engine);
		const publishId = await posted(stage);
		const file = await itemWith(engine);
		const ids = [publishId, 'v_pub_file~v2-1.1', publishId];
		const result = await engine.run({
			nodes: [
				engine.node(getStatus('={{ $json.id }}'), stage.credential, {
					onError: 'continueErrorOutput',
				}),
			],
			items: ids.map((id) => ({ json: { id }, binary: file.binary })),
		});

		expect(result.summary).toBe('success');
		expect(result.items('TikTok', 0).map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 2 },
		]);
		expect(result.items('TikTok', 1)).toEqual([
			{
				json: {
					id: 'v_pub_file~v2-1.1',
					error: expect.stringContaining('TikTok does not know this publish_id'),
					details: expect.objectContaining({
						code: 'invalid_publish_id',
						log_id: expect.any(String),
					}),
				},
				binary: file.binary,
				pairedItem: { item: 1 },
			},
		]);
	});

	test('an empty Publish ID is refused without a request', async () => {
		const stage = await setStage(engine);
		for (const parameters of [getStatus('={{ " " }}'), wait('={{ "" }}')]) {
			const result = await engine.run({ nodes: [engine.node(parameters, stage.credential)] });
			expect(result.errorText).toMatch(
				/^'Publish ID' is empty\. Take the publish_id .* Code: invalid_input$/,
			);
		}
		expect(await stage.client.requests(stage.app.client_key)).toEqual([]);
	});

	test('PB-48: Post > Wait Until Published asks until the post is published', async () => {
		const stage = await setStage(engine, { outcomes: [{ processing_ms: 1_500 }] });
		const publishId = await posted(stage, directPost({ waitUntilPublished: false }));
		const result = await engine.run({ nodes: [engine.node(wait(publishId), stage.credential)] });

		expect(result.items('TikTok')[0].json).toMatchObject({
			status: 'PUBLISH_COMPLETE',
			is_final: true,
		});
		expect((await requestsTo(stage, 'status')).length).toBeGreaterThan(2);
	});

	test('Post > Wait Until Published raises a failed post, or returns it when asked to', async () => {
		const stage = await setStage(engine, { outcomes: [{ fail_reason: 'spam_risk_text' }] });
		await posted(stage, directPost({ waitUntilPublished: false }));
		const [{ publish_id: publishId }] = await stage.client.posts(stage.app.client_key);
		const raised = await engine.run({ nodes: [engine.node(wait(publishId), stage.credential)] });
		const returned = await engine.run({
			nodes: [engine.node(wait(publishId, { onFailedPost: 'returnItem' }), stage.credential)],
		});

		expect(raised.errorText).toMatch(/TikTok considers the caption spam \(spam_risk_text\)/);
		expect(returned.items('TikTok')[0].json).toMatchObject({
			publish_id: publishId,
			status: 'FAILED',
			fail_reason: 'spam_risk_text',
		});
	});

	test('PB-49: a post that stays in processing is returned with its status and a warning', async () => {
		const stage = await setStage(engine, { outcomes: [{ never_finishes: true }] });
		const result = await engine.run({
			nodes: [engine.node(directPost({ options: { maxWaitMinutes: 0.03 } }), stage.credential)],
			items: [await itemWith(engine)],
		});

		expect(result.summary).toBe('success');
		expect(result.items('TikTok')[0].json).toMatchObject({
			publish_id: expect.stringMatching(/^v_pub_file/),
			status: 'PROCESSING_UPLOAD',
			is_final: false,
			completed_at: null,
			warnings: [expect.stringContaining('Do not post it again')],
		});
	});

	test('PB-86: such a post is an error where the person wants that, also for n8n, which runs the node again', async () => {
		const stage = await setStage(engine, { outcomes: [{ never_finishes: true }] });
		const options = { maxWaitMinutes: 0.03, onUnfinished: 'raiseError' };
		const node = engine.node(directPost({ options }), stage.credential);
		const result = await engine.run({
			nodes: [{ ...node, retryOnFail: true, maxTries: 2, waitBetweenTries: 0 }],
			items: [await itemWith(engine)],
		});

		const { message, description } = result.errorOf('TikTok') ?? {};
		expect(message).toMatch(/last status is PROCESSING_UPLOAD \(not_done_in_time\), publish_id /);
		expect(description).toMatch(/^Do not post it again/);
		expect(await requestsTo(stage, 'init')).toHaveLength(1);
	});

	test('Video > Upload as Draft delivers to the inbox without asking for the creator', async () => {
		const stage = await setStage(engine, { audited: false });
		const result = await engine.run({
			nodes: [engine.node(draft(), stage.credential)],
			items: [await itemWith(engine)],
		});

		expect(result.items('TikTok')[0].json).toMatchObject({
			publish_id: expect.stringMatching(/^v_inbox_file/),
			status: 'SEND_TO_USER_INBOX',
			privacy_level: null,
			creator: null,
			post_url: null,
		});
		expect(result.hints('TikTok')).toEqual([
			expect.stringMatching(/open the notification in the inbox.*five drafts may wait/),
		]);
		expect(await requestsTo(stage, 'creator_info')).toEqual([]);
		const [init] = await requestsTo(stage, 'inbox_init');
		expect(Object.keys(init.body as object)).toEqual(['source_info']);
	});

	test.each([
		['quicktime.mov', 'video/quicktime', 'MOV with H.264'],
		['vp9.webm', 'video/webm', 'WebM with VP9'],
	])('PB-21: %s is sent as %s, whatever the item declares', async (name, type, format) => {
		const stage = await setStage(engine);
		const result = await engine.run({
			nodes: [engine.node(directPost(), stage.credential)],
			items: [await itemWith(engine, fixture(name), {}, { fileName: name, mimeType: 'video/mp4' })],
		});

		expect(result.summary).toBe('success');
		const [put] = await requestsTo(stage, 'put');
		expect(put.headers['content-type']).toBe(type);
		expect(result.items('TikTok')[0].json.warnings).toEqual([
			`The file was declared as video/mp4, but its content is ${type}, so the node sends it as ${type}.`,
			`TikTok recommends MP4 with H.264, and the video is ${format}, which TikTok accepts too.`,
		]);
	});

	test('the lists of Post As and Privacy Level come from the account', async () => {
		const stage = await setStage(engine, {
			creators: [{ is_private: true }],
			switches: { private_options: 'with_followers' },
		});
		const node = engine.node(directPost(), stage.credential);

		expect(await engine.loadList('listSearch', 'searchCreators', node)).toEqual({
			results: [{ name: 'Ada Films (@ada.films), max. 10 min', value: 'ada.films' }],
		});
		expect(await engine.loadList('listSearch', 'searchPrivacyLevels', node)).toEqual({
			results: [
				{ name: 'Followers', value: 'FOLLOWER_OF_CREATOR' },
				{ name: 'Friends (Followers You Follow Back)', value: 'MUTUAL_FOLLOW_FRIENDS' },
				{ name: 'Only Me', value: 'SELF_ONLY' },
			],
		});
	});
});
