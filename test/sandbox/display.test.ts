import { code, mp4, TestBench, type Session } from './testing';
import { SCOPES, type AppInput } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const NOW = 1_780_000_000_000;
const seeds = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		id: String(7_000_000_000_000_000_001n + BigInt(index)),
		create_time_ms: NOW - 1_000 * (index + 1),
		title: `Video ${index}`,
		duration: 15,
		view_count: index,
	}));

const open = async (spec: AppInput = {}, scopes?: string[]) =>
	await bench.signedIn({ scopes: [...SCOPES], freeze: NOW, ...spec }, scopes);
const user = async ({ token }: Session, fields: string) =>
	await bench.display('/user/info/', token, fields);
const list = async ({ token }: Session, body: unknown = {}, fields = 'id') =>
	await bench.display('/video/list/', token, fields, body);
const query = async ({ token }: Session, video_ids: unknown, fields = 'id') =>
	await bench.display('/video/query/', token, fields, { filters: { video_ids } });
const dataOf = ({ data }: { data: string }) => JSON.parse(data).data;
const refusal = (answer: Awaited<ReturnType<typeof user>>) => [answer.status, code(answer)];

async function publish(session: Session, title: string, privacy_level = 'PUBLIC_TO_EVERYONE') {
	const { upload_url } = await bench.init(session, 100, 100, { title, privacy_level });
	await bench.put(upload_url, mp4(100), 0, 100);
}

describe('user info', () => {
	test('gives the fields that were asked for, no others', async () => {
		const creators = [
			{ creator_nickname: 'Ada', is_verified: true, follower_count: 12, videos: seeds(3) },
		];
		const session = await open({ creators });
		const fields =
			'open_id,display_name,is_verified,username,follower_count,likes_count,video_count';
		expect(dataOf(await user(session, fields))).toEqual({
			user: {
				open_id: session.open_id,
				display_name: 'Ada',
				is_verified: true,
				username: 'ada.films',
				follower_count: 12,
				likes_count: 0,
				video_count: 3,
			},
		});
	});

	test.each([
		['user.info.basic', 'open_id,union_id,avatar_url,avatar_url_100,avatar_large_url,display_name'],
		['user.info.profile', 'bio_description,profile_deep_link,is_verified,username'],
		['user.info.stats', 'follower_count,following_count,likes_count,video_count'],
	])('%s is enough for its own fields, and for none of the others', async (scope, fields) => {
		const session = await open({}, [scope]);
		expect(Object.keys(dataOf(await user(session, fields)).user)).toEqual(fields.split(','));
		const other = scope === 'user.info.basic' ? 'username' : 'open_id';
		expect(refusal(await user(session, `${fields},${other}`))).toEqual([
			401,
			'scope_not_authorized',
		]);
	});

	test.each([
		['scope_not_authorized', 401],
		['scope_permission_missed', 400],
	] as const)('field_scope_error %s', async (field_scope_error, status) => {
		const session = await open({ switches: { field_scope_error } }, ['user.info.basic']);
		expect(refusal(await user(session, 'likes_count'))).toEqual([status, field_scope_error]);
	});

	test.each([
		['unknown', [400, 'invalid_params']],
		['known', [200, 'ok']],
	] as const)('profile_web_link %s', async (profile_web_link, expected) => {
		const session = await open({ switches: { profile_web_link } });
		expect(refusal(await user(session, 'profile_web_link'))).toEqual(expected);
	});

	test('no fields, an unknown field, no token, no scope', async () => {
		const session = await open();
		expect(refusal(await user(session, ''))).toEqual([400, 'invalid_params']);
		expect(refusal(await user(session, 'open_id,email'))).toEqual([400, 'invalid_params']);
		expect(refusal(await user({ ...session, token: 'act.none' }, 'open_id'))).toEqual([
			401,
			'access_token_invalid',
		]);
		expect(refusal(await user(await open({}, ['video.publish']), 'open_id'))).toEqual([
			401,
			'scope_not_authorized',
		]);
	});
});

describe('video list', () => {
	test('pages by a cursor in milliseconds, newest first, ten at a time', async () => {
		const videos = seeds(23);
		const session = await open({ creators: [{ videos: [...videos].reverse() }] });
		const ids: string[] = [];
		const pages: unknown[] = [];
		let cursor: number | undefined;
		do {
			const data = dataOf(await list(session, { cursor }));
			ids.push(...data.videos.map(({ id }: { id: string }) => id));
			pages.push([data.videos.length, data.has_more]);
			({ cursor } = data);
		} while (pages.length < 3);
		expect(ids).toEqual(videos.map(({ id }) => id));
		expect(pages).toEqual([
			[10, true],
			[10, true],
			[3, false],
		]);
		expect(cursor).toBe(NOW - 23_000);
		expect(dataOf(await list(session, { cursor }))).toEqual({
			videos: [],
			cursor,
			has_more: false,
		});
	});

	test('max_count 20 is the most', async () => {
		const session = await open({ creators: [{ videos: seeds(21) }] });
		const { videos, has_more } = dataOf(await list(session, { max_count: 20 }));
		expect([videos.length, has_more]).toEqual([20, true]);
		for (const wrong of [{ max_count: 21 }, { max_count: 0 }, { cursor: '1' }, [], '{']) {
			expect(refusal(await list(session, wrong))).toEqual([400, 'invalid_params']);
		}
	});

	test('videos of the same millisecond are all found', async () => {
		const videos = seeds(3).map((video) => ({ ...video, create_time_ms: NOW }));
		const session = await open({ creators: [{ videos }] });
		const first = dataOf(await list(session, { max_count: 1 }));
		const rest = dataOf(await list(session, { cursor: first.cursor }));
		expect([first.videos.length, rest.videos.length]).toEqual([1, 2]);
	});

	test('an object has every field that is asked for; texts end at 150 units', async () => {
		const [video] = seeds(1);
		const long = 'x'.repeat(200);
		const session = await open({ creators: [{ videos: [{ ...video, title: long }] }] });
		const fields =
			'id,create_time,cover_image_url,share_url,video_description,duration,height,width,title,embed_html,embed_link,like_count,comment_count,share_count,view_count';
		const answer = await list(session, {}, fields);
		const [found] = dataOf(answer).videos;
		expect(Object.keys(found)).toEqual(fields.split(','));
		expect(found).toMatchObject({
			id: '7000000000000000001',
			create_time: NOW / 1_000 - 1,
			title: 'x'.repeat(150),
			video_description: 'x'.repeat(150),
			duration: 15,
			share_url: 'https://www.tiktok.com/@ada.films/video/7000000000000000001',
		});
		expect(answer.data).toContain('"id":"7000000000000000001"');
		expect(refusal(await list(session, {}, 'id,nothing'))).toEqual([400, 'invalid_params']);
		expect(refusal(await list(session, {}, ''))).toEqual([400, 'invalid_params']);
	});

	test('what the app has published is there once it is public, and only then', async () => {
		const session = await open({
			creators: [{ videos: seeds(1) }],
			switches: { moderation_ms: 60_000 },
		});
		await publish(session, 'public');
		await publish(session, 'for me', 'SELF_ONLY');
		const titles = async () =>
			dataOf(await list(session, {}, 'title')).videos.map(({ title }: { title: string }) => title);
		expect(await titles()).toEqual(['Video 0']);
		await bench.client.advance(session.app.client_key, 60_000);
		expect(await titles()).toEqual(['public', 'Video 0']);
		const [{ post_ids }] = await bench.client.posts(session.app.client_key);
		const [newest] = dataOf(await list(session)).videos;
		expect(newest.id).toBe(post_ids[0]);
	});

	test('each creator has their own; without video.list nobody may look', async () => {
		const session = await open({ creators: [{ videos: seeds(1) }, {}] });
		const { client_key, creators } = session.app;
		const other = await bench.client.signIn(client_key, creators[1].open_id);
		const answer = await list({ ...session, token: other.access_token });
		expect(dataOf(answer).videos).toEqual([]);
		const without = await open({}, ['user.info.basic']);
		expect(refusal(await list(without))).toEqual([401, 'scope_not_authorized']);
		expect(refusal(await query(without, ['1']))).toEqual([401, 'scope_not_authorized']);
	});
});

describe('video query', () => {
	test('finds by id, and leaves out what is not there', async () => {
		const videos = seeds(25);
		const session = await open({ creators: [{ videos }] });
		const wanted = [videos[3].id, '1', videos[0].id];
		expect(dataOf(await query(session, wanted, 'id,view_count'))).toEqual({
			videos: [
				{ id: videos[0].id, view_count: 0 },
				{ id: videos[3].id, view_count: 3 },
			],
		});
		const twenty = videos.slice(0, 20).map(({ id }) => id);
		expect(dataOf(await query(session, twenty)).videos).toHaveLength(20);
		for (const wrong of [[...twenty, '1'], [], [7], 'text', undefined]) {
			expect(refusal(await query(session, wrong))).toEqual([400, 'invalid_params']);
		}
	});
});
