import { startEngine, type Engine } from './harness';
import { requestsTo, setStage, type Stage } from './postSetup';

const FIRST_ID = 7_000_000_000_000_000n;

/** 45 public videos, the newest last. */
const VIDEOS = Array.from({ length: 45 }, (_, n) => ({
	id: String(FIRST_ID * 1_000n + BigInt(n)),
	create_time_ms: 1_700_000_000_000 + n * 1_000,
	title: `Video ${n}`,
	view_count: n,
}));

const ALL_SCOPES = [
	'user.info.basic',
	'user.info.profile',
	'user.info.stats',
	'video.list',
	'video.publish',
];

const OK = { code: 'ok', message: '', log_id: 'x' };

describe('what the account shows', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterAll(async () => await engine.close());

	const stageWith = async (scopes?: string[]): Promise<Stage> =>
		await setStage(engine, { scopes: ALL_SCOPES, creators: [{ videos: VIDEOS }] }, scopes);

	async function run(stage: Stage, parameters: Record<string, string | number | boolean>) {
		return await engine.run({ nodes: [engine.node(parameters, stage.credential)] });
	}

	test('Video > Get Many: up to a limit, newest first, page by page', async () => {
		const stage = await stageWith();
		const result = await run(stage, { resource: 'video', operation: 'getAll', limit: 30 });

		const titles = result.items('TikTok').map(({ json }) => json.title);
		expect(titles).toEqual(Array.from({ length: 30 }, (_, n) => `Video ${44 - n}`));
		expect(
			result.items('TikTok').every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}'),
		).toBe(true);
		const requests = await requestsTo(stage, 'video_list');
		expect(requests.map(({ body }) => (body as { max_count: number }).max_count)).toEqual([20, 10]);
	});

	test('Video > Get Many: Return All', async () => {
		const stage = await stageWith();
		const result = await run(stage, { resource: 'video', operation: 'getAll', returnAll: true });

		expect(result.items('TikTok')).toHaveLength(45);
	});

	test('Simplify off asks for every field of a video that TikTok has', async () => {
		const stage = await stageWith();
		const parameters = { resource: 'video', operation: 'getAll', limit: 1, simplify: false };
		await run(stage, parameters);

		const [request] = await requestsTo(stage, 'video_list');
		expect(String(request.query.fields).split(',').sort()).toEqual([
			'comment_count',
			'cover_image_url',
			'create_time',
			'duration',
			'embed_html',
			'embed_link',
			'height',
			'id',
			'like_count',
			'share_count',
			'share_url',
			'title',
			'video_description',
			'view_count',
			'width',
		]);
	});

	test('Video > Get: by id, exact, more than 20 in several calls', async () => {
		const stage = await stageWith();
		const ids = VIDEOS.slice(0, 25).map(({ id }) => id);
		const result = await run(stage, {
			resource: 'video',
			operation: 'get',
			videoIds: ids.join(', '),
		});

		expect(
			result
				.items('TikTok')
				.map(({ json }) => json.id)
				.sort(),
		).toEqual(ids);
		expect(await requestsTo(stage, 'video_query')).toHaveLength(2);
	});

	test.each([
		['a list', (ids: string[]) => `={{ ${JSON.stringify(ids)} }}`],
		['a text with commas', (ids: string[]) => `={{ "${ids.join(', ')}" }}`],
	])('Video > Get: the ids from an expression with %s', async (_, expression) => {
		const stage = await stageWith();
		const ids = VIDEOS.slice(0, 2).map(({ id }) => id);
		const videoIds = expression(ids);
		const result = await run(stage, { resource: 'video', operation: 'get', videoIds });

		const found = result.items('TikTok').map(({ json }) => String(json.id));
		expect(found.sort()).toEqual(ids);
	});

	test('Video > Get: a rounded id is refused without a request', async () => {
		const stage = await stageWith();
		const result = await run(stage, { resource: 'video', operation: 'get', videoIds: '7.6e18' });

		expect(result.errorText).toMatch(/'Video IDs' needs ids made of digits only/);
		expect(await stage.client.requests(stage.app.client_key)).toEqual([]);
	});

	test.each([
		['={{ 7678907398077074696 }}', 'a number that has lost its digits'],
		['={{ [7678907398077074696] }}', 'the same in a list'],
		['={{ null }}', 'null'],
		['={{ $json.missing }}', 'what is not there'],
	])('Video > Get: %s (%s) is refused without a request', async (videoIds) => {
		const stage = await stageWith();
		const result = await run(stage, { resource: 'video', operation: 'get', videoIds });

		expect(result.errorText).toMatch(/'Video IDs' needs ids made of digits only/);
		expect(await stage.client.requests(stage.app.client_key)).toEqual([]);
	});

	test.each(['={{ $json.missing }}', '={{ null }}', '={{ "many" }}', '={{ -1 }}', '={{ 1.5 }}'])(
		'Video > Get Many: a limit of %s is refused without a request',
		async (limit) => {
			const stage = await stageWith();
			const result = await run(stage, { resource: 'video', operation: 'getAll', limit });

			expect(result.errorText).toMatch(/'Limit' needs a whole number of at least 1/);
			expect(await stage.client.requests(stage.app.client_key)).toEqual([]);
		},
	);

	test.each([{}, { cursor: null }, { cursor: 7 }])(
		'Video > Get Many: pages that name no new place (%j) come to an end',
		async (place) => {
			const stage = await stageWith();
			const body = { data: { videos: [{ id: '1' }], has_more: true, ...place }, error: OK };
			const page = { kind: 'status' as const, status: 200, body };
			await stage.client.addFaults(stage.app.client_key, [
				{ on: 'video_list', times: 'always', do: page },
			]);
			const result = await run(stage, { resource: 'video', operation: 'getAll', returnAll: true });

			expect(result.items('TikTok').length).toBeLessThanOrEqual(2);
			expect((await requestsTo(stage, 'video_list')).length).toBeLessThanOrEqual(2);
		},
	);

	test.each(['getStatus', 'cancel'])(
		'Post > %s: an id that is empty or not a text is not sent',
		async (operation) => {
			for (const [publishId, said] of [
				['={{ $json.missing }}', 'is empty'],
				['={{ null }}', 'is empty'],
				['={{ ({}) }}', 'needs a text'],
			]) {
				const stage = await stageWith();
				const result = await run(stage, { resource: 'post', operation, publishId });

				expect(result.errorText).toContain(`'Publish ID' ${said}`);
				expect(await stage.client.requests(stage.app.client_key)).toEqual([]);
			}
		},
	);

	test('PB-33: Account > Get Profile asks for the fields of the granted scopes, and only those', async () => {
		const stage = await stageWith(['user.info.basic', 'user.info.stats']);
		const result = await run(stage, { resource: 'account', operation: 'getProfile' });

		expect(result.items('TikTok')[0].json).toMatchObject({ display_name: 'Ada Films' });
		expect(result.items('TikTok')[0].json).toHaveProperty('follower_count');
		expect(result.items('TikTok')[0].json).not.toHaveProperty('username');
		const [request] = await requestsTo(stage, 'user_info');
		expect(request.query).toEqual({
			fields: expect.stringMatching(
				/^open_id,.*display_name,follower_count,following_count,likes_count,video_count$/,
			),
		});
	});

	test('a scope that was not ticked: the error names it', async () => {
		const stage = await stageWith(['user.info.basic']);
		const result = await run(stage, { resource: 'video', operation: 'getAll' });

		expect(result.errorText).toMatch(/choose an answer that includes the scope video\.list/);
	});

	test('Account > Get Creator Info says when access token and sign-in end', async () => {
		const stage = await stageWith();
		const before = Date.now();
		engine.editCredential(stage.credential, {
			oauthTokenData: {
				...engine.storedToken(stage.credential),
				expires_in: 7_200,
				refresh_expires_in: 15_552_000,
				n8n_expires_at: String(before + 7_200_000),
			},
		});
		const result = await run(stage, { resource: 'account', operation: 'getCreatorInfo' });

		expect(result.items('TikTok')[0].json).toMatchObject({
			access_token_expires_at: new Date(before + 7_200_000).toISOString(),
			sign_in_expires_at: new Date(before + 15_552_000_000).toISOString(),
		});
	});
});
