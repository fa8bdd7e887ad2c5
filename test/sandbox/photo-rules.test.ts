import { photoBody, PHOTO_HOST, photoInit, photoOwner } from './photo-testing';
import { code, message, TestBench } from './testing';
import type { AppInput } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const IMAGES = [`https://${PHOTO_HOST}/a.jpg`, `https://${PHOTO_HOST}/b.jpg`];
const POST_INFO = 'The request post info is empty or incorrect';
const SOURCE_INFO = 'The request source info is empty or incorrect';
const MODE = 'Invalid media_type or post_mode';
const PUBLIC = { privacy_level: 'PUBLIC_TO_EVERYONE' };

/** The sandbox must not fetch anything in these tests. */
const owner = async (spec: AppInput = {}) =>
	await photoOwner(bench, { ...spec, switches: { pulls: 'stuck', ...spec.switches } });
const answerTo = async (changes: Record<string, unknown>, spec: AppInput = {}) =>
	await photoInit(bench, await owner(spec), photoBody(IMAGES, changes));
const source = (changes: object) => ({
	source_info: {
		source: 'PULL_FROM_URL',
		photo_images: IMAGES,
		photo_cover_index: 0,
		...changes,
	},
});
const draft = { post_mode: 'MEDIA_UPLOAD', post_info: undefined };

describe('the body', () => {
	test.each<[string, Record<string, unknown>, string]>([
		['media_type VIDEO', { media_type: 'VIDEO' }, MODE],
		['no media_type', { media_type: undefined }, MODE],
		['post_mode with a space, as one table prints it', { post_mode: 'DIRECT POST' }, MODE],
		['no post_mode', { post_mode: undefined }, MODE],
		['no post_info', { post_info: undefined }, POST_INFO],
		['an empty post_info', { post_info: {} }, POST_INFO],
		['a level that is none', { post_info: { privacy_level: 'PUBLIC' } }, POST_INFO],
		['91 units of title', { post_info: { ...PUBLIC, title: `${'😀'.repeat(45)}a` } }, POST_INFO],
		[
			'4001 units of description',
			{ post_info: { ...PUBLIC, description: `${'😀'.repeat(2_000)}a` } },
			POST_INFO,
		],
		['text for auto_add_music', { post_info: { ...PUBLIC, auto_add_music: 'true' } }, POST_INFO],
		['text for disable_comment', { post_info: { ...PUBLIC, disable_comment: '' } }, POST_INFO],
		[
			'a number for brand_content_toggle',
			{ post_info: { ...PUBLIC, brand_content_toggle: 1 } },
			POST_INFO,
		],
		['text for is_aigc', { is_aigc: 'yes' }, POST_INFO],
		['91 units of title in a draft', { ...draft, post_info: { title: 'a'.repeat(91) } }, POST_INFO],
		['FILE_UPLOAD', source({ source: 'FILE_UPLOAD' }), SOURCE_INFO],
		['no photo', source({ photo_images: [] }), SOURCE_INFO],
		[
			'36 photos',
			source({ photo_images: Array.from({ length: 36 }, () => IMAGES[0]) }),
			SOURCE_INFO,
		],
		['a photo over http', source({ photo_images: ['http://photos.example.test/a'] }), SOURCE_INFO],
		['no cover', source({ photo_cover_index: undefined }), SOURCE_INFO],
		['a cover behind the last', source({ photo_cover_index: 2 }), SOURCE_INFO],
		['a cover before the first', source({ photo_cover_index: -1 }), SOURCE_INFO],
		['half a cover', source({ photo_cover_index: 0.5 }), SOURCE_INFO],
	])('%s is refused', async (_name, changes, sentence) => {
		const answer = await answerTo(changes);
		expect([answer.status, code(answer), message(answer)]).toEqual([
			400,
			'invalid_params',
			sentence,
		]);
	});

	test('the longest texts are taken, the last cover too', async () => {
		const session = await owner();
		const post_info = { ...PUBLIC, title: '😀'.repeat(45), description: '😀'.repeat(2_000) };
		const changes = { post_info, ...source({ photo_cover_index: 1 }) };
		expect((await photoInit(bench, session, photoBody(IMAGES, changes))).status).toBe(200);
		const [post] = await bench.client.posts(session.app.client_key);
		expect(post.post_info).toEqual(post_info);
		expect(post.is_aigc).toBeNull();
	});

	test('a draft needs no post_info', async () => {
		expect((await answerTo(draft)).status).toBe(200);
	});
});

describe('scopes', () => {
	test.each([
		['DIRECT_POST', 'video.publish', 'video.upload'],
		['MEDIA_UPLOAD', 'video.upload', 'video.publish'],
	])('%s wants %s', async (post_mode, wanted, other) => {
		const { app, open_id, token } = await owner();
		const as = async (scope: string) => {
			const { access_token } = await bench.client.signIn(app.client_key, open_id, [scope]);
			const session = { app, open_id, token: access_token };
			return await photoInit(bench, session, photoBody(IMAGES, { post_mode }));
		};
		expect(token).toBeDefined();
		expect((await as(wanted)).status).toBe(200);
		const refused = await as(other);
		expect([refused.status, code(refused)]).toEqual([401, 'scope_not_authorized']);
	});
});

describe('account and app', () => {
	const isPrivate = { creators: [{ is_private: true }] };
	test.each<[string, AppInput, Record<string, unknown>, [number, string]]>([
		['no level at all', {}, { post_info: { title: 'a' } }, [403, 'privacy_level_option_mismatch']],
		['a level of others', isPrivate, {}, [403, 'privacy_level_option_mismatch']],
		[
			'an unaudited app and a public account',
			{ audited: false },
			{ post_info: { privacy_level: 'SELF_ONLY' } },
			[403, 'unaudited_client_can_only_post_to_private_accounts'],
		],
		[
			'a banned creator',
			{ creators: [{ banned: true }] },
			{},
			[403, 'spam_risk_user_banned_from_posting'],
		],
		['a full day', { creators: [{ posts_24h: 15 }] }, {}, [403, 'spam_risk_too_many_posts']],
		['too many creators', { active_user_cap: 0 }, {}, [403, 'reached_active_user_cap']],
		[
			'one address of others',
			{},
			source({ photo_images: [IMAGES[0], 'https://example.com/a'] }),
			[403, 'url_ownership_unverified'],
		],
		[
			'a draft, five pending',
			{ creators: [{ pending_shares: 5 }] },
			draft,
			[400, 'spam_risk_too_many_pending_share'],
		],
		[
			'a draft, five pending, the documented way',
			{ creators: [{ pending_shares: 5 }], switches: { pending_share_status: 403 } },
			draft,
			[403, 'spam_risk_too_many_pending_share'],
		],
		[
			'a draft for an old TikTok app',
			{ creators: [{ outdated_app: true }] },
			draft,
			[400, 'app_version_check_failed'],
		],
		[
			'a direct post for an old TikTok app',
			{ creators: [{ outdated_app: true }] },
			{},
			[200, 'ok'],
		],
		['a draft of an unaudited app', { audited: false }, draft, [200, 'ok']],
	])('%s', async (_name, spec, changes, expected) => {
		const answer = await answerTo(changes, spec);
		expect([answer.status, code(answer)]).toEqual(expected);
	});

	test('photo drafts and video drafts share the five places', async () => {
		const session = await owner({ creators: [{ pending_shares: 4 }] });
		expect((await photoInit(bench, session, photoBody(IMAGES, draft))).status).toBe(200);
		const sixth = await bench.api('/inbox/video/init/', session.token, {
			source_info: { source: 'PULL_FROM_URL', video_url: IMAGES[0] },
		});
		expect(code(sixth)).toBe('spam_risk_too_many_pending_share');
	});
});
