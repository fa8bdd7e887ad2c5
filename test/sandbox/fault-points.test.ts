import { photoBody, photoInit } from './photo-testing';
import { AUTHORIZE, fileUpload, mp4, TestBench, type Session, type TextAnswer } from './testing';
import { refreshFields } from './token-testing';
import { FAULT_POINTS, SCOPES, type FaultPoint } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const IMAGES = ['https://example.test/a.jpg'];
const VIDEO = mp4(10);

const call =
	(path: string, body: object) =>
	async ({ token }: Session) =>
		await bench.api(path, token, body);

/** A request to each fault point. A new point is a type error here until it is listed. */
const REQUESTS: Record<FaultPoint, (session: Session) => Promise<TextAnswer>> = {
	authorize: async ({ app: { client_key } }) =>
		await bench.http.get(AUTHORIZE, { params: { client_key } }),
	token: async ({ app }) => await bench.token(refreshFields(app, 'rft.unknown')),
	creator_info: call('/creator_info/query/', {}),
	init: call('/video/init/', { source_info: fileUpload(10, 10) }),
	inbox_init: call('/inbox/video/init/', { source_info: fileUpload(10, 10) }),
	content_init: async (session) => await photoInit(bench, session, photoBody(IMAGES)),
	async put(session) {
		const { upload_url: url } = await bench.init(session, VIDEO.length);
		return await bench.put(url, VIDEO, 0, VIDEO.length);
	},
	status: call('/status/fetch/', { publish_id: '1' }),
	cancel: call('/cancel/', { publish_id: '1' }),
	user_info: async ({ token }) => await bench.display('/user/info/', token, 'open_id'),
	video_list: async ({ token }) => await bench.display('/video/list/', token, 'id', {}),
	video_query: async ({ token }) => await bench.display('/video/query/', token, 'id', {}),
};

describe('faults', () => {
	test.each(FAULT_POINTS)('on %s', async (on) => {
		const session = await bench.signedIn({
			scopes: [...SCOPES],
			faults: [{ on, nth: 2, do: { kind: 'status', status: 502, body: 'bad gateway' } }],
		});
		const request = REQUESTS[on];
		expect((await request(session)).status).not.toBe(502);
		expect((await request(session)).data).toBe('bad gateway');
		expect((await request(session)).status).not.toBe(502);
		const log = await bench.client.requests(session.app.client_key);
		const own = log.filter(({ endpoint }) => endpoint === on);
		expect(own.map(({ fault }) => fault)).toEqual([null, 'status', null]);
	});

	test('an init of photos starts the pull even when its answer is lost', async () => {
		const session = await bench.signedIn({
			verified_urls: ['example.test'],
			faults: [{ on: 'content_init', do: { kind: 'reset', when: 'after' } }],
		});
		await expect(photoInit(bench, session, photoBody(IMAGES))).rejects.toThrow();
		const post = await bench.postOnce(session, ({ status }) => status === 'FAILED');
		expect(post.fail_reason).toBe('photo_pull_failed');
	});
});
