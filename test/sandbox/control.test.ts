/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test: it starts a server and a program of its own */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';

import { API, mp4, TestBench } from './testing';
import { startSandbox } from './index';

const run = promisify(execFile);

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

describe('two apps', () => {
	test('share nothing: tokens, faults, clock, log, posts', async () => {
		const faults = [
			{ on: 'creator_info' as const, times: 'always' as const, do: { kind: 'empty' as const } },
		];
		const one = await bench.signedIn({ faults });
		const two = await bench.signedIn();
		await bench.client.advance(one.app.client_key, 90_000_000);
		await bench.client.expireAccessTokens(one.app.client_key);
		await bench.init(two, 10);
		expect((await bench.api('/creator_info/query/', two.token, {})).data).toContain('"ok"');
		expect(await bench.client.requests(one.app.client_key)).toEqual([]);
		expect(await bench.client.posts(one.app.client_key)).toEqual([]);
		expect(await bench.client.posts(two.app.client_key)).toHaveLength(1);
		const { now } = await bench.client.getApp(two.app.client_key);
		expect(Math.abs(now - Date.now())).toBeLessThan(5_000);
	});

	test('a status of the other app is an unknown publish_id', async () => {
		const one = await bench.signedIn();
		const two = await bench.signedIn();
		const { publish_id } = await bench.init(one, 10);
		expect((await bench.status(two, publish_id)).data).toContain('invalid_publish_id');
	});
});

describe('the clock', () => {
	test('stops when frozen, advances on request, and runs again when released', async () => {
		const { client_key } = await bench.client.createApp({ freeze: 1_000_000 });
		expect(await bench.client.advance(client_key, 500)).toBe(1_000_500);
		expect((await bench.client.getApp(client_key)).now).toBe(1_000_500);
		const released = await bench.client.freeze(client_key, null);
		expect(released).toBeGreaterThanOrEqual(1_000_500);
		await new Promise((resolve) => setTimeout(resolve, 20));
		const { now } = await bench.client.getApp(client_key);
		expect(now).toBeGreaterThan(1_000_510);
		expect(now).toBeLessThan(1_010_000);
	});
});

describe('apps and creators', () => {
	test('keys look like TikTok’s, or are the ones given', async () => {
		expect((await bench.client.createApp()).client_key).toMatch(/^aw[a-z0-9]{16}$/);
		expect((await bench.client.createApp({ sandbox: true })).client_key).toMatch(
			/^sbaw[a-z0-9]{16}$/,
		);
		const named = { client_key: 'awgiven', client_secret: 'given' };
		expect(await bench.client.createApp(named)).toMatchObject(named);
		await expect(bench.client.createApp(named)).rejects.toThrow('already');
	});

	test('a patch merges switches and keeps the rest', async () => {
		const { client_key } = await bench.client.createApp({ switches: { post_ids: 'never' } });
		const patched = await bench.client.updateApp(client_key, { switches: { processing_ms: 5 } });
		expect(patched.switches).toMatchObject({ post_ids: 'never', processing_ms: 5 });
	});

	test('what is not known is refused with a sentence', async () => {
		const { client_key } = await bench.client.createApp();
		await expect(bench.client.getApp('awnobody')).rejects.toThrow('There is no app awnobody');
		await expect(bench.client.signIn(client_key, 'nobody')).rejects.toThrow('There is no creator');
		const url = `${bench.sandbox.control_url}/control/apps`;
		const answer = await bench.http.post<string>(url, '{"switches":{"post_idz":1}}', {
			headers: { 'Content-Type': 'application/json' },
		});
		expect([answer.status, answer.data]).toEqual([400, expect.stringContaining('post_idz')]);
	});
});

describe('hosts', () => {
	test('an endpoint answers only under its real host, and the stray is logged', async () => {
		const { token } = await bench.signedIn();
		const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
		const wrong = 'https://open-upload.tiktokapis.com/v2/post/publish/creator_info/query/';
		expect((await bench.http.post(wrong, '{}', { headers })).status).toBe(404);
		expect((await bench.http.get(`${API}/v2/auth/authorize/`)).status).toBe(404);
		expect((await bench.client.strayRequests()).at(-1)).toMatchObject({
			endpoint: 'unknown',
			host: 'open.tiktokapis.com',
			path: '/v2/auth/authorize/',
			status: 404,
		});
	});

	test('any other host is refused by the proxy', async () => {
		const answer = bench.http.get('https://example.com/');
		await expect(answer.then(({ status }) => status)).resolves.toBe(403);
	});

	test('a registered host is forwarded to a loopback port', async () => {
		const server = http.createServer((request, response) => {
			response.end(`${request.headers.host} ${request.url}`);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		const port = address !== null && typeof address === 'object' ? address.port : 0;
		await bench.client.forward('n8n.test', port);
		expect((await bench.http.get('https://n8n.test/rest?a=1')).data).toBe('n8n.test /rest?a=1');
		server.closeAllConnections();
		server.close();
	});
});

describe('the page', () => {
	test('shows published posts, newest first, with a player that can seek', async () => {
		const session = await bench.signedIn();
		const bytes = mp4(5_000);
		for (const title of ['<first>', 'second']) {
			const { upload_url } = await bench.init(session, bytes.length, bytes.length, { title });
			await bench.put(upload_url, bytes, 0, bytes.length);
		}
		await bench.init(session, 10, 10, { title: 'never uploaded' });
		const [post] = await bench.client.posts(session.app.client_key);
		const page = await bench.http.get<string>(post.page_url);
		expect(page.data).toContain('2 posts');
		expect(page.data).not.toContain('never uploaded');
		expect(page.data.indexOf('second')).toBeLessThan(page.data.indexOf('&#60;first&#62;'));
		for (const fact of [
			post.sha256,
			post.post_ids[0],
			post.publish_id,
			'PUBLIC_TO_EVERYONE',
			'Ada Films',
		]) {
			expect(page.data).toContain(fact);
		}
		expect((await bench.http.get<string>(bench.sandbox.page_url)).data).toContain(post.publish_id);
		const source = /src="([^"]+)"/.exec(page.data)?.[1] ?? '';
		const part = await bench.http.get<string>(source, { headers: { Range: 'bytes=4-7' } });
		expect([part.status, part.data, part.headers['content-range']]).toEqual([
			206,
			'ftyp',
			'bytes 4-7/5000',
		]);
		expect(part.headers['content-type']).toBe('video/mp4');
	});
});

describe('beginning and end', () => {
	test('close leaves no file and no listening port', async () => {
		const sandbox = await startSandbox();
		await fs.access(sandbox.ca_path);
		await sandbox.client.createApp();
		await sandbox.close();
		await expect(fs.access(path.dirname(sandbox.ca_path))).rejects.toThrow('ENOENT');
		await expect(sandbox.client.createApp()).rejects.toThrow('ECONNREFUSED');
	});

	test('the launcher gives a program the variables, and its exit code back', async () => {
		const root = path.resolve(__dirname, '..', '..');
		const script =
			'console.log(process.env.HTTPS_PROXY, process.env.TIKTOK_SANDBOX_CONTROL, require("fs").existsSync(process.env.NODE_EXTRA_CA_CERTS)); process.exit(7)';
		const args = [require.resolve('tsx/cli'), 'test/launch.ts', process.execPath, '-e', script];
		const failed = run(process.execPath, args, { cwd: root });
		await expect(failed).rejects.toMatchObject({
			code: 7,
			stdout: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+ http:\/\/127\.0\.0\.1:\d+ true\n$/),
		});
	});
});
