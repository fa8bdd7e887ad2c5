import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { operations } from '../package/descriptionReading';
import { SCOPES } from '../sandbox/schemas';
import { jpeg } from '../sandbox/source-testing';
import type { AppInput } from '../sandbox/types';
import { harnessNode, startEngine, type Engine, type ToolCall } from './harness';
import { CLIP, check, directPost, draft, requestsTo, setStage, type Stage } from './postSetup';
import { serve, type WebServer } from './webServer';

const HOST = 'tools.example.test';
const TOOL = 'TikTok_Tool';
const VIDEO_ID = '7678907398077074696';

/** A field that the model fills in. */
const fromAi = (key: string) => `={{ $fromAI('${key}', 'what it is', 'string') }}`;

const publishId = { publishId: fromAi('publish_id') };

const byUrl = { videoSource: 'url', videoUrl: fromAi('video_url') };

const photo = (operation: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'photo',
	operation,
	photoSource: 'urls',
	photoUrls: fromAi('photo_urls'),
	...more,
	options: { firstCheckSec: 1 },
});

interface Case {
	operation: string;
	parameters: INodeParameters;
	/** What the model fills in, where it needs no post and no address. */
	args?: IDataObject;
	/** All that the model is told of it. */
	told: IDataObject;
}

const DRAFTED = {
	publish_id: expect.any(String),
	status: 'SEND_TO_USER_INBOX',
	is_final: true,
};

/** What lists and questions answer, and what the posts do. */
const CASES: Case[] = [
	{
		operation: 'video directPost',
		parameters: directPost({ ...byUrl, caption: fromAi('caption') }),
		args: { caption: 'By a model' },
		told: {
			publish_id: expect.stringMatching(/^v_pub_file/),
			status: 'PUBLISH_COMPLETE',
			is_final: true,
			post_id: expect.stringMatching(/^\d{19}$/),
			post_url: expect.stringMatching(/^https:\/\/www\.tiktok\.com\/@ada\.films\/video\/\d{19}$/),
		},
	},
	{ operation: 'video uploadAsDraft', parameters: draft(byUrl), told: DRAFTED },
	{
		operation: 'video check',
		parameters: check(draft(byUrl)),
		told: expect.objectContaining({ ok: true, problems: [], creator: null }),
	},
	{
		operation: 'photo directPost',
		parameters: photo('directPost', {
			privacyLevel: { __rl: true, mode: 'name', value: 'SELF_ONLY' },
		}),
		told: {
			publish_id: expect.stringMatching(/^p_pub_url/),
			status: 'PUBLISH_COMPLETE',
			is_final: true,
			warnings: [expect.stringContaining('so the post has no caption')],
		},
	},
	{ operation: 'photo uploadAsDraft', parameters: photo('uploadAsDraft'), told: DRAFTED },
	{
		operation: 'post getStatus',
		parameters: { resource: 'post', operation: 'getStatus', ...publishId },
		told: {
			publish_id: expect.any(String),
			status: 'PROCESSING_DOWNLOAD',
			is_final: false,
			warnings: [expect.stringMatching(/not an error\. Do not post it again/)],
		},
	},
	{
		operation: 'post waitUntilPublished',
		parameters: {
			resource: 'post',
			operation: 'waitUntilPublished',
			...publishId,
			options: { firstCheckSec: 0, maxWaitMinutes: 0.02 },
		},
		told: {
			publish_id: expect.any(String),
			status: 'PROCESSING_DOWNLOAD',
			is_final: false,
			warnings: [expect.stringContaining('Do not post it again')],
		},
	},
	{
		operation: 'post cancel',
		parameters: { resource: 'post', operation: 'cancel', ...publishId },
		told: { publish_id: expect.any(String), cancelled: true },
	},
	{
		operation: 'account getCreatorInfo',
		parameters: { resource: 'account', operation: 'getCreatorInfo' },
		told: {
			creator_username: 'ada.films',
			creator_nickname: 'Ada Films',
			privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
			comment_disabled: false,
			duet_disabled: false,
			stitch_disabled: false,
			max_video_post_duration_sec: 600,
			access_token_expires_at: null,
			sign_in_expires_at: null,
		},
	},
	{
		operation: 'account getProfile',
		parameters: { resource: 'account', operation: 'getProfile' },
		told: expect.not.objectContaining({ avatar_url: expect.anything() }),
	},
	{
		operation: 'account checkSetup',
		parameters: { resource: 'account', operation: 'checkSetup' },
		told: expect.objectContaining({
			can: expect.objectContaining({
				draft: { value: 'yes', reason: expect.stringContaining('TikTok accepts drafts') },
			}),
			next_steps: [expect.stringContaining('Ask About the Audit')],
		}),
	},
	{
		operation: 'video get',
		parameters: { resource: 'video', operation: 'get', videoIds: fromAi('ids') },
		args: { ids: VIDEO_ID },
		told: expect.objectContaining({ id: VIDEO_ID, title: 'A video' }),
	},
	{
		operation: 'video getAll',
		parameters: { resource: 'video', operation: 'getAll', limit: 1 },
		told: expect.objectContaining({ id: VIDEO_ID, title: 'A video' }),
	},
];

test('every operation is in the list', () => {
	const all = operations().map(({ resource, option }) => `${resource} ${String(option.value)}`);
	expect(CASES.map(({ operation }) => operation).sort()).toEqual(all.sort());
});

/** `agent`: the engine runs the tool. `toolUser`: n8n's older way, which never sees customOperations. */
describe.each(['agent', 'toolUser'] as const)('as a tool of %s', (kind) => {
	let engine: Engine;
	let web: WebServer;
	let photos: WebServer;

	beforeAll(async () => {
		engine = await startEngine();
		web = await serve(CLIP);
		photos = await serve(jpeg(1_080, 1_350));
	});
	afterAll(async () => {
		await Promise.all([web.close(), photos.close(), engine.close()]);
	});

	async function stageWith(more: AppInput = {}): Promise<Stage> {
		const videos = [{ id: VIDEO_ID, create_time_ms: 1_700_000_000_000, title: 'A video' }];
		const app: AppInput = { scopes: [...SCOPES], verified_urls: [HOST], creators: [{ videos }] };
		const stage = await setStage(engine, { ...app, ...more }, [...SCOPES]);
		await stage.client.forward(HOST, Number(new URL(photos.url()).port));
		return stage;
	}

	/** What the model is told of each call, as text. */
	async function use(
		stage: Stage,
		parameters: INodeParameters,
		calls: IDataObject[],
		more: object = {},
	): Promise<string[]> {
		const toolCalls = calls.map((args): ToolCall => ({ tool: TOOL, args }));
		const tool = { ...engine.tool(TOOL, parameters, stage.credential), ...more };
		const result = await engine.run({
			nodes: [
				harnessNode(kind, 'Model', { parameters: { calls: JSON.stringify(toolCalls) } }),
				tool,
			],
			connections: [
				['Start', 'Model'],
				[TOOL, 'Model', 'ai_tool'],
			],
		});
		expect(result.summary).toBe('success');
		return result.items('Model').map(({ json }) => String(json.told));
	}

	/** A post that TikTok is still fetching. */
	async function pending(stage: Stage): Promise<string> {
		const videoUrl = `https://${HOST}/clip.mp4`;
		const parameters = directPost({ videoSource: 'pull', videoUrl, waitUntilPublished: false });
		const result = await engine.run({ nodes: [engine.node(parameters, stage.credential)] });
		return String(result.items('TikTok')[0].json.publish_id);
	}

	test.each(CASES)('$operation: the model is told what it needs', async (one) => {
		const isByPost = one.operation.startsWith('post ');
		const stage = await stageWith(isByPost ? { switches: { pulls: 'stuck' } } : {});
		const args = {
			video_url: web.url(),
			photo_urls: `https://${HOST}/a.jpg`,
			...(isByPost ? { publish_id: await pending(stage) } : {}),
			...one.args,
		};
		const [told] = await use(stage, one.parameters, [args]);

		expect(JSON.parse(told)).toEqual([one.told]);
	});

	test('two calls in one conversation are two posts', async () => {
		const stage = await stageWith();
		const parameters = directPost({ ...byUrl, caption: fromAi('caption') });
		const told = await use(stage, parameters, [
			{ video_url: web.url(), caption: 'First' },
			{ video_url: web.url(), caption: 'Second' },
		]);

		const posts = await stage.client.posts(stage.app.client_key);
		expect(posts.map(({ post_info }) => post_info?.title)).toEqual(['First', 'Second']);
		posts.forEach(({ publish_id: id }, at) => expect(told[at]).toContain(id));
	});

	test('a post that TikTok refused: reason, remedy and publish_id', async () => {
		const stage = await stageWith({ outcomes: [{ fail_reason: 'frame_rate_check_failed' }] });
		const [told] = await use(stage, directPost(byUrl), [{ video_url: web.url() }]);

		const [{ publish_id: id }] = await stage.client.posts(stage.app.client_key);
		expect(told).toContain('frame_rate_check_failed');
		expect(told).toContain('ffmpeg -i input.mp4 -r 30');
		expect(told).toContain(id);
	});

	test('a refused call: the code of TikTok is in what the model is told', async () => {
		const stage = await stageWith({ audited: false });
		const [told] = await use(stage, directPost(byUrl), [{ video_url: web.url() }]);

		expect(told).toContain('unaudited_client_can_only_post_to_private_accounts');
		expect(told).toContain('Video > Upload as Draft');
	});

	// The form of a tool does not offer a file, but a node that was copied into a tool can hold it.
	test.each([
		['binary', /'Video Source' is Binary File.*An AI agent passes no files to its tools/],
		[undefined, /'Video URL' is not a web address/],
	])('a tool with %s as stored source tells the model what works', async (videoSource, words) => {
		const stage = await stageWith();
		const stored = videoSource === undefined ? {} : { videoSource };
		const [told] = await use(stage, directPost(stored), [{}]);

		expect(told).toMatch(words);
		expect(await stage.client.requests(stage.app.client_key)).toEqual([]);
	});

	test('Retry On Fail posts nothing twice', async () => {
		const stage = await stageWith({
			faults: [{ on: 'init', do: { kind: 'reset', when: 'after' } }],
		});
		const parameters = directPost({
			videoSource: 'pull',
			videoUrl: `https://${HOST}/clip.mp4`,
		});
		const retried = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const [told] = await use(stage, parameters, [{}], retried);

		expect(told).toMatch(/Look for the post in the TikTok app/);
		expect(await requestsTo(stage, 'init')).toHaveLength(1);
	});
});
