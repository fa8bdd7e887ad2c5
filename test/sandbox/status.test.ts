import { code, fileUpload, mp4, TestBench, type Session } from './testing';
import type { AppInput } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const SIZE = 1_000;

async function posted(spec: AppInput = {}, postInfo = {}, bytes = mp4(SIZE)) {
	const session = await bench.signedIn({ freeze: Date.now(), ...spec });
	const { publish_id, upload_url } = await bench.init(session, SIZE, SIZE, postInfo);
	const upload = async () => await bench.put(upload_url, bytes, 0, SIZE);
	await upload();
	const text = async () => (await bench.status(session, publish_id)).data;
	const data = async () => await bench.statusData(session, publish_id);
	const advance = async (ms: number) => await bench.client.advance(session.app.client_key, ms);
	const view = async () => (await bench.client.posts(session.app.client_key))[0];
	return { session, publish_id, text, data, advance, view };
}

describe('a public direct post', () => {
	test('gives its id as a bare number above 2^53', async () => {
		const { text, view } = await posted();
		const [, digits] = /"publicaly_available_post_id":\[(\d{19})\]/.exec(await text()) ?? [];
		expect(digits).toBeDefined();
		expect(String(Number(digits))).not.toBe(digits);
		expect(await view()).toMatchObject({
			post_ids: [digits],
			status: 'PUBLISH_COMPLETE',
			published: true,
			kind: 'direct',
		});
	});

	test('processing_ms, then moderation_ms, on the app clock', async () => {
		const switches = { processing_ms: 5_000, moderation_ms: 60_000 };
		const { data, advance, view } = await posted({ switches });
		const processing = { status: 'PROCESSING_UPLOAD', uploaded_bytes: SIZE };
		expect(await data()).toMatchObject(processing);
		await advance(4_999);
		expect(await data()).toMatchObject(processing);
		expect((await view()).published).toBe(false);
		await advance(1);
		const complete = { status: 'PUBLISH_COMPLETE' };
		expect(await data()).toEqual(complete);
		await advance(59_999);
		expect(await data()).toEqual(complete);
		await advance(1);
		expect((await data()).publicaly_available_post_id).toHaveLength(1);
		const { uploaded_at, published_at } = await view();
		expect(published_at).toBe((uploaded_at ?? 0) + 5_000);
	});

	test.each([
		['numbers', /"publicaly_available_post_id":\[\d{19}\]/],
		['strings', /"publicaly_available_post_id":\["\d{19}"\]/],
		['string', /"publicaly_available_post_id":"\d{19}"/],
		['scalar', /"publicaly_available_post_id":\d{19}/],
		['never', /"data":{"status":"PUBLISH_COMPLETE"}/],
	] as const)('post_ids %s', async (post_ids, expected) => {
		const { text } = await posted({ switches: { post_ids } });
		expect(await text()).toMatch(expected);
	});

	test.each([
		['empty_list', []],
		['absent', undefined],
	] as const)('no_post_ids %s', async (no_post_ids, expected) => {
		const { data } = await posted({ switches: { no_post_ids, post_ids: 'never' } });
		expect((await data()).publicaly_available_post_id).toEqual(expected);
	});

	test.each(['SELF_ONLY', 'MUTUAL_FOLLOW_FRIENDS'])(
		'%s never gets an id',
		async (privacy_level) => {
			const { data, advance } = await posted({}, { privacy_level });
			await advance(86_400_000 / 24 - 1);
			expect(await data()).toEqual({ status: 'PUBLISH_COMPLETE' });
		},
	);

	test.each([true, false])('status_extra %s', async (status_extra) => {
		const { data } = await posted({ switches: { status_extra } });
		const extra = {
			privacy_level: 'PUBLIC_TO_EVERYONE',
			share_url: expect.stringContaining('/video/'),
		};
		if (status_extra) expect(await data()).toMatchObject(extra);
		else expect(Object.keys(await data())).not.toContain('privacy_level');
	});
});

describe('what goes wrong afterwards', () => {
	test('bytes that are no video fail with file_format_check_failed', async () => {
		const { data, view } = await posted({}, {}, Buffer.alloc(SIZE, 'no video'));
		expect(await data()).toEqual({ status: 'FAILED', fail_reason: 'file_format_check_failed' });
		expect((await view()).published).toBe(false);
	});

	test('WebM is taken by its EBML mark', async () => {
		const webm = Buffer.alloc(SIZE);
		webm.write('1a45dfa3', 'hex');
		expect((await (await posted({}, {}, webm)).data()).status).toBe('PUBLISH_COMPLETE');
	});

	test('outcomes match by caption or by number of the init', async () => {
		const outcomes = [
			{ title_contains: 'spam', fail_reason: 'spam_risk_text' },
			{ publish: 1, never_finishes: true },
		];
		const { session, data } = await posted({ outcomes }, { title: 'a spam caption' });
		expect(await data()).toMatchObject({ status: 'FAILED', fail_reason: 'spam_risk_text' });
		const second = await again(session, 'second');
		await bench.client.advance(session.app.client_key, 3_000_000);
		expect((await bench.statusData(session, second)).status).toBe('PROCESSING_UPLOAD');
		const third = await again(session, 'third');
		expect((await bench.statusData(session, third)).status).toBe('PUBLISH_COMPLETE');
	});

	async function again(session: Session, title: string): Promise<string> {
		const { publish_id, upload_url } = await bench.init(session, SIZE, SIZE, { title });
		await bench.put(upload_url, mp4(SIZE), 0, SIZE);
		return publish_id;
	}

	test('setPost forces a status, a reason and ids, and gives them back', async () => {
		const { session, publish_id, text, data } = await posted();
		const set = async (patch: object) =>
			await bench.client.setPost(session.app.client_key, publish_id, patch);
		await set({ status: 'FAILED', fail_reason: 'internal' });
		expect(await data()).toMatchObject({ status: 'FAILED', fail_reason: 'internal' });
		await set({ status: null, fail_reason: null, post_ids: ['7678907398077074697', '7'] });
		expect(await text()).toContain('"publicaly_available_post_id":[7678907398077074697,7]');
		await expect(set({ status: 'PUBLISHED' })).rejects.toThrow('status');
	});
});

describe('a draft', () => {
	test('lands in the inbox, and is complete when the user posts it', async () => {
		const session = await bench.signedIn();
		const answer = await bench.api('/inbox/video/init/', session.token, {
			source_info: fileUpload(SIZE, SIZE),
		});
		const { publish_id, upload_url } = JSON.parse(answer.data).data;
		expect(await bench.statusData(session, publish_id)).toEqual({ status: 'PROCESSING_UPLOAD' });
		await bench.put(upload_url, mp4(SIZE), 0, SIZE);
		expect((await bench.statusData(session, publish_id)).status).toBe('SEND_TO_USER_INBOX');
		const { client_key } = session.app;
		expect((await bench.client.posts(client_key))[0]).toMatchObject({
			kind: 'draft',
			published: false,
		});
		const post_ids = ['7678907398077074697'];
		const post = await bench.client.setPost(client_key, publish_id, {
			status: 'PUBLISH_COMPLETE',
			post_ids,
		});
		expect(post).toMatchObject({ published: true, post_ids });
	});
});

describe('who may ask', () => {
	test('only the creator of the post', async () => {
		const { session, publish_id } = await posted({ creators: [{}, {}] });
		const { client_key, creators } = session.app;
		const other = await bench.client.signIn(client_key, creators[1].open_id);
		const answer = await bench.status({ ...session, token: other.access_token }, publish_id);
		expect([answer.status, code(answer)]).toEqual([
			400,
			'token_not_authorized_for_specified_publish_id',
		]);
	});

	test('an unknown publish_id, or none, is invalid_publish_id', async () => {
		const session = await bench.signedIn();
		expect(code(await bench.status(session, 'v_pub_file~v2-1.1'))).toBe('invalid_publish_id');
		const none = await bench.api('/status/fetch/', session.token, {});
		expect([none.status, code(none)]).toEqual([400, 'invalid_publish_id']);
	});
});
