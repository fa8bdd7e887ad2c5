import { POINT_REQUESTS } from './point-requests';
import { code, TestBench, type Session } from './testing';
import { CALLS_PER_MINUTE, RATED_POINTS, rateSwitchOf, SCOPES } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

/** High limits are lowered, because the test makes that many calls. */
const MOST_CALLS = 30;

const RATED = RATED_POINTS.map((point) => ({
	point,
	limit: Math.min(CALLS_PER_MINUTE[point], MOST_CALLS),
}));

describe('rates, in a sliding minute of the app clock', () => {
	test('the display API takes 600 each', async () => {
		const { switches } = await bench.client.createApp();
		expect(switches).toMatchObject({
			user_info_per_minute: 600,
			video_list_per_minute: 600,
			video_query_per_minute: 600,
		});
	});

	test.each(RATED)('$point: $limit', async ({ point, limit }) => {
		const request = async (session: Session) => await POINT_REQUESTS[point](bench, session);
		const session = await bench.signedIn({
			freeze: Date.now(),
			scopes: [...SCOPES],
			switches: { [rateSwitchOf(point)]: limit },
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
		// The first call leaves the window: one more is allowed, the next one waits for the others.
		await bench.client.advance(client_key, 1);
		expect((await request(session)).status).not.toBe(429);
		expect((await request(session)).status).toBe(429);
		const { access_token } = await bench.client.signIn(client_key, session.open_id);
		expect((await request({ ...session, token: access_token })).status).not.toBe(429);
	});
});
