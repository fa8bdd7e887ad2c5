/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test: it breaks off an upload of its own */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { mp4, TestBench, type Session } from './testing';
import type { AppInput } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The smallest video with three chunks. */
const TOTAL = 3 * 5_242_880 + 100;
const CHUNK = 5_242_880;
const video = mp4(TOTAL);
const piece = (chunk: number) =>
	video.subarray(chunk * CHUNK, chunk === 2 ? TOTAL : (chunk + 1) * CHUNK);

async function started(switches: AppInput['switches'] = {}, spec: AppInput = {}) {
	const session = await bench.signedIn({ ...spec, switches });
	const { upload_url } = await bench.init(session, TOTAL, CHUNK);
	const send = async (chunk: number, headers = {}) =>
		await bench.put(upload_url, piece(chunk), chunk * CHUNK, TOTAL, { headers });
	return { session, upload_url, send };
}

const onlyUpload = async ({ app }: Session) => (await bench.client.uploads(app.client_key))[0];

describe('the examples of TikTok’s page', () => {
	test('50,000,123 bytes in chunks of 10,000,000: four times 206, then 201', async () => {
		const total = 50_000_123;
		const bytes = mp4(total);
		const session = await bench.signedIn();
		const { upload_url, publish_id } = await bench.init(session, total, 10_000_000);
		const seen: Array<[number, string]> = [];
		for (const first of [0, 10_000_000, 20_000_000, 30_000_000, 40_000_000]) {
			const part = bytes.subarray(first, first === 40_000_000 ? total : first + 10_000_000);
			const answer = await bench.put(upload_url, part, first, total);
			seen.push([answer.status, String(answer.headers['content-range'])]);
		}
		expect(seen).toEqual([
			[206, 'bytes 0-9999999/50000123'],
			[206, 'bytes 0-19999999/50000123'],
			[206, 'bytes 0-29999999/50000123'],
			[206, 'bytes 0-39999999/50000123'],
			[201, 'bytes 0-50000122/50000123'],
		]);
		const [post] = await bench.client.posts(session.app.client_key);
		expect(post).toMatchObject({
			publish_id,
			uploaded_bytes: total,
			sha256: sha256(bytes),
			published: true,
		});
		expect(post.puts.at(-1)).toMatchObject({ first: 40_000_000, last: 50_000_122, status: 201 });
		const log = (await bench.client.requests(session.app.client_key)).at(-1);
		expect(log).toMatchObject({
			endpoint: 'put',
			method: 'PUT',
			body: null,
			body_bytes: 10_000_123,
			content_range: 'bytes 40000000-50000122/50000123',
			chunk: 4,
			publish: 0,
			status: 201,
		});
	});

	test('4,194,304 bytes as a whole: 201', async () => {
		const bytes = mp4(4_194_304);
		const session = await bench.signedIn();
		const { upload_url } = await bench.init(session, bytes.length);
		const answer = await bench.put(upload_url, bytes, 0, bytes.length);
		expect([answer.status, answer.data]).toEqual([201, '']);
		expect((await onlyUpload(session)).sha256).toBe(sha256(bytes));
	});
});

describe('headers', () => {
	test.each([
		['a Content-Type that is no video', { 'Content-Type': 'application/octet-stream' }],
		['no Content-Range', { 'Content-Range': undefined }],
		['an exclusive last index', { 'Content-Range': `bytes 0-${CHUNK}/${TOTAL}` }],
		['another total', { 'Content-Range': `bytes 0-${CHUNK - 1}/${TOTAL + 1}` }],
		['an end beyond the total', { 'Content-Range': `bytes 0-${TOTAL}/${TOTAL}` }],
	])('%s: 400, and nothing is stored', async (_name, headers) => {
		const { session, send } = await started();
		expect((await send(0, headers)).status).toBe(400);
		expect((await onlyUpload(session)).uploaded_bytes).toBe(0);
		expect((await send(0)).status).toBe(206);
	});

	test('no Content-Length: 400, and nothing is stored', async () => {
		const { session, upload_url, send } = await started();
		// A stream, because axios would add the Content-Length of a Buffer.
		const body = Readable.from([piece(0)]);
		const range = { 'Content-Type': 'video/mp4', 'Content-Range': `bytes 0-${CHUNK - 1}/${TOTAL}` };
		expect((await bench.http.put(upload_url, body, { headers: range })).status).toBe(400);
		expect((await onlyUpload(session)).uploaded_bytes).toBe(0);
		expect((await send(0)).status).toBe(206);
	});

	test.each(['video/mp4', 'video/quicktime', 'video/webm'])('%s is taken', async (type) => {
		const { session, send } = await started();
		expect((await send(0, { 'Content-Type': type })).status).toBe(206);
		expect((await onlyUpload(session)).puts[0].content_type).toBe(type);
	});

	test('an Authorization header is noted as a violation', async () => {
		const { session, send } = await started();
		await send(0);
		expect((await onlyUpload(session)).violations).toEqual([]);
		await send(1, { Authorization: 'Bearer act.x' });
		expect((await onlyUpload(session)).violations).toEqual([
			'an Authorization header on the upload host',
		]);
	});

	test('a chunk that is not the declared one: 400', async () => {
		const { upload_url } = await started();
		const answer = await bench.put(upload_url, piece(0).subarray(0, CHUNK - 1), 0, TOTAL);
		expect(answer.status).toBe(400);
	});
});

describe('progress', () => {
	test.each([
		['last_index', `bytes 0-${CHUNK - 1}/${TOTAL}`],
		['count', `bytes 0-${CHUNK}/${TOTAL}`],
	] as const)('range_end %s', async (range_end, expected) => {
		const { send } = await started({ range_end });
		expect((await send(0)).headers['content-range']).toBe(expected);
		const ahead = await send(2);
		expect([ahead.status, ahead.headers['content-range']]).toEqual([416, expected]);
	});

	test('nothing stored yet: 416 with 0-0', async () => {
		const { send } = await started();
		const ahead = await send(1);
		expect([ahead.status, ahead.headers['content-range']]).toEqual([416, `bytes 0-0/${TOTAL}`]);
	});

	test.each([
		[416, 416],
		[206, 201],
	] as const)('repeated_range %d, and %d after the last', async (repeated_range, afterLast) => {
		const { session, send } = await started({ repeated_range });
		await send(0);
		const again = await send(0);
		expect([again.status, again.headers['content-range']]).toEqual([
			repeated_range,
			`bytes 0-${CHUNK - 1}/${TOTAL}`,
		]);
		await send(1);
		expect((await send(2)).status).toBe(201);
		expect((await send(2)).status).toBe(afterLast);
		const upload = await onlyUpload(session);
		expect(upload.puts).toHaveLength(3);
		expect(upload.sha256).toBe(sha256(video));
	});

	test('a PUT that is cut off counts for nothing, and the next one is exact again', async () => {
		const { session, upload_url, send } = await started();
		await send(0);
		async function* halfOfIt() {
			yield piece(1).subarray(0, CHUNK / 2);
			await sleep(100);
			throw new Error('cut off');
		}
		const cut = bench.http.put(upload_url, Readable.from(halfOfIt()), {
			headers: {
				'Content-Type': 'video/mp4',
				'Content-Length': CHUNK,
				'Content-Range': `bytes ${CHUNK}-${2 * CHUNK - 1}/${TOTAL}`,
			},
		});
		await expect(cut).rejects.toThrow('cut off');
		expect((await onlyUpload(session)).uploaded_bytes).toBe(CHUNK);
		await send(1);
		await send(2);
		const [, , half] = await bench.client.requests(session.app.client_key);
		expect(half).toMatchObject({ body_bytes: CHUNK / 2, status: null });
		expect((await onlyUpload(session)).sha256).toBe(sha256(video));
	});
});

describe('where and how long', () => {
	test('403 when the hour is over', async () => {
		const { session, send } = await started({}, { freeze: Date.now() });
		await bench.client.advance(session.app.client_key, 3_599_999);
		expect((await send(0)).status).toBe(206);
		await bench.client.advance(session.app.client_key, 1);
		expect((await send(1)).status).toBe(403);
	});

	test('404 for an unknown upload, a wrong token, and another host', async () => {
		const { upload_url } = await started();
		const wrong = [
			upload_url.replace(/upload_id=\d/, 'upload_id=9'),
			upload_url.replace(/upload_token=.{8}/, 'upload_token=00000000'),
			upload_url.replace('-va.', '-sg.'),
		];
		for (const url of wrong) expect((await bench.put(url, piece(0), 0, TOTAL)).status).toBe(404);
		expect((await bench.put(upload_url, piece(0), 0, TOTAL)).status).toBe(206);
	});

	test('upload_host: a region of choice', async () => {
		const { upload_url, send } = await started({ upload_host: 'upload.us.tiktokapis.com' });
		expect(new URL(upload_url).host).toBe('upload.us.tiktokapis.com');
		expect((await send(0)).status).toBe(206);
	});

	test('upload_host: a foreign host, which takes what the node must not send', async () => {
		const { upload_url, send } = await started({ upload_host: 'upload.tiktokapis.com.example' });
		expect(new URL(upload_url).host).toBe('upload.tiktokapis.com.example');
		expect((await send(0)).status).toBe(206);
	});
});

describe('store', () => {
	test.each([
		['file', sha256(video), 200],
		['hash', sha256(video), 404],
		['none', null, 404],
	] as const)('%s', async (store, expected, pageStatus) => {
		const { session, send } = await started({ store });
		for (const chunk of [0, 1, 2]) await send(chunk);
		const upload = await onlyUpload(session);
		expect(upload).toMatchObject({ uploaded_bytes: TOTAL, sha256: expected });
		expect((await bench.client.posts(session.app.client_key))[0].status).toBe('PUBLISH_COMPLETE');
		const kept = await bench.http.get<Buffer>(
			`${bench.sandbox.control_url}/videos/${upload.upload_id}`,
			{ responseType: 'arraybuffer' },
		);
		expect(kept.status).toBe(pageStatus);
		if (store === 'file') expect(sha256(kept.data)).toBe(expected);
	});
});
