import { code, fileUpload, mp4, TestBench, type Session } from './testing';
import type { AppInput } from './types';
import { isSigned, Receiver } from './webhook-testing';

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
const ID = '7678907398077074697';

const open = async (spec: AppInput = {}) =>
	await bench.signedIn({ webhook_url: receiver.url, freeze: NOW, ...spec });
const settled = async ({ app }: Session) => await bench.client.webhookDeliveries(app.client_key);

async function posted(spec: AppInput = {}, postInfo = {}) {
	const session = await open(spec);
	const { publish_id, upload_url } = await bench.init(session, 100, 100, postInfo);
	await bench.put(upload_url, mp4(100), 0, 100);
	await settled(session);
	const set = async (patch: object) =>
		await bench.client.setPost(session.app.client_key, publish_id, patch);
	return { session, publish_id, set };
}
/** Event and content of every webhook that arrived. */
const told = () =>
	receiver.arrived.map(({ raw }) => {
		const { event, content } = JSON.parse(raw);
		return [event, content];
	});

describe('what is told', () => {
	test('the body: content is text with the id as text, create_time in seconds, signed', async () => {
		const { session, publish_id } = await posted();
		const [{ post_ids }] = await bench.client.posts(session.app.client_key);
		expect(receiver.arrived).toHaveLength(2);
		const common = {
			client_key: session.app.client_key,
			create_time: NOW / 1_000,
			user_openid: session.open_id,
		};
		expect(receiver.arrived.map(({ raw }) => JSON.parse(raw))).toEqual([
			{
				...common,
				event: 'post.publish.complete',
				content: `{"publish_id":"${publish_id}","publish_type":"DIRECT_PUBLISH"}`,
			},
			{
				...common,
				event: 'post.publish.publicly_available',
				content: `{"publish_id":"${publish_id}","publish_type":"DIRECT_PUBLISH","post_id":"${post_ids[0]}"}`,
			},
		]);
		for (const arrived of receiver.arrived) {
			expect(arrived.contentType).toBe('application/json');
			expect(isSigned(arrived, session.app.client_secret)).toBe(true);
		}
		expect(await settled(session)).toMatchObject([
			{ publish_id, state: 'delivered', attempts: [{ status: 200, at: NOW }] },
			{ publish_id, state: 'delivered' },
		]);
	});

	test('each change at its time, once', async () => {
		const { session } = await posted({ switches: { processing_ms: 5_000, moderation_ms: 5_000 } });
		expect(receiver.events()).toEqual([]);
		const { client_key } = session.app;
		await bench.client.advance(client_key, 5_000);
		expect(receiver.events()).toEqual(['post.publish.complete']);
		await bench.client.advance(client_key, 4_999);
		expect(receiver.arrived).toHaveLength(1);
		await bench.client.advance(client_key, 1);
		await bench.client.advance(client_key, 1_000_000);
		expect(receiver.events()).toEqual(['post.publish.complete', 'post.publish.publicly_available']);
	});

	test('a clock that runs needs nobody to advance it', async () => {
		const session = await bench.signedIn({
			webhook_url: receiver.url,
			switches: { processing_ms: 100, moderation_ms: 100 },
		});
		const { upload_url } = await bench.init(session, 100);
		await bench.put(upload_url, mp4(100), 0, 100);
		await bench.postOnce(session, () => receiver.arrived.length === 2);
		expect(receiver.events().at(-1)).toBe('post.publish.publicly_available');
	});

	test('a failure with its reason', async () => {
		const { publish_id } = await posted({ outcomes: [{ fail_reason: 'spam_risk' }] });
		expect(told()).toEqual([
			[
				'post.publish.failed',
				`{"publish_id":"${publish_id}","reason":"spam_risk","publish_type":"DIRECT_PUBLISH"}`,
			],
		]);
	});

	test('a draft: delivered, posted by its user, public twice, gone again', async () => {
		const session = await open();
		const answer = await bench.api('/inbox/video/init/', session.token, {
			source_info: fileUpload(100, 100),
		});
		const { publish_id, upload_url } = JSON.parse(answer.data).data;
		await bench.put(upload_url, mp4(100), 0, 100);
		await settled(session);
		const { client_key } = session.app;
		await bench.client.setPost(client_key, publish_id, { status: 'PUBLISH_COMPLETE' });
		await bench.client.setPost(client_key, publish_id, { post_ids: [ID, '7'] });
		await bench.client.setPost(client_key, publish_id, { post_ids: ['7'] });
		const known = `"publish_id":"${publish_id}","publish_type":"INBOX_SHARE"`;
		expect(told()).toEqual([
			['post.publish.inbox_delivered', `{${known}}`],
			['post.publish.complete', `{${known}}`],
			['post.publish.publicly_available', `{${known},"post_id":"${ID}"}`],
			['post.publish.publicly_available', `{${known},"post_id":"7"}`],
			['post.publish.no_longer_publicaly_available', `{${known},"post_id":"${ID}"}`],
		]);
	});

	test('a pull that fails, and one that is cancelled', async () => {
		const session = await open({ verified_urls: ['example.test'] });
		const pull = async () => {
			const answer = await bench.api('/video/init/', session.token, {
				post_info: { privacy_level: 'SELF_ONLY' },
				source_info: { source: 'PULL_FROM_URL', video_url: 'https://gone.example.test/a' },
			});
			return JSON.parse(answer.data).data.publish_id;
		};
		await pull();
		await bench.postOnce(session, () => receiver.arrived.length === 1);
		expect(told()[0][1]).toContain('"reason":"video_pull_failed"');
		await bench.client.updateApp(session.app.client_key, { switches: { pulls: 'stuck' } });
		const cancelled = await bench.api('/cancel/', session.token, { publish_id: await pull() });
		expect(code(cancelled)).toBe('ok');
		await settled(session);
		expect(told()[1][1]).toContain('"reason":"publish_cancelled"');
		await pull();
		await bench.client.advance(session.app.client_key, 3_600_000);
		expect(told()[2][1]).toContain('"reason":"video_pull_failed"');
	});

	test('an app without a webhook_url tells nobody, also not later', async () => {
		const { session } = await posted({ webhook_url: null });
		const { client_key } = session.app;
		await bench.client.updateApp(client_key, { webhook_url: receiver.url });
		await bench.client.advance(client_key, 1_000);
		expect(receiver.arrived).toEqual([]);
		expect(await settled(session)).toEqual([]);
	});
});

describe('authorization.removed', () => {
	test.each([
		[undefined, 1],
		[4, 4],
	])('disconnect (%s) ends tokens and what is under way', async (reason, expected) => {
		const session = await open();
		const { publish_id } = await bench.init(session, 100);
		const { client_key } = session.app;
		await bench.client.disconnect(client_key, session.open_id, reason);
		expect(told()).toEqual([
			['authorization.removed', `{"reason":${expected}}`],
			[
				'post.publish.failed',
				`{"publish_id":"${publish_id}","reason":"auth_removed","publish_type":"DIRECT_PUBLISH"}`,
			],
		]);
		expect(code(await bench.status(session, publish_id))).toBe('access_token_invalid');
	});

	test('the developer revokes: reason 5; what is out stays out', async () => {
		const { session } = await posted();
		receiver.reset();
		const { client_key, client_secret } = session.app;
		const fields = { client_key, client_secret, token: session.token };
		const answer = await bench.token(fields, undefined, '/v2/oauth/revoke/');
		expect(answer.data).toBe('{}');
		await settled(session);
		expect(told()).toEqual([['authorization.removed', '{"reason":5}']]);
		const [{ status }] = await bench.client.posts(client_key);
		expect(status).toBe('PUBLISH_COMPLETE');
	});
});

describe('webhook_url', () => {
	test('plain http on loopback works', async () => {
		await posted({ webhook_url: receiver.loopbackUrl });
		expect(receiver.arrived).toHaveLength(2);
	});

	test.each(['http://hooks.example.test/', 'ftp://127.0.0.1/', 'hooks'])(
		'%s is refused',
		async (webhook_url) => {
			await expect(bench.client.createApp({ webhook_url })).rejects.toThrow('webhook_url');
		},
	);
});
