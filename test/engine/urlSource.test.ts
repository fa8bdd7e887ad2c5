import { startEngine, type Engine, type RunResult } from './harness';
import {
	directPost,
	draft,
	fixture,
	paddedClip,
	requestsTo,
	setStage,
	sha256,
	type Stage,
} from './postSetup';
import { serve, type Serving, type WebServer } from './webServer';

const FILE = paddedClip(11_000_003);

describe('Video Source: URL, Sent as a File', () => {
	let engine: Engine;
	let server: WebServer;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterEach(async () => await server.close());
	afterAll(async () => await engine.close());

	async function postFrom(
		stage: Stage,
		content: Buffer,
		serving: Serving = {},
		path?: string,
	): Promise<RunResult> {
		server = await serve(content, serving);
		const parameters = directPost({
			videoSource: 'url',
			videoUrl: server.url(path),
			options: { chunkSizeMib: 5 },
		});
		return await engine.run({ nodes: [engine.node(parameters, stage.credential)] });
	}

	const good: Array<[name: string, serving: Serving, path: string]> = [
		['a plain address', {}, '/clip.mp4'],
		['a redirect', { redirects: { '/old': '/moved/clip.mp4' } }, '/old'],
		['PB-25: a server that ignores ranges', { ranges: false }, '/clip.mp4'],
		[
			'a download that drops twice is taken up where it stopped',
			{ cuts: { times: 2, afterBytes: 2_000_000 } },
			'/clip.mp4',
		],
	];

	test.each(good)('%s: the same bytes arrive', async (_name, serving, path) => {
		const stage = await setStage(engine);
		const result = await postFrom(stage, FILE, serving, path);

		expect(result.summary).toBe('success');
		const [post] = await stage.client.posts(stage.app.client_key);
		expect(post).toMatchObject({ sha256: sha256(FILE), published: true });
		expect(result.items('TikTok')[0].json).toMatchObject({
			status: 'PUBLISH_COMPLETE',
			video: { size_bytes: FILE.length, mime_type: 'video/mp4', duration_sec: 4, chunk_count: 2 },
		});
	});

	test('the file is read once, but for its header', async () => {
		const stage = await setStage(engine);
		await postFrom(stage, FILE);

		expect(server.ranges).toEqual(['bytes=0-0', '', '']);
	});

	test('a chunk that has to be repeated is asked for by its range', async () => {
		const stage = await setStage(engine, {
			faults: [{ on: 'put', chunk: 1, do: { kind: 'status', status: 503 } }],
		});
		const result = await postFrom(stage, FILE);

		expect(result.summary).toBe('success');
		expect(server.ranges.at(-1)).toBe('bytes=5242880-');
	});

	const bad: Array<[name: string, content: Buffer, serving: Serving, message: RegExp]> = [
		['HTTP 404', FILE, { status: 404 }, /'Video URL' answered with HTTP 404 instead of the file/],
		[
			'no Content-Length',
			FILE,
			{ ranges: false, contentLength: 'none' },
			/'Video URL' does not say how large the file is.*choose the video source 'Binary File'/,
		],
		[
			'an HTML page instead of a video',
			fixture('html.html'),
			{ contentType: 'text/html' },
			/The file in 'Video URL' \("clip\.mp4"\) is not an MP4, MOV or WebM video: it looks like HTML page/,
		],
		['an empty file', Buffer.alloc(0), { ranges: false }, /The file in 'Video URL' is empty/],
	];

	test.each(bad)('%s: refused before the init', async (_name, content, serving, message) => {
		const stage = await setStage(engine);
		const result = await postFrom(stage, content, serving);

		expect(result.errorText).toMatch(message);
		expect(await requestsTo(stage, 'init')).toEqual([]);
	});

	test('an address that is none is refused without a request', async () => {
		const stage = await setStage(engine);
		server = await serve(FILE);
		const parameters = directPost({ videoSource: 'url', videoUrl: 'ftp://example.com/clip.mp4' });
		const result = await engine.run({ nodes: [engine.node(parameters, stage.credential)] });

		expect(result.errorText).toMatch(/'Video URL' is not a web address/);
	});

	test('a source that drops and takes no ranges: a clear error with the publish_id, nothing published', async () => {
		const stage = await setStage(engine);
		server = await serve(FILE, { ranges: false, cuts: { times: 9, afterBytes: 2_000_000 } });
		const parameters = directPost({ videoSource: 'url', videoUrl: server.url() });
		const result = await engine.run({ nodes: [engine.node(parameters, stage.credential)] });

		expect(result.errorText).toMatch(
			/The download of the file stopped after 2000000 of 11000003 bytes/,
		);
		const [post] = await stage.client.posts(stage.app.client_key);
		expect(post.published).toBe(false);
		expect(result.errorText).toContain(post.publish_id);
	});

	const lying: Array<[name: string, serving: Serving, message: RegExp]> = [
		[
			'a length that is too large',
			{ ranges: false, contentLength: FILE.length + 1_000 },
			/stopped after 11000003 of 11001003 bytes/,
		],
		[
			'a size that is too large, in the answer to a range',
			{ rangeTotal: FILE.length + 1_000 },
			/'Video URL' changed while the node read it/,
		],
		[
			'a size that is too small, in the answer to a range',
			{ rangeTotal: FILE.length - 1_000 },
			/should have 10999003 bytes, but continues after them \(publish_id [^)]*\)\. Nothing was published/,
		],
	];

	test.each(lying)('%s: a clear error, nothing published', async (_name, serving, message) => {
		const stage = await setStage(engine);
		server = await serve(FILE, serving);
		const parameters = directPost({ videoSource: 'url', videoUrl: server.url() });
		const result = await engine.run({ nodes: [engine.node(parameters, stage.credential)] });

		expect(result.errorText).toMatch(message);
		const posts = await stage.client.posts(stage.app.client_key);
		expect(posts.some(({ published }) => published)).toBe(false);
	});

	test('as a draft, too', async () => {
		const stage = await setStage(engine);
		server = await serve(FILE);
		const parameters = draft({ videoSource: 'url', videoUrl: server.url() });
		const result = await engine.run({ nodes: [engine.node(parameters, stage.credential)] });

		expect(result.items('TikTok')[0].json).toMatchObject({ status: 'SEND_TO_USER_INBOX' });
	});
});
