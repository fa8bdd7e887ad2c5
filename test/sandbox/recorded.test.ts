import { photoBody, photoInit } from './photo-testing';
import { code, fileUpload, mp4, TestBench } from './testing';
import { isSigned, Receiver } from './webhook-testing';
import { SCOPES, type AppInput } from './types';

/**
 * Section 15 of the fact sheet, row by row: what was recorded is the default, what is documented or
 * unknown is a switch. Rows 5 and 6 are in recorded-clients.test.ts.
 */

let bench: TestBench;
let receiver: Receiver;
beforeAll(async () => {
	bench = await TestBench.start();
	receiver = await Receiver.start(bench);
});
beforeEach(() => receiver.reset());
afterAll(async () => {
	receiver.close();
	await bench.close();
});

const NOW = 1_780_000_000_000;
const SIZE = 100;
const CHUNK = 5_242_880;
const DAY_MS = 86_400_000;
/** Sign-ins that outlive a day. */
const LONG_LIVED = { access_ttl_s: 10 * 86_400 };
const SELF_ONLY = { privacy_level: 'SELF_ONLY' };

/** The `data` of a status as TikTok's text, before and after the last byte. */
async function statuses(spec: AppInput, postInfo = {}, bytes = mp4(SIZE)) {
	const session = await bench.signedIn({ freeze: NOW, ...spec });
	const { publish_id, upload_url } = await bench.init(session, SIZE, SIZE, postInfo);
	const data = async () =>
		/"data":(\{.*?\})/.exec((await bench.status(session, publish_id)).data)?.[1];
	const before = await data();
	await bench.put(upload_url, bytes, 0, SIZE);
	return { session, before, after: await data() };
}

describe('row 1: a status leaves out what is empty', () => {
	test('a post with Only Me has neither an id list nor a byte count when it is published', async () => {
		const { before, after } = await statuses({}, SELF_ONLY);
		expect([before, after]).toEqual([
			'{"status":"PROCESSING_UPLOAD"}',
			'{"status":"PUBLISH_COMPLETE"}',
		]);
	});

	test('a public post has its ids, as bare numbers', async () => {
		expect((await statuses({})).after).toMatch(
			/^{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":\[\d{19}\]}$/,
		);
	});

	test('a failed post has only its reason', async () => {
		const { after } = await statuses({}, {}, Buffer.alloc(SIZE, 'no video'));
		expect(after).toBe('{"status":"FAILED","fail_reason":"file_format_check_failed"}');
	});

	test('bytes are counted while TikTok processes the post', async () => {
		const { after } = await statuses({ switches: { processing_ms: 1_000 } });
		expect(after).toBe('{"status":"PROCESSING_UPLOAD","uploaded_bytes":100}');
	});

	test.each([
		['processing', 'absent', {}, {}],
		['processing', 'present', { uploaded_bytes: 0 }, {}],
		['always', 'absent', {}, { uploaded_bytes: SIZE }],
		['always', 'present', { uploaded_bytes: 0 }, { uploaded_bytes: SIZE }],
		['never', 'present', {}, {}],
	] as const)(
		'byte_counts %s, zero_byte_count %s',
		async (byte_counts, zero_byte_count, zero, all) => {
			const { before, after } = await statuses(
				{ switches: { byte_counts, zero_byte_count } },
				SELF_ONLY,
			);
			expect(JSON.parse(before ?? '')).toEqual({ status: 'PROCESSING_UPLOAD', ...zero });
			expect(JSON.parse(after ?? '')).toEqual({ status: 'PUBLISH_COMPLETE', ...all });
		},
	);

	test('byte_count_lag_ms: the count is as old as that', async () => {
		const { session } = await statuses({
			switches: { byte_count_lag_ms: 20_000, processing_ms: 60_000 },
		});
		const [{ publish_id }] = await bench.client.posts(session.app.client_key);
		const count = async () => (await bench.statusData(session, publish_id)).uploaded_bytes;
		await bench.client.advance(session.app.client_key, 19_999);
		expect(await count()).toBeUndefined();
		await bench.client.advance(session.app.client_key, 1);
		expect(await count()).toBe(SIZE);
	});

	test('never: also none while TikTok processes the post', async () => {
		const switches = { byte_counts: 'never', processing_ms: 1_000 } as const;
		expect((await statuses({ switches })).after).toBe('{"status":"PROCESSING_UPLOAD"}');
	});
});

describe('row 3: post_id in a webhook', () => {
	test.each([
		['text', /"post_id":"\d{19}"}$/],
		['number', /"post_id":\d{19}}$/],
	] as const)('webhook_post_id %s', async (webhook_post_id, expected) => {
		const { session } = await statuses({
			webhook_url: receiver.url,
			switches: { webhook_post_id },
		});
		await bench.client.webhookDeliveries(session.app.client_key);
		const { content } = JSON.parse(receiver.arrived[1].raw);
		expect(content).toMatch(expected);
		expect(content).toContain('"publish_type":"DIRECT_PUBLISH"');
	});
});

describe('row 4: tiktok.ping', () => {
	test.each([
		['signed', true],
		['unsigned', false],
	] as const)(
		'webhook_ping %s: as recorded, in milliseconds, once',
		async (webhook_ping, signed) => {
			receiver.statuses = [500];
			const app = await bench.client.createApp({
				webhook_url: receiver.url,
				freeze: NOW + 622,
				switches: { webhook_ping },
			});
			const { attempts, state } = await bench.client.pingWebhook(app.client_key);
			expect([attempts.length, state]).toEqual([1, 'dropped']);
			const [arrived] = receiver.arrived;
			expect(arrived.raw).toBe(
				`{"client_key":"${app.client_key}","event":"tiktok.ping","create_time":1780000000622,"content":"{\\"reason\\":\\"testing Webhook\\"}","user_openid":"${app.creators[0].open_id}"}`,
			);
			expect(arrived.signature !== undefined).toBe(signed);
			expect(isSigned(arrived, app.client_secret)).toBe(signed);
		},
	);

	test('needs a webhook_url', async () => {
		const { client_key } = await bench.client.createApp();
		await expect(bench.client.pingWebhook(client_key)).rejects.toThrow('webhook_url');
	});
});

describe('row 7: the levels of a private account', () => {
	const options = async (spec: AppInput) => {
		const { token } = await bench.signedIn(spec);
		const answer = await bench.api('/creator_info/query/', token, {});
		return JSON.parse(answer.data).data.privacy_level_options;
	};

	test.each([
		['without_followers', ['MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']],
		['with_followers', ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']],
	] as const)('private_options %s', async (private_options, expected) => {
		const creators = [{ is_private: true }];
		expect(await options({ creators, switches: { private_options } })).toEqual(expected);
	});

	test('a creator can have levels of their own, and init follows them', async () => {
		const creators = [{ privacy_level_options: ['FOLLOWER_OF_CREATOR' as const] }];
		expect(await options({ creators })).toEqual(['FOLLOWER_OF_CREATOR']);
		const { token } = await bench.signedIn({ creators });
		const init = async (privacy_level: string) =>
			code(
				await bench.api('/video/init/', token, {
					post_info: { privacy_level },
					source_info: fileUpload(SIZE, SIZE),
				}),
			);
		expect(await init('FOLLOWER_OF_CREATOR')).toBe('ok');
		expect(await init('SELF_ONLY')).toBe('privacy_level_option_mismatch');
	});
});

test('row 8: a video query with an id that is not an integer fails as a whole', async () => {
	const { token } = await bench.signedIn({ scopes: [...SCOPES] });
	const query = async (video_ids: string[]) =>
		await bench.display('/video/query/', token, 'id', { filters: { video_ids } });
	expect(code(await query(['7000000000000000001']))).toBe('ok');
	const refused = await query(['7000000000000000001', 'v_pub_file~v2-1.7']);
	expect([refused.status, code(refused)]).toEqual([400, 'invalid_params']);
});

test('row 2: an upload that lacks its last bytes stays in progress, and its status need not count them', async () => {
	const session = await bench.signedIn({ switches: { byte_counts: 'never', ...LONG_LIVED } });
	const { publish_id, upload_url } = await bench.init(session, 2 * CHUNK, CHUNK);
	expect((await bench.put(upload_url, mp4(CHUNK), 0, 2 * CHUNK)).status).toBe(206);
	await bench.client.advance(session.app.client_key, DAY_MS);
	expect(await bench.statusData(session, publish_id)).toEqual({ status: 'PROCESSING_UPLOAD' });
});

describe('rows 9, 10 and 11: what may be in an init', () => {
	const IMAGES = ['https://example.test/a.jpg'];
	const HASHTAGS = '#one #two #three #four #five';
	const DRAFT = { post_mode: 'MEDIA_UPLOAD', post_info: { title: 'A draft' } };

	async function photos(switches: AppInput['switches'], changes: object) {
		const session = await bench.signedIn({ verified_urls: ['example.test'], switches });
		return code(await photoInit(bench, session, photoBody(IMAGES, { ...changes })));
	}

	test.each([
		['accepted', 'ok'],
		['refused', 'invalid_params'],
	] as const)('row 9: photo_is_aigc %s', async (photo_is_aigc, answer) => {
		expect(await photos({ photo_is_aigc }, { is_aigc: true })).toBe(answer);
		expect(await photos({ photo_is_aigc }, {})).toBe('ok');
	});

	test.each([
		['optional', 'ok'],
		['required', 'invalid_params'],
	] as const)('row 10: photo_draft_privacy %s', async (photo_draft_privacy, answer) => {
		expect(await photos({ photo_draft_privacy }, DRAFT)).toBe(answer);
		const post_info = { ...DRAFT.post_info, ...SELF_ONLY };
		expect(await photos({ photo_draft_privacy }, { ...DRAFT, post_info })).toBe('ok');
	});

	test.each([
		['kept', 'ok', `${HASHTAGS} #six`],
		['cut', 'ok', HASHTAGS],
		['refused', 'invalid_params', undefined],
	] as const)('row 11: sixth_hashtag %s', async (sixth_hashtag, answer, title) => {
		const { app, token } = await bench.signedIn({ switches: { sixth_hashtag } });
		const init = async (text: string) =>
			code(
				await bench.api('/video/init/', token, {
					post_info: { ...SELF_ONLY, title: text },
					source_info: fileUpload(SIZE, SIZE),
				}),
			);
		expect(await init(`${HASHTAGS} #six`)).toBe(answer);
		const [post] = await bench.client.posts(app.client_key);
		expect(post?.post_info?.title).toBe(title);
		expect(await init(HASHTAGS)).toBe('ok');
		const post_info = { ...SELF_ONLY, description: `${HASHTAGS} #six` };
		expect(await photos({ sixth_hashtag }, { post_info })).toBe(answer);
	});
});

test('row 13: a public post can be complete, and never get an id', async () => {
	const { session } = await statuses({ switches: { post_ids: 'never', ...LONG_LIVED } });
	await bench.client.advance(session.app.client_key, DAY_MS);
	const [{ publish_id }] = await bench.client.posts(session.app.client_key);
	expect(await bench.statusData(session, publish_id)).toEqual({ status: 'PUBLISH_COMPLETE' });
});

test('row 14: a draft still waits after 24 hours, and its place is free again', async () => {
	const session = await bench.signedIn({ switches: LONG_LIVED });
	const draft = async () =>
		await bench.api('/inbox/video/init/', session.token, { source_info: fileUpload(SIZE, SIZE) });
	const { publish_id, upload_url } = JSON.parse((await draft()).data).data;
	await bench.put(upload_url, mp4(SIZE), 0, SIZE);
	for (let more = 0; more < 4; more += 1) await draft();
	expect(code(await draft())).toBe('spam_risk_too_many_pending_share');
	await bench.client.advance(session.app.client_key, DAY_MS + 1);
	expect(await bench.statusData(session, publish_id)).toEqual({ status: 'SEND_TO_USER_INBOX' });
	expect(code(await draft())).toBe('ok');
});

test.each([
	'video_duration_check_failed',
	'video_format_check_failed',
	'privacy_level_check_failed',
	'upload_expire',
	'video_size_check_failed',
])('row 17: a post can fail with %s', async (fail_reason) => {
	const { after } = await statuses({ outcomes: [{ fail_reason }] });
	expect(JSON.parse(after ?? '')).toEqual({ status: 'FAILED', fail_reason });
});

test('row 12: a post can stay in progress for as long as anybody waits', async () => {
	const { session } = await statuses({ outcomes: [{ never_finishes: true }] });
	await bench.client.advance(session.app.client_key, 30 * 60_000);
	const [post] = await bench.client.posts(session.app.client_key);
	expect([post.status, post.fail_reason]).toEqual(['PROCESSING_UPLOAD', null]);
});

test('row 15: a draft of an unaudited sandbox app reaches a public account', async () => {
	const session = await bench.signedIn({ audited: false, sandbox: true });
	const answer = await bench.api('/inbox/video/init/', session.token, {
		source_info: fileUpload(SIZE, SIZE),
	});
	const { publish_id, upload_url } = JSON.parse(answer.data).data;
	await bench.put(upload_url, mp4(SIZE), 0, SIZE);
	expect(await bench.statusData(session, publish_id)).toEqual({ status: 'SEND_TO_USER_INBOX' });
});

test('row 16: a fault can answer the last PUT with 200 instead of 201, and keep its bytes', async () => {
	const session = await bench.signedIn({
		faults: [{ on: 'put', do: { kind: 'status', status: 200, store: true } }],
	});
	const { publish_id, upload_url } = await bench.init(session, SIZE, SIZE, SELF_ONLY);
	expect((await bench.put(upload_url, mp4(SIZE), 0, SIZE)).status).toBe(200);
	expect(await bench.statusData(session, publish_id)).toEqual({ status: 'PUBLISH_COMPLETE' });
});
