import { photoBody, photoInit } from './photo-testing';
import { TestBench, type Session, type TextAnswer } from './testing';
import { SCOPES, type FaultPoint } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const IMAGES = ['https://example.test/a.jpg'];
const call: Array<[FaultPoint, (session: Session) => Promise<TextAnswer>]> = [
	['content_init', async (session) => await photoInit(bench, session, photoBody(IMAGES))],
	['cancel', async ({ token }) => await bench.api('/cancel/', token, { publish_id: '1' })],
	['user_info', async ({ token }) => await bench.display('/user/info/', token, 'open_id')],
	['video_list', async ({ token }) => await bench.display('/video/list/', token, 'id', {})],
	['video_query', async ({ token }) => await bench.display('/video/query/', token, 'id', {})],
];

describe('faults', () => {
	test.each(call)('on %s', async (on, request) => {
		const session = await bench.signedIn({
			scopes: [...SCOPES],
			faults: [{ on, nth: 2, do: { kind: 'status', status: 502, body: 'bad gateway' } }],
		});
		expect((await request(session)).status).not.toBe(502);
		expect((await request(session)).data).toBe('bad gateway');
		expect((await request(session)).status).not.toBe(502);
		const log = await bench.client.requests(session.app.client_key);
		expect(log.map(({ endpoint, fault }) => [endpoint, fault])).toEqual([
			[on, null],
			[on, 'status'],
			[on, null],
		]);
	});

	test('an init of photos whose answer is lost has begun the pull', async () => {
		const session = await bench.signedIn({
			verified_urls: ['example.test'],
			faults: [{ on: 'content_init', do: { kind: 'reset', when: 'after' } }],
		});
		await expect(photoInit(bench, session, photoBody(IMAGES))).rejects.toThrow();
		const post = await bench.postOnce(session, ({ status }) => status === 'FAILED');
		expect(post.fail_reason).toBe('photo_pull_failed');
	});
});
