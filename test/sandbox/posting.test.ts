import { code, fileUpload, message, TestBench, type Session } from './testing';
import type { AppInput } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const DIRECT = '/video/init/';
const INBOX = '/inbox/video/init/';
const INFO = '/creator_info/query/';
const GUIDELINES =
	'Please review our integration guidelines at https://developers.tiktok.com/doc/content-sharing-guidelines/';
const UNAUDITED = 'unaudited_client_can_only_post_to_private_accounts';

/** `null` sends no post_info. */
const direct = async (
	{ token }: Session,
	postInfo: object | null = { privacy_level: 'SELF_ONLY' },
) =>
	await bench.api(DIRECT, token, {
		post_info: postInfo ?? undefined,
		source_info: fileUpload(10, 10),
	});
const inbox = async ({ token }: Session) =>
	await bench.api(INBOX, token, { source_info: fileUpload(10, 10) });
const codeOf = async (spec: AppInput, privacy_level = 'SELF_ONLY') => {
	const answer = await direct(await bench.signedIn(spec), { privacy_level });
	return [answer.status, code(answer)];
};

describe('the envelope', () => {
	test('success: data, code ok, and a log_id of 34 characters', async () => {
		const answer = await direct(await bench.signedIn());
		const { data, error } = JSON.parse(answer.data);
		expect(answer.status).toBe(200);
		expect(data.publish_id).toMatch(/^v_pub_file~v2-1\.\d{19}$/);
		expect(data.upload_url).toMatch(
			/^https:\/\/open-upload-va\.tiktokapis\.com\/upload\?upload_id=\d{19}&upload_token=[0-9a-f-]{36}$/,
		);
		expect(error).toEqual({
			code: 'ok',
			message: '',
			log_id: expect.stringMatching(/^\d{14}[0-9A-F]{20}$/),
		});
		expect(answer.headers['x-tt-logid']).toBe(error.log_id);
	});

	test('a draft has a publish_id of its own shape', async () => {
		const { data } = JSON.parse((await inbox(await bench.signedIn())).data);
		expect(data.publish_id).toMatch(/^v_inbox_file~v2\.\d{19}$/);
	});

	test('401 has empty data, any other 4xx has none', async () => {
		const unknown = await bench.api(INFO, 'act.unknown', {});
		expect(unknown.status).toBe(401);
		expect(JSON.parse(unknown.data)).toEqual({
			data: {},
			error: {
				code: 'access_token_invalid',
				message: 'The access token is invalid or not found in the request.',
				log_id: expect.any(String),
			},
		});
		const wrong = await direct(await bench.signedIn(), null);
		expect(wrong.status).toBe(400);
		expect(Object.keys(JSON.parse(wrong.data))).toEqual(['error']);
	});
});

describe('the order of checks', () => {
	test('token, scope, rate, body, account', async () => {
		const creators = [{ banned: true }];
		const app = await bench.client.createApp({ creators, switches: { init_per_minute: 1 } });
		const { client_key } = app;
		const { open_id } = app.creators[0];
		const session = async (scopes: string[]) => ({
			app,
			open_id,
			token: (await bench.client.signIn(client_key, open_id, scopes)).access_token,
		});
		const expired = await session([]);
		await bench.client.expireAccessTokens(client_key);
		expect(code(await direct(expired, null))).toBe('access_token_invalid');
		const unscoped = await session(['video.upload']);
		const refused = await direct(unscoped, null);
		expect([refused.status, code(refused)]).toEqual([401, 'scope_not_authorized']);
		const good = await session(['video.publish']);
		expect(code(await direct(good, null))).toBe('invalid_params');
		expect(code(await direct(good, null))).toBe('rate_limit_exceeded');
		await bench.client.updateApp(client_key, { switches: { init_per_minute: null } });
		expect(code(await direct(good))).toBe('spam_risk_user_banned_from_posting');
	});

	test('each endpoint wants its scope; status takes either', async () => {
		const publish = await bench.signedIn({}, ['video.publish']);
		const upload = await bench.signedIn({}, ['video.upload']);
		expect((await bench.api(INFO, publish.token, {})).status).toBe(200);
		expect(code(await bench.api(INFO, upload.token, {}))).toBe('scope_not_authorized');
		expect(code(await inbox(publish))).toBe('scope_not_authorized');
		expect((await inbox(upload)).status).toBe(200);
		for (const { token } of [publish, upload]) {
			const answer = await bench.api('/status/fetch/', token, { publish_id: 'v_pub_file~v2-1.1' });
			expect([answer.status, code(answer)]).toEqual([400, 'invalid_publish_id']);
		}
	});
});

describe('creator_info', () => {
	test('mirrors a public and a private account, whatever the app is', async () => {
		const read = async (spec: AppInput) =>
			JSON.parse((await bench.api(INFO, (await bench.signedIn(spec)).token, {})).data).data;
		expect(await read({ audited: false })).toEqual({
			creator_avatar_url: expect.stringContaining('https://'),
			creator_username: 'ada.films',
			creator_nickname: 'Ada Films',
			privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
			comment_disabled: false,
			duet_disabled: false,
			stitch_disabled: false,
			max_video_post_duration_sec: 600,
		});
		const creators = [
			{ is_private: true, comment_disabled: true, max_video_post_duration_sec: 60 },
		];
		expect(await read({ creators })).toMatchObject({
			privacy_level_options: ['MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
			comment_disabled: true,
			duet_disabled: true,
			stitch_disabled: true,
			max_video_post_duration_sec: 60,
		});
	});

	test.each<[string, AppInput]>([
		['spam_risk_user_banned_from_posting', { creators: [{ banned: true }] }],
		['spam_risk_too_many_posts', { creators: [{ posts_24h: 15 }] }],
		['reached_active_user_cap', { active_user_cap: 0 }],
	])('%s comes on HTTP 200 here and on 403 at init', async (expected, spec) => {
		const session = await bench.signedIn(spec);
		const info = await bench.api(INFO, session.token, {});
		expect([info.status, code(info)]).toEqual([200, expected]);
		const init = await direct(session);
		expect([init.status, code(init)]).toEqual([403, expected]);
	});
});

describe('post_info', () => {
	test.each([
		['missing', null],
		['empty', {}],
		['with a privacy_level that is none', { privacy_level: 'PUBLIC' }],
		['with 2201 units of title', { privacy_level: 'SELF_ONLY', title: `${'😀'.repeat(1_100)}a` }],
		['with text for a switch', { privacy_level: 'SELF_ONLY', disable_comment: 'true' }],
	])('%s is refused', async (_name, postInfo) => {
		const answer = await direct(await bench.signedIn(), postInfo);
		expect(answer.status).toBe(400);
		expect(message(answer)).toBe('The request post info is empty or incorrect');
	});

	test('2200 UTF-16 units of title are taken, and kept as they came', async () => {
		const session = await bench.signedIn();
		const title = '😀'.repeat(1_100);
		const answer = await direct(session, { privacy_level: 'SELF_ONLY', title, is_aigc: true });
		expect(answer.status).toBe(200);
		const [post] = await bench.client.posts(session.app.client_key);
		expect(post.post_info).toEqual({ privacy_level: 'SELF_ONLY', title, is_aigc: true });
	});

	test.each(['invalid_params', 'invalid_param'] as const)(
		'invalid_params_code %s',
		async (word) => {
			const session = await bench.signedIn({ switches: { invalid_params_code: word } });
			expect(code(await direct(session, null))).toBe(word);
		},
	);

	test('a body that is no JSON is refused', async () => {
		const { token } = await bench.signedIn();
		const answer = await bench.api(DIRECT, token, {}, { 'Content-Type': 'text/plain' });
		expect([answer.status, code(answer)]).toEqual([400, 'invalid_params']);
	});
});

describe('account and app', () => {
	const isPrivate = { creators: [{ is_private: true }] };

	test('a level the creator does not have, or none at all, is a mismatch', async () => {
		const mismatch = [403, 'privacy_level_option_mismatch'];
		expect(await codeOf({}, 'FOLLOWER_OF_CREATOR')).toEqual(mismatch);
		expect(await codeOf(isPrivate, 'PUBLIC_TO_EVERYONE')).toEqual(mismatch);
		expect(await codeOf(isPrivate, 'FOLLOWER_OF_CREATOR')).toEqual(mismatch);
		const unspecified = await direct(await bench.signedIn(), { title: 'no level' });
		expect([unspecified.status, code(unspecified)]).toEqual(mismatch);
	});

	test('an unaudited app posts to private accounts only, and only SELF_ONLY', async () => {
		const session = await bench.signedIn({ audited: false });
		const refused = await direct(session);
		expect([refused.status, code(refused), message(refused)]).toEqual([403, UNAUDITED, GUIDELINES]);
		const { client_key } = session.app;
		await bench.client.updateCreator(client_key, session.open_id, { is_private: true });
		expect((await direct(session)).status).toBe(200);
		expect(code(await direct(session, { privacy_level: 'MUTUAL_FOLLOW_FRIENDS' }))).toBe(UNAUDITED);
		await bench.client.updateApp(client_key, { audited: true });
		expect((await direct(session, { privacy_level: 'MUTUAL_FOLLOW_FRIENDS' })).status).toBe(200);
	});

	test('drafts ask for no audit', async () => {
		expect((await inbox(await bench.signedIn({ audited: false }))).status).toBe(200);
	});

	test('an unaudited app serves five creators in 24 hours', async () => {
		const creators = Array.from({ length: 6 }, () => ({ is_private: true }));
		const session = await bench.signedIn({ audited: false, creators });
		const { client_key } = session.app;
		const codes: string[] = [];
		for (const { open_id } of session.app.creators) {
			const { access_token } = await bench.client.signIn(client_key, open_id);
			codes.push(code(await direct({ ...session, token: access_token })));
		}
		expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'reached_active_user_cap']);
		expect(code(await direct(session))).toBe('ok');
	});

	test.each([400, 403] as const)('the sixth pending draft is refused with %d', async (status) => {
		const session = await bench.signedIn({
			freeze: Date.now(),
			creators: [{ pending_shares: 3 }],
			switches: { pending_share_status: status, access_ttl_s: 1_000_000 },
		});
		expect((await inbox(session)).status).toBe(200);
		expect((await inbox(session)).status).toBe(200);
		const sixth = await inbox(session);
		const word = 'spam_risk_too_many_pending_share';
		expect([sixth.status, code(sixth), message(sixth)]).toEqual([status, word, word]);
		await bench.client.advance(session.app.client_key, 86_400_000);
		expect((await inbox(session)).status).toBe(200);
	});

	test('a video pulled by TikTok needs a verified domain, which this app does not have', async () => {
		const { token } = await bench.signedIn();
		const answer = await bench.api(DIRECT, token, {
			post_info: { privacy_level: 'SELF_ONLY' },
			source_info: { source: 'PULL_FROM_URL', video_url: 'https://example.com/video.mp4' },
		});
		expect([answer.status, code(answer)]).toEqual([403, 'url_ownership_unverified']);
	});
});
