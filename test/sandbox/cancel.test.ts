import { photoBody, PHOTO_HOST, photoInit } from './photo-testing';
import { Source } from './source-testing';
import { code, mp4, TestBench, type Session } from './testing';
import type { AppInput } from './types';

const VIDEO_URL = `https://${PHOTO_HOST}/video.mp4`;

let bench: TestBench;
let source: Source;
beforeAll(async () => {
	bench = await TestBench.start();
	source = await Source.start(bench, PHOTO_HOST);
});
afterAll(async () => {
	source.close();
	await bench.close();
});

const owner = async (spec: AppInput = {}) =>
	await bench.signedIn({ verified_urls: [PHOTO_HOST], freeze: Date.now(), ...spec });
const cancel = async ({ token }: Session, body: object) => await bench.api('/cancel/', token, body);
const told = async (session: Session, body: object) => {
	const answer = await cancel(session, body);
	return [answer.status, code(answer)];
};
async function pulling(session: Session): Promise<string> {
	const answer = await bench.api('/video/init/', session.token, {
		post_info: { privacy_level: 'SELF_ONLY' },
		source_info: { source: 'PULL_FROM_URL', video_url: VIDEO_URL },
	});
	return JSON.parse(answer.data).data.publish_id;
}

describe('cancel', () => {
	test('ends a download: FAILED publish_cancelled, and the connection is closed', async () => {
		let closed = false;
		source.put('/video.mp4', (_, response) => {
			response.writeHead(200, { 'content-length': 1_000 }).write('half');
			response.once('close', () => (closed = true));
		});
		const session = await owner();
		const publish_id = await pulling(session);
		await bench.postOnce(session, ({ downloaded_bytes }) => downloaded_bytes === 4);
		const answer = await cancel(session, { publish_id });
		expect(answer.status).toBe(200);
		expect(JSON.parse(answer.data)).toEqual({
			error: { code: 'ok', message: '', log_id: expect.any(String) },
		});
		expect(await bench.statusData(session, publish_id)).toMatchObject({
			status: 'FAILED',
			fail_reason: 'publish_cancelled',
		});
		await bench.postOnce(session, () => closed);
		expect(await told(session, { publish_id })).toEqual([400, 'publish_not_cancellable']);
	});

	test('ends photos and drafts too', async () => {
		const session = await owner({ switches: { pulls: 'stuck' } });
		const images = [`https://${PHOTO_HOST}/a.jpg`];
		const answer = await photoInit(
			bench,
			session,
			photoBody(images, { post_mode: 'MEDIA_UPLOAD' }),
		);
		const { publish_id } = JSON.parse(answer.data).data;
		expect(await told(session, { publish_id })).toEqual([200, 'ok']);
		const [{ fail_reason }] = await bench.client.posts(session.app.client_key);
		expect(fail_reason).toBe('publish_cancelled');
	});

	test('cancel ignored: TikTok says ok, and the post comes out all the same', async () => {
		let finish = () => {};
		source.put('/video.mp4', (_, response) => {
			finish = () => void response.writeHead(200).end(mp4(100));
		});
		const session = await owner({ switches: { cancel: 'ignored' } });
		const before = source.asked.length;
		const publish_id = await pulling(session);
		await bench.postOnce(session, () => source.asked.length > before);
		expect(await told(session, { publish_id })).toEqual([200, 'ok']);
		expect((await bench.statusData(session, publish_id)).status).toBe('PROCESSING_DOWNLOAD');
		finish();
		await bench.postOnce(session, ({ status }) => status === 'PUBLISH_COMPLETE');
	});

	test('what has arrived can not be cancelled, be it still processing', async () => {
		source.put('/video.mp4', mp4(100));
		const session = await owner({ switches: { processing_ms: 60_000 } });
		const publish_id = await pulling(session);
		await bench.postOnce(session, ({ pulled_at }) => pulled_at !== null);
		expect((await bench.statusData(session, publish_id)).status).toBe('PROCESSING_DOWNLOAD');
		expect(await told(session, { publish_id })).toEqual([400, 'publish_not_cancellable']);
	});

	test('a file upload can not be cancelled', async () => {
		const session = await owner();
		const { publish_id } = await bench.init(session, 10);
		expect(await told(session, { publish_id })).toEqual([400, 'publish_not_cancellable']);
	});

	test.each([{}, { publish_id: 'v_pub_url~v2-1.1' }, { publish_id: 7 }])(
		'%j is no publish_id',
		async (body) => {
			expect(await told(await owner(), body)).toEqual([400, 'invalid_publish_id']);
		},
	);

	test("another creator's post, a lost domain, no token, no scope", async () => {
		const session = await owner({ creators: [{}, {}], switches: { pulls: 'stuck' } });
		const { client_key, creators } = session.app;
		const publish_id = await pulling(session);
		const tokenOf = async (open_id: string, scopes?: string[]) => ({
			...session,
			token: (await bench.client.signIn(client_key, open_id, scopes)).access_token,
		});
		expect(await told(await tokenOf(creators[1].open_id), { publish_id })).toEqual([
			400,
			'token_not_authorized_for_specified_publish_id',
		]);
		expect(await told(await tokenOf(session.open_id, ['user.info.basic']), { publish_id })).toEqual(
			[401, 'scope_not_authorized'],
		);
		expect(await told({ ...session, token: 'act.none' }, { publish_id })).toEqual([
			401,
			'access_token_invalid',
		]);
		await bench.client.updateApp(client_key, { verified_urls: [] });
		expect(await told(session, { publish_id })).toEqual([403, 'url_ownership_unverified']);
		await bench.client.updateApp(client_key, { verified_urls: [PHOTO_HOST] });
		expect(await told(session, { publish_id })).toEqual([200, 'ok']);
	});
});
