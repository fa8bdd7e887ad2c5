import type { INodeParameters } from 'n8n-workflow';

import { jpeg, png } from '../sandbox/source-testing';
import type { FaultAction } from '../sandbox/types';
import { startEngine, type Engine } from './harness';
import { CLIP, directPost, draft, requestsTo, setStage, type Stage } from './postSetup';
import { serve, type WebServer } from './webServer';

/** A name that the sandbox fetches from a loopback server; each test file has its own. */
const HOST = 'pulled.example.test';

const PHOTOS = [`https://${HOST}/a.jpg`, `https://${HOST}/b.jpg`];

function photoPost(more: INodeParameters = {}): INodeParameters {
	const { options, ...rest } = more;
	return {
		resource: 'photo',
		operation: 'directPost',
		photoSource: 'urls',
		photoUrls: PHOTOS.join('\n'),
		title: 'Two photos',
		caption: 'Made #today',
		privacyLevel: { __rl: true, mode: 'name', value: 'PUBLIC_TO_EVERYONE' },
		...rest,
		options: { firstCheckSec: 1, ...(options as object | undefined) },
	};
}

describe('posts whose files TikTok fetches', () => {
	let engine: Engine;
	let server: WebServer;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterEach(async () => await server.close());
	afterAll(async () => await engine.close());

	async function stageServing(
		content: Buffer,
		spec: Parameters<typeof setStage>[1] = {},
	): Promise<Stage> {
		server = await serve(content);
		const stage = await setStage(engine, { verified_urls: [HOST], ...spec });
		await stage.client.forward(HOST, Number(new URL(server.url()).port));
		return stage;
	}

	async function run(stage: Stage, parameters: INodeParameters, more = {}) {
		return await engine.run({ nodes: [engine.node(parameters, stage.credential, more)] });
	}

	const pull = (more: INodeParameters = {}) =>
		directPost({
			videoSource: 'pull',
			videoUrl: `https://${HOST}/clip.mp4`,
			options: { firstCheckSec: 1 },
			...more,
		});

	test('Video > Direct Post from a URL that TikTok pulls', async () => {
		const stage = await stageServing(CLIP);
		const result = await run(stage, pull());

		expect(result.summary).toBe('success');
		expect(result.items('TikTok')[0].json).toMatchObject({
			publish_id: expect.stringMatching(/^v_pub_url/),
			status: 'PUBLISH_COMPLETE',
			post_id: expect.stringMatching(/^\d{19}$/),
			video: null,
			uploaded_at: null,
		});
		const [init] = await requestsTo(stage, 'init');
		expect(init.body).toMatchObject({
			source_info: { source: 'PULL_FROM_URL', video_url: `https://${HOST}/clip.mp4` },
		});
	});

	test('Video > Upload as Draft from a URL that TikTok pulls', async () => {
		const stage = await stageServing(CLIP);
		const parameters = draft({
			videoSource: 'pull',
			videoUrl: `https://${HOST}/clip.mp4`,
			options: { firstCheckSec: 1 },
		});
		const result = await run(stage, parameters);

		expect(result.items('TikTok')[0].json).toMatchObject({ status: 'SEND_TO_USER_INBOX' });
	});

	test('a domain that is not verified: the error says what else works', async () => {
		const stage = await stageServing(CLIP, { verified_urls: [] });
		const result = await run(stage, pull());

		expect(result.errorText).toMatch(/only from domains that your app has verified/);
		expect(result.error).toMatchObject({
			context: { details: { code: 'url_ownership_unverified' } },
		});
	});

	test.each([
		['http://pulled.example.test/clip.mp4', /does not begin with https/],
		['https://127.0.0.1/clip.mp4', /does not name a public host/],
		['https://user:word@pulled.example.test/clip.mp4', /contains a user name or password/],
	])('%s is refused before any request', async (videoUrl, message) => {
		const stage = await stageServing(CLIP);
		const result = await run(stage, pull({ videoUrl }));

		expect(result.errorText).toMatch(message);
		expect(await stage.client.requests(stage.app.client_key)).toEqual([]);
	});

	const packed = { headers: { 'content-encoding': 'gzip' }, body: 'plain', store: true };

	test.each<[string, FaultAction]>([
		['is lost', { kind: 'reset', when: 'after' }],
		['is no HTTP', { kind: 'garble' }],
		['is said to be packed and is not', { kind: 'status', status: 200, ...packed }],
	])(
		'a pull whose init answer %s is never begun again: the person is told where to look',
		async (_, action) => {
			const stage = await stageServing(CLIP, { faults: [{ on: 'init', do: action }] });
			const result = await run(stage, pull(), {
				retryOnFail: true,
				maxTries: 3,
				waitBetweenTries: 1,
			});

			expect(result.errorText).toMatch(/Look for the post in the TikTok app/);
			expect(await requestsTo(stage, 'init')).toHaveLength(1);
		},
	);

	test('a refused pull may be tried again', async () => {
		const body = { error: { code: 'internal_error', message: '', log_id: 'x' } };
		const stage = await stageServing(CLIP, {
			faults: [
				{
					on: 'init',
					do: {
						kind: 'status',
						status: 400,
						body: { error: { ...body.error, code: 'invalid_params' } },
					},
				},
			],
		});
		const result = await run(stage, pull(), {
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		});

		expect(result.summary).toBe('success');
		expect(await requestsTo(stage, 'init')).toHaveLength(2);
	});

	test('Post > Cancel stops a pull, and says so when it is too late', async () => {
		const stage = await stageServing(CLIP, { switches: { pulls: 'stuck' } });
		const begun = await run(stage, pull({ waitUntilPublished: false }));
		const { publish_id: publishId } = begun.items('TikTok')[0].json;
		const cancel = { resource: 'post', operation: 'cancel', publishId: String(publishId) };
		const first = await run(stage, cancel);
		const second = await run(stage, cancel);

		expect(first.items('TikTok')).toEqual([
			{ json: { publish_id: publishId, cancelled: true }, pairedItem: { item: 0 } },
		]);
		expect(second.errorText).toMatch(/TikTok can no longer cancel this post/);
	});

	test('Photo > Direct Post sends what TikTok documents, and waits', async () => {
		const stage = await stageServing(jpeg(1_080, 1_350));
		const result = await run(
			stage,
			photoPost({ coverIndex: 1, options: { autoAddMusic: true, isAigc: true } }),
		);

		expect(result.summary).toBe('success');
		expect(result.items('TikTok')[0].json).toMatchObject({
			publish_id: expect.stringMatching(/^p_pub_url/),
			status: 'PUBLISH_COMPLETE',
			post_id: expect.any(String),
			photo_count: 2,
		});
		const [init] = await requestsTo(stage, 'content_init');
		expect(init.body).toEqual({
			media_type: 'PHOTO',
			post_mode: 'DIRECT_POST',
			post_info: {
				title: 'Two photos',
				description: 'Made #today',
				privacy_level: 'PUBLIC_TO_EVERYONE',
				disable_comment: true,
				auto_add_music: true,
				brand_content_toggle: false,
				brand_organic_toggle: false,
			},
			source_info: { source: 'PULL_FROM_URL', photo_images: PHOTOS, photo_cover_index: 1 },
			is_aigc: true,
		});
	});

	test('PB-59: cover index 0 is the first photo', async () => {
		const stage = await stageServing(jpeg(1_080, 1_350));
		await run(stage, photoPost());

		const [init] = await requestsTo(stage, 'content_init');
		expect(init.body).toMatchObject({ source_info: { photo_cover_index: 0 } });
	});

	test('Photo > Upload as Draft carries no privacy level and asks for no creator', async () => {
		const stage = await stageServing(jpeg(1_080, 1_350));
		const result = await run(stage, photoPost({ operation: 'uploadAsDraft' }));

		expect(result.items('TikTok')[0].json).toMatchObject({ status: 'SEND_TO_USER_INBOX' });
		expect(await requestsTo(stage, 'creator_info')).toEqual([]);
		const [init] = await requestsTo(stage, 'content_init');
		expect(init.body).toMatchObject({
			post_mode: 'MEDIA_UPLOAD',
			post_info: { title: 'Two photos', description: 'Made #today' },
		});
	});

	test.each([
		[
			'PB-60: a photo that is too large',
			jpeg(4_000, 3_000),
			/picture size is outside TikTok's limits.*1080p/,
		],
		['a PNG', png(1_080, 1_080), /does not accept the format of the file/],
	])('%s: TikTok refuses it, and the error says why', async (_name, content, message) => {
		const stage = await stageServing(content);
		const result = await run(stage, photoPost());

		expect(result.errorText).toMatch(message);
	});

	const badPhotos: Array<[name: string, parameters: INodeParameters, message: RegExp]> = [
		[
			'36 photos',
			{ photoUrls: Array.from({ length: 36 }, () => PHOTOS[0]).join('\n') },
			/'Photo URLs' has 36 addresses, and a post can have 1 to 35 photos/,
		],
		[
			'a cover that is not there',
			{ coverIndex: 2 },
			/'Cover Index' is 2, but the post has 2 photos/,
		],
		['a title of 91 units', { title: 'x'.repeat(91) }, /'Title' has 91 characters.*at most 90/],
		[
			'a description of 4,001 units',
			{ caption: 'x'.repeat(4_001) },
			/'Description' has 4,001 characters/,
		],
		['an address that is none', { photoUrls: 'a.jpg' }, /'Photo URLs' does not begin with https/],
	];

	test.each(badPhotos)('%s: refused before any request', async (_name, parameters, message) => {
		const stage = await stageServing(jpeg(100, 100));
		const result = await run(stage, photoPost(parameters));

		expect(result.errorText).toMatch(message);
		expect(await stage.client.requests(stage.app.client_key)).toEqual([]);
	});

	test('If Privacy Level Is Not Available: Only Me instead, with a warning, when the person chose so', async () => {
		const stage = await stageServing(jpeg(1_080, 1_350), { creators: [{ is_private: true }] });
		const refused = await run(stage, photoPost());
		const posted = await run(stage, photoPost({ options: { privacyFallback: 'onlyMe' } }));

		expect(refused.errorText).toMatch(
			/'Privacy Level' is Everyone, which this account does not offer/,
		);
		expect(posted.items('TikTok')[0].json).toMatchObject({
			privacy_level: 'SELF_ONLY',
			warnings: [
				'The account does not offer the privacy level Everyone, so the node uses Only Me.',
			],
		});
	});
});
