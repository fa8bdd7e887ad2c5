import { createHash } from 'node:crypto';

import { AUTHORIZE, code, fileUpload, mp4, PUBLISH, TestBench, type Session } from './testing';
import { SCOPES, UPLOAD_HOSTS, UPLOAD_PATHS, type App } from './types';

/** What other clients depend on: rows 5 and 6 of section 15 of the fact sheet, and its addresses. */

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const SIZE = 100;
const SELF_ONLY = { privacy_level: 'SELF_ONLY' };

function authorizeQuery(app: App, more: Record<string, string> = {}): URLSearchParams {
	return new URLSearchParams({
		client_key: app.client_key,
		response_type: 'code',
		scope: 'user.info.basic',
		redirect_uri: app.redirect_uris[0],
		...more,
	});
}

test('row 5: the authorize page works without its final slash, and its form too', async () => {
	const app = await bench.client.createApp();
	const page = await bench.http.get<string>(
		`https://www.tiktok.com/v2/auth/authorize?${authorizeQuery(app)}`,
	);
	expect(page.status).toBe(200);
	const action = /action="([^"]+)"/.exec(page.data)?.[1].replace(/&#38;/g, '&') ?? '';
	const form = new URLSearchParams({ decision: 'authorize', open_id: app.creators[0].open_id });
	const answer = await bench.http.post(
		new URL(action, 'https://www.tiktok.com/v2/auth/authorize').href,
		form.toString(),
	);
	expect(answer.status).toBe(302);
});

describe('row 6: PKCE of a web app', () => {
	const code_verifier = 'a-verifier.with_43~characters-or-more-1234567';
	const digest = (encoding: 'hex' | 'base64url') =>
		createHash('sha256').update(code_verifier).digest(encoding);

	async function exchanged(app: App, code_challenge: string): Promise<boolean> {
		const query = authorizeQuery(app, { code_challenge, code_challenge_method: 'S256' });
		const form = new URLSearchParams({ decision: 'authorize', open_id: app.creators[0].open_id });
		const back = await bench.http.post(`${AUTHORIZE}decide/?${query}`, form.toString());
		const answer = await bench.token({
			client_key: app.client_key,
			client_secret: app.client_secret,
			grant_type: 'authorization_code',
			code: new URL(String(back.headers.location)).searchParams.get('code') ?? '',
			redirect_uri: app.redirect_uris[0],
			code_verifier,
		});
		return 'access_token' in JSON.parse(answer.data);
	}

	test.each([
		['ignored', true, true, true],
		['base64url', true, false, false],
		['hex', false, true, false],
	] as const)('web_pkce %s', async (web_pkce, base64url, hex, wrong) => {
		const app = await bench.client.createApp({ switches: { web_pkce } });
		expect([
			await exchanged(app, digest('base64url')),
			await exchanged(app, digest('hex')),
			await exchanged(app, 'x'.repeat(43)),
		]).toEqual([base64url, hex, wrong]);
	});
});

describe('printed and recorded upload addresses', () => {
	test.each(UPLOAD_PATHS)('upload_path %s', async (upload_path) => {
		const session = await bench.signedIn({ switches: { upload_path } });
		const { upload_url } = await bench.init(session, SIZE);
		expect(new URL(upload_url).pathname).toBe(upload_path);
		const other = UPLOAD_PATHS.find((path) => path !== upload_path) ?? '';
		const wrong = new URL(upload_url);
		wrong.pathname = other;
		expect((await bench.put(wrong.href, mp4(SIZE), 0, SIZE)).status).toBe(404);
		expect((await bench.put(upload_url, mp4(SIZE), 0, SIZE)).status).toBe(201);
	});

	test.each(UPLOAD_HOSTS)('upload_host %s', async (upload_host) => {
		const session = await bench.signedIn({ switches: { upload_host } });
		const { upload_url } = await bench.init(session, SIZE);
		expect(new URL(upload_url).host).toBe(upload_host);
		expect((await bench.put(upload_url, mp4(SIZE), 0, SIZE)).status).toBe(201);
	});
});

describe('what other clients send', () => {
	async function initWith({ token }: Session, path: string, more: object) {
		const answer = await bench.http.post<string>(`${PUBLISH}${path}`, JSON.stringify(more), {
			headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
		});
		return code(answer);
	}

	test.each([
		['refused', 'invalid_params'],
		['accepted', 'ok'],
	] as const)('null_toggles %s', async (null_toggles, expected) => {
		const session = await bench.signedIn({
			switches: { null_toggles },
			verified_urls: ['example.test'],
		});
		const post_info = { ...SELF_ONLY, disable_comment: null, brand_content_toggle: null };
		const video = { post_info, source_info: fileUpload(SIZE, SIZE) };
		const photo = {
			post_info,
			media_type: 'PHOTO',
			post_mode: 'DIRECT_POST',
			source_info: {
				source: 'PULL_FROM_URL',
				photo_cover_index: 0,
				photo_images: ['https://example.test/a.jpg'],
			},
		};
		expect(await initWith(session, '/video/init/', video)).toBe(expected);
		expect(await initWith(session, '/content/init/', photo)).toBe(expected);
		expect(await initWith(session, '/video/init/', { ...video, post_info: null })).toBe(
			'invalid_params',
		);
	});

	test.each([
		['refused', 'invalid_params', 'invalid_params'],
		['accepted', 'ok', 'invalid_params'],
	] as const)('text_cursor %s', async (text_cursor, digits, words) => {
		const videos = [
			{ id: '1', create_time_ms: 1_000 },
			{ id: '2', create_time_ms: 3_000 },
		];
		const { token } = await bench.signedIn({
			scopes: [...SCOPES],
			creators: [{ videos }],
			switches: { text_cursor },
		});
		const list = async (cursor: unknown) =>
			await bench.display('/video/list/', token, 'id', { cursor });
		const page = await list('2000');
		expect([code(page), code(await list('soon'))]).toEqual([digits, words]);
		if (digits === 'ok') expect(JSON.parse(page.data).data.videos).toEqual([{ id: '1' }]);
		expect(code(await list(2_000))).toBe('ok');
	});
});
