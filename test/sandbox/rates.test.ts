import { code, TestBench, type Session } from './testing';
import { SCOPES } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

describe('rates, in a sliding minute of the app clock', () => {
	const limits = {
		creator_info_per_minute: 20,
		init_per_minute: 6,
		inbox_init_per_minute: 6,
		status_per_minute: 30,
		content_init_per_minute: 6,
		user_info_per_minute: 5,
		video_list_per_minute: 7,
		video_query_per_minute: 8,
	};
	const call =
		(path: string) =>
		async ({ token }: Session) =>
			await bench.api(path, token, {});

	const display =
		(path: string, body?: object) =>
		async ({ token }: Session) =>
			await bench.display(path, token, 'open_id', body);

	test('the display API takes 600 each', async () => {
		const { switches } = await bench.client.createApp();
		expect(switches).toMatchObject({
			user_info_per_minute: 600,
			video_list_per_minute: 600,
			video_query_per_minute: 600,
		});
	});

	test.each([
		['creator_info', 20, call('/creator_info/query/')],
		['init', 6, call('/video/init/')],
		['inbox_init', 6, call('/inbox/video/init/')],
		['content_init', 6, call('/content/init/')],
		['user_info', 5, display('/user/info/')],
		['video_list', 7, display('/video/list/', {})],
		['video_query', 8, display('/video/query/', {})],
		['status', 30, call('/status/fetch/')],
	])('%s: %d', async (_name, limit, request) => {
		const session = await bench.signedIn({
			freeze: Date.now(),
			scopes: [...SCOPES],
			switches: limits,
		});
		const { client_key } = session.app;
		for (let done = 0; done < limit; done += 1) {
			expect((await request(session)).status).not.toBe(429);
			if (done === 0) await bench.client.advance(client_key, 30_000);
		}
		const refused = await request(session);
		expect([refused.status, code(refused)]).toEqual([429, 'rate_limit_exceeded']);
		expect(refused.headers['retry-after']).toBeUndefined();
		await bench.client.advance(client_key, 29_999);
		expect((await request(session)).status).toBe(429);
		// The first call leaves the window: one may come, the next must wait for the others.
		await bench.client.advance(client_key, 1);
		expect((await request(session)).status).not.toBe(429);
		expect((await request(session)).status).toBe(429);
		const { access_token } = await bench.client.signIn(client_key, session.open_id);
		expect((await request({ ...session, token: access_token })).status).not.toBe(429);
	});
});
