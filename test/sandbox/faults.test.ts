import { code, fileUpload, mp4, TestBench, type Session } from './testing';
import type { FaultInput } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const SIZE = 2_000_000;
const video = mp4(SIZE);
const GONE = /socket hang up|ECONNRESET|EPIPE|aborted/;
const SHORT_MS = 1_500;

const planned = async (...faults: FaultInput[]) => await bench.signedIn({ faults });
const info = async ({ token }: Session) => await bench.api('/creator_info/query/', token, {});
const init = async ({ token }: Session) =>
	await bench.api('/video/init/', token, {
		post_info: { privacy_level: 'PUBLIC_TO_EVERYONE' },
		source_info: fileUpload(10, 10),
	});
const posts = async ({ app }: Session) => await bench.client.posts(app.client_key);
const log = async ({ app }: Session) => await bench.client.requests(app.client_key);

/** Sends the whole video as one PUT. */
async function uploaded(fault: FaultInput['do'], timeout = 0) {
	const session = await planned({ on: 'put', do: fault });
	const { upload_url } = await bench.init(session, SIZE);
	const started = performance.now();
	const answer = await bench.put(upload_url, video, 0, SIZE, { timeout }).then(
		(got) => ({ status: got.status, headers: got.headers, data: got.data, failure: null }),
		(error: unknown) => ({ status: null, headers: {}, data: '', failure: String(error) }),
	);
	const ms = performance.now() - started;
	const [{ uploaded_bytes }] = await posts(session);
	return { session, upload_url, answer, ms, uploaded_bytes };
}

describe('reset of a call', () => {
	test.each([
		['before', 0],
		['during', 1],
		['after', 1],
	] as const)('%s: nothing is answered, %d posts are made', async (when, made) => {
		const session = await planned({ on: 'init', do: { kind: 'reset', when } });
		await expect(init(session)).rejects.toThrow(GONE);
		expect(await posts(session)).toHaveLength(made);
		expect((await log(session))[0]).toMatchObject({
			endpoint: 'init',
			status: null,
			fault: 'reset',
		});
		expect((await init(session)).status).toBe(200);
	});
});

describe('reset of a PUT', () => {
	test.each([
		['before', undefined, 0],
		['during', undefined, 0],
		['during', 100_000, 0],
		['after', undefined, SIZE],
	] as const)('%s (bytes: %s): %d bytes stored', async (when, bytes, stored) => {
		const { session, upload_url, answer, uploaded_bytes } = await uploaded({
			kind: 'reset',
			when,
			bytes,
		});
		expect(answer.failure).toMatch(GONE);
		expect(uploaded_bytes).toBe(stored);
		const entry = (await log(session)).at(-1);
		expect(entry).toMatchObject({ status: null, fault: 'reset' });
		if (when === 'during') {
			expect(entry?.body_bytes).toBeGreaterThanOrEqual(bytes ?? SIZE / 2);
			expect(entry?.body_bytes).toBeLessThan(SIZE);
		}
		const again = await bench.put(upload_url, video, 0, SIZE);
		expect(again.status).toBe(stored === 0 ? 201 : 416);
	});

	const LATE = { kind: 'reset', when: 'after', arrives_after_ms: 45_000 } as const;

	test('after, and its bytes arrive 45 seconds later', async () => {
		const { session, answer, uploaded_bytes } = await uploaded(LATE);
		const { client_key } = session.app;
		expect([GONE.test(answer.failure ?? ''), uploaded_bytes]).toEqual([true, 0]);
		await bench.client.advance(client_key, 44_000);
		expect((await posts(session))[0].uploaded_bytes).toBe(0);
		await bench.client.advance(client_key, 1_000);
		const [post] = await posts(session);
		const { at } = (await log(session)).at(-1) ?? { at: 0 };
		expect(post).toMatchObject({ status: 'PUBLISH_COMPLETE', uploaded_bytes: SIZE });
		expect((post.uploaded_at ?? 0) - at).toBeGreaterThanOrEqual(45_000);
	});

	test('after, and the same bytes have been sent again before they arrive: they change nothing', async () => {
		const { session, upload_url } = await uploaded(LATE);
		expect((await bench.put(upload_url, video, 0, SIZE)).status).toBe(201);
		const [before] = await posts(session);
		await bench.client.advance(session.app.client_key, 60_000);
		expect(await posts(session)).toEqual([before]);
	});

	test('after, and the upload address has ended before its bytes arrive: they are lost', async () => {
		const { session } = await uploaded({ ...LATE, arrives_after_ms: 3_700_000 });
		await bench.client.advance(session.app.client_key, 3_700_000);
		expect((await posts(session))[0]).toMatchObject({ uploaded_bytes: 0 });
	});
});

describe('answers of another kind', () => {
	test('status: body, headers; stored only when asked', async () => {
		const page = '<html>Bad gateway</html>';
		const fault = {
			kind: 'status',
			status: 502,
			body: page,
			headers: { 'x-cdn': 'edge' },
		} as const;
		const lost = await uploaded(fault);
		expect(lost.answer).toMatchObject({ status: 502, data: page });
		expect(lost.answer.headers).toMatchObject({
			'x-cdn': 'edge',
			'content-type': 'text/html; charset=utf-8',
		});
		expect(lost.uploaded_bytes).toBe(0);
		expect((await uploaded({ ...fault, store: true })).uploaded_bytes).toBe(SIZE);
	});

	test('status with an object is JSON', async () => {
		const error = { code: 'internal_error', message: '', log_id: '1' };
		const session = await planned({
			on: 'init',
			do: { kind: 'status', status: 500, body: { error } },
		});
		const answer = await init(session);
		expect([answer.status, code(answer)]).toEqual([500, 'internal_error']);
		expect(await posts(session)).toHaveLength(0);
	});

	test('truncate: half of the JSON, and the post is made', async () => {
		const session = await planned({ on: 'init', do: { kind: 'truncate' } });
		const answer = await init(session);
		expect(answer.status).toBe(200);
		expect(answer.data).toMatch(/^\{"data":\{"publish_id"/);
		expect(() => JSON.parse(answer.data)).toThrow();
		expect(await posts(session)).toHaveLength(1);
	});

	test('empty: 200 with nothing, and the post is made', async () => {
		const session = await planned({ on: 'init', do: { kind: 'empty' } });
		const answer = await init(session);
		expect([answer.status, answer.data]).toEqual([200, '']);
		expect(await posts(session)).toHaveLength(1);
	});

	test('garble: what is no HTTP, and the post is made', async () => {
		const session = await planned({ on: 'init', do: { kind: 'garble' } });
		await expect(init(session)).rejects.toMatchObject({ code: expect.stringMatching(/^HPE_/) });
		expect(await posts(session)).toHaveLength(1);
	});

	test.each([undefined, 307])('redirect (%s): nothing is stored', async (status) => {
		const location = 'https://evil.example/';
		const { answer, uploaded_bytes } = await uploaded({ kind: 'redirect', location, status });
		expect(answer).toMatchObject({ status: status ?? 302, headers: { location } });
		expect(uploaded_bytes).toBe(0);
	});

	test.each([undefined, 400])(
		'oauth_error (%s): the refresh token is not spent',
		async (status) => {
			const error = { error: 'server_error', error_description: 'Try later.' };
			const session = await planned({ on: 'token', do: { kind: 'oauth_error', ...error, status } });
			const { app, open_id } = session;
			const { client_key, client_secret } = app;
			const { refresh_token } = await bench.client.signIn(client_key, open_id);
			const grant_type = 'refresh_token';
			const refresh = async () =>
				await bench.token({ client_key, client_secret, grant_type, refresh_token });
			const answer = await refresh();
			expect(answer.status).toBe(status ?? 200);
			expect(JSON.parse(answer.data)).toEqual({ ...error, log_id: expect.any(String) });
			expect(JSON.parse((await refresh()).data).access_token).toBeDefined();
		},
	);

	test('authorize can fail too', async () => {
		const { app } = await planned({
			on: 'authorize',
			do: { kind: 'status', status: 503, body: 'busy' },
		});
		const url = `https://www.tiktok.com/v2/auth/authorize/?client_key=${app.client_key}`;
		expect((await bench.http.get(url)).status).toBe(503);
	});
});

describe('time', () => {
	test('delay: normal, but later', async () => {
		const { answer, ms, uploaded_bytes } = await uploaded({ kind: 'delay', ms: 400 });
		expect([answer.status, uploaded_bytes]).toEqual([201, SIZE]);
		expect(ms).toBeGreaterThanOrEqual(395);
	});

	test.each([
		[undefined, 0],
		[true, SIZE],
	])(
		'stall (store: %s): everything is read, nothing answered, %d bytes stored',
		async (store, stored) => {
			const { session, answer, uploaded_bytes } = await uploaded(
				{ kind: 'stall', store },
				SHORT_MS,
			);
			expect(answer.failure).toContain('timeout');
			expect(uploaded_bytes).toBe(stored);
			expect((await log(session)).at(-1)).toMatchObject({ body_bytes: SIZE, status: null });
		},
	);

	test('slow: a PUT is read no faster than that', async () => {
		const { answer, ms, uploaded_bytes } = await uploaded({
			kind: 'slow',
			bytes_per_second: 4_000_000,
		});
		expect([answer.status, uploaded_bytes]).toEqual([201, SIZE]);
		expect(ms).toBeGreaterThanOrEqual(450);
	});

	test('slow: an answer trickles', async () => {
		const session = await planned({
			on: 'creator_info',
			do: { kind: 'slow', bytes_per_second: 1_000 },
		});
		const started = performance.now();
		const answer = await info(session);
		expect(code(answer)).toBe('ok');
		expect(performance.now() - started).toBeGreaterThanOrEqual((answer.data.length / 1_000) * 900);
	});
});
