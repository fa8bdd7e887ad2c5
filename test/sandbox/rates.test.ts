import { code, TestBench, type Session, type TextAnswer } from './testing';
import { FAULT_POINTS, SCOPES, switchesSchema, type FaultPoint, type RateSwitch } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

interface RateCheck {
	/** Calls per minute that the test sets. */
	readonly limit: number;
	readonly request: (session: Session) => Promise<TextAnswer>;
}

/**
 * A new endpoint is a type error here until it is listed: one with a rate switch needs a check, and
 * one without says so by `null`.
 */
type RateChecks = {
	[Point in FaultPoint]: `${Point}_per_minute` extends RateSwitch ? RateCheck : null;
};

const call =
	(path: string) =>
	async ({ token }: Session) =>
		await bench.api(path, token, {});

const display =
	(path: string, body?: object) =>
	async ({ token }: Session) =>
		await bench.display(path, token, 'open_id', body);

const CHECKS: RateChecks = {
	authorize: null,
	token: null,
	creator_info: { limit: 20, request: call('/creator_info/query/') },
	init: { limit: 6, request: call('/video/init/') },
	inbox_init: { limit: 6, request: call('/inbox/video/init/') },
	content_init: { limit: 6, request: call('/content/init/') },
	put: null,
	status: { limit: 30, request: call('/status/fetch/') },
	cancel: null,
	user_info: { limit: 5, request: display('/user/info/') },
	video_list: { limit: 7, request: display('/video/list/', {}) },
	video_query: { limit: 8, request: display('/video/query/', {}) },
};

const RATED = FAULT_POINTS.flatMap((point) => {
	const check: RateCheck | null = CHECKS[point];
	return check === null ? [] : [{ point, ...check }];
});

describe('rates, in a sliding minute of the app clock', () => {
	test('every rate switch has a check', () => {
		const switches = Object.keys(switchesSchema.shape).filter((name) => /_per_minute$/.test(name));
		expect(RATED.map(({ point }) => `${point}_per_minute`).sort()).toEqual(switches.sort());
	});

	test('the display API takes 600 each', async () => {
		const { switches } = await bench.client.createApp();
		expect(switches).toMatchObject({
			user_info_per_minute: 600,
			video_list_per_minute: 600,
			video_query_per_minute: 600,
		});
	});

	test.each(RATED)('$point: $limit', async ({ point, limit, request }) => {
		const session = await bench.signedIn({
			freeze: Date.now(),
			scopes: [...SCOPES],
			switches: { [`${point}_per_minute`]: limit },
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
