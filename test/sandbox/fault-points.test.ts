import { photoBody, photoInit } from './photo-testing';
import { POINT_REQUESTS } from './point-requests';
import { TestBench } from './testing';
import { FAULT_POINTS, SCOPES } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const IMAGES = ['https://example.test/a.jpg'];
describe('faults', () => {
	test.each(FAULT_POINTS)('on %s', async (on) => {
		const session = await bench.signedIn({
			scopes: [...SCOPES],
			faults: [{ on, nth: 2, do: { kind: 'status', status: 502, body: 'bad gateway' } }],
		});
		const request = async () => await POINT_REQUESTS[on](bench, session);
		expect((await request()).status).not.toBe(502);
		expect((await request()).data).toBe('bad gateway');
		expect((await request()).status).not.toBe(502);
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
