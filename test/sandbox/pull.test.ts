/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test: it names a type of Node's */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

import { Source, type Page } from './source-testing';
import { code, mp4, TestBench, type Session } from './testing';
import type { AppInput } from './types';

const HOST = 'media.example.test';
const HOUR_MS = 3_600_000;
const SIZE = 300_000;
const video = mp4(SIZE);

let bench: TestBench;
let source: Source;
beforeAll(async () => {
	bench = await TestBench.start();
	source = await Source.start(bench, HOST);
});
afterAll(async () => {
	source.close();
	await bench.close();
});

const owner = async (spec: AppInput = {}) =>
	await bench.signedIn({ verified_urls: ['example.test'], freeze: Date.now(), ...spec });
const init = async ({ token }: Session, video_url: unknown, path = '/video/init/') =>
	await bench.api(path, token, {
		post_info: { privacy_level: 'PUBLIC_TO_EVERYONE' },
		source_info: { source: 'PULL_FROM_URL', video_url },
	});
/** Starts a pull and expects that TikTok accepts it. */
async function pulled(page: Page, spec: AppInput = {}) {
	const session = await owner(spec);
	const url = source.put('/clips/video.mp4', page);
	const answer = await init(session, url);
	expect([answer.status, code(answer)]).toEqual([200, 'ok']);
	const { publish_id } = JSON.parse(answer.data).data;
	const status = async () => await bench.statusData(session, publish_id);
	return { session, url, publish_id, status };
}
const FINAL = ['PUBLISH_COMPLETE', 'SEND_TO_USER_INBOX', 'FAILED'];
const final = async (session: Session) =>
	await bench.postOnce(session, ({ status }) => FINAL.includes(status));

describe('a video that TikTok pulls', () => {
	test('is fetched, hashed, published, shown; the status counts downloaded bytes', async () => {
		const before = source.asked.length;
		const { session, url, publish_id, status } = await pulled(video, {
			switches: { byte_counts: 'always' },
		});
		expect(publish_id).toMatch(/^v_pub_url~v2-1\.\d{19}$/);
		const post = await final(session);
		expect(post).toMatchObject({
			publish_id,
			kind: 'direct',
			media: 'video',
			status: 'PUBLISH_COMPLETE',
			video_size: SIZE,
			downloaded_bytes: SIZE,
			uploaded_bytes: 0,
			uploaded_at: null,
			pulled_at: session.app.now,
			sha256: createHash('sha256').update(video).digest('hex'),
			source_info: { source: 'PULL_FROM_URL', video_url: url },
		});
		const seen = await status();
		expect(seen).toMatchObject({ status: 'PUBLISH_COMPLETE', downloaded_bytes: SIZE });
		expect(Object.keys(seen)).not.toContain('uploaded_bytes');
		const asked = source.asked.slice(before);
		expect(asked).toHaveLength(1);
		expect(asked[0].headers).toEqual({ host: HOST, connection: 'close' });
		expect(await bench.client.uploads(session.app.client_key)).toEqual([]);
		const page = await bench.http.get<string>(post.page_url);
		const player = /<video [^>]*src="([^"]+)"/.exec(page.data)?.[1] ?? '';
		const part = await bench.http.get<string>(player, { headers: { Range: 'bytes=4-7' } });
		expect([part.status, part.data]).toEqual([206, 'ftyp']);
		expect(part.headers['content-type']).toBe('video/mp4');
	});

	test('the answer to the init has a publish_id and no upload_url', async () => {
		const answer = await init(await owner(), source.put('/a.mp4', video));
		expect(Object.keys(JSON.parse(answer.data).data)).toEqual(['publish_id']);
	});

	test('a draft lands in the inbox', async () => {
		const session = await owner();
		const answer = await init(session, source.put('/a.mp4', video), '/inbox/video/init/');
		expect(JSON.parse(answer.data).data.publish_id).toMatch(/^v_inbox_url~v2\.\d{19}$/);
		expect(await final(session)).toMatchObject({ kind: 'draft', status: 'SEND_TO_USER_INBOX' });
	});

	test.each([
		['file', true],
		['hash', true],
		['none', false],
	] as const)('store %s: hashed %s', async (store, hashed) => {
		const { session } = await pulled(video, { switches: { store } });
		const post = await final(session);
		expect(post.video_size).toBe(SIZE);
		expect(post.sha256 !== null).toBe(hashed);
		const page = await bench.http.get<string>(post.page_url);
		expect(page.data.includes('<video')).toBe(store === 'file');
	});
});

describe('a source that fails', () => {
	test.each<[string, Page]>([
		['a redirect', (_, response) => response.writeHead(302, { location: '/b.mp4' }).end()],
		['404', (_, response) => response.writeHead(404).end()],
		['206', (_, response) => response.writeHead(206).end(video)],
		['a drop half way', (_, response) => halfOf(response, () => response.destroy())],
	])('%s: video_pull_failed', async (_name, page) => {
		source.put('/b.mp4', video);
		const before = source.asked.length;
		const { session, status } = await pulled(page);
		expect(await final(session)).toMatchObject({
			status: 'FAILED',
			fail_reason: 'video_pull_failed',
			sha256: null,
		});
		expect(await status()).toMatchObject({ status: 'FAILED', fail_reason: 'video_pull_failed' });
		expect(source.asked).toHaveLength(before + 1);
	});

	test.each(['https://nobody.example.test/a.mp4', `https://${HOST}:8443/a.mp4`])(
		'%s is not reached',
		async (url) => {
			const session = await owner();
			expect((await init(session, url)).status).toBe(200);
			expect((await final(session)).fail_reason).toBe('video_pull_failed');
		},
	);

	test('bytes that are no video fail the format check', async () => {
		const { session } = await pulled(Buffer.from('<html>Log in first</html>'));
		expect((await final(session)).fail_reason).toBe('file_format_check_failed');
	});

	test('after an hour it is given up, and the connection is closed', async () => {
		let closed = false;
		const { session, status } = await pulled((_, response) => {
			halfOf(response, () => undefined);
			response.once('close', () => (closed = true));
		});
		await bench.postOnce(session, ({ downloaded_bytes }) => downloaded_bytes === SIZE / 2);
		await bench.client.advance(session.app.client_key, HOUR_MS - 1);
		expect(await status()).toMatchObject({
			status: 'PROCESSING_DOWNLOAD',
			downloaded_bytes: SIZE / 2,
		});
		expect(closed).toBe(false);
		await bench.client.advance(session.app.client_key, 1);
		expect(await status()).toMatchObject({ status: 'FAILED', fail_reason: 'video_pull_failed' });
		await bench.postOnce(session, () => closed);
	});
});

describe('time and knobs', () => {
	test('pulls stuck: nothing is fetched, for an hour', async () => {
		const before = source.asked.length;
		const { session, status } = await pulled(video, { switches: { pulls: 'stuck' } });
		const { client_key } = session.app;
		await bench.client.advance(client_key, HOUR_MS - 1);
		expect(await status()).toEqual({ status: 'PROCESSING_DOWNLOAD' });
		await bench.client.advance(client_key, 1);
		expect(await status()).toMatchObject({ status: 'FAILED', fail_reason: 'video_pull_failed' });
		expect(source.asked).toHaveLength(before);
	});

	test('pull_delay_ms: nothing is fetched before that time, by the clock of the app', async () => {
		const before = source.asked.length;
		const { session, status } = await pulled(video, { switches: { pull_delay_ms: 30_000 } });
		const { client_key } = session.app;
		await bench.client.advance(client_key, 29_999);
		expect(await status()).toEqual({ status: 'PROCESSING_DOWNLOAD' });
		expect(source.asked).toHaveLength(before);
		await bench.client.advance(client_key, 1);
		expect((await final(session)).status).toBe('PUBLISH_COMPLETE');
		expect(source.asked).toHaveLength(before + 1);
	});

	test('pull_delay_ms on a clock that runs: the fetch comes by itself', async () => {
		const switches = { pull_delay_ms: 50 };
		const session = await bench.signedIn({ verified_urls: [HOST], switches });
		await init(session, source.put('/a.mp4', video));
		expect((await final(session)).status).toBe('PUBLISH_COMPLETE');
	});

	test('processing_ms counts from the last byte', async () => {
		const { session, status } = await pulled(video, { switches: { processing_ms: 5_000 } });
		await bench.postOnce(session, ({ pulled_at }) => pulled_at !== null);
		expect(await status()).toMatchObject({ status: 'PROCESSING_DOWNLOAD', downloaded_bytes: SIZE });
		await bench.client.advance(session.app.client_key, 5_000);
		expect((await status()).status).toBe('PUBLISH_COMPLETE');
	});

	test('never_finishes outlives the hour; a fail_reason comes after the download', async () => {
		const never = await pulled(video, { outcomes: [{ never_finishes: true }] });
		await bench.client.advance(never.session.app.client_key, HOUR_MS);
		expect((await never.status()).status).toBe('PROCESSING_DOWNLOAD');
		const spam = await pulled(video, { outcomes: [{ fail_reason: 'spam_risk' }] });
		expect((await final(spam.session)).fail_reason).toBe('spam_risk');
	});
});

/** Declares the whole video, but sends half of it. */
function halfOf(response: ServerResponse, then: () => void): void {
	response.writeHead(200, { 'content-length': SIZE });
	response.write(video.subarray(0, SIZE / 2), then);
}
