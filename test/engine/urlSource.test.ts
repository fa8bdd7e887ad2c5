import { startEngine, type Engine, type RunResult } from './harness';
import {
	directPost,
	draft,
	paddedClip,
	requestsTo,
	setStage,
	sha256,
	type Stage,
} from './postSetup';
import { contentOf } from '../websource/contents';
import { serve, type Serving, type WebServer } from './webServer';

const FILE = paddedClip(11_000_003);

/** What web servers do to the node stands in test/websource. Here it meets the rest of a post. */
describe('Video Source: URL, Sent as a File', () => {
	let engine: Engine;
	let server: WebServer;

	beforeAll(async () => {
		engine = await startEngine();
	});
	afterEach(async () => await server.close());
	afterAll(async () => await engine.close());

	async function postFrom(stage: Stage, serving: Serving = {}, path?: string): Promise<RunResult> {
		server = await serve(FILE, serving);
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
		[
			"a redirect into the network, with n8n's SSRF protection off",
			{ redirects: { '/inside': 'http://127.0.0.1:PORT/clip.mp4' } },
			'/inside',
		],
		['PB-25: a server that ignores ranges', { ranges: false }, '/clip.mp4'],
		[
			'a download that drops twice is taken up where it stopped',
			{ cuts: { times: 2, afterBytes: 2_000_000 } },
			'/clip.mp4',
		],
	];

	test.each(good)('%s: the same bytes arrive in two chunks', async (_name, serving, path) => {
		const stage = await setStage(engine);
		const result = await postFrom(stage, serving, path);

		expect(result.summary).toBe('success');
		const [post] = await stage.client.posts(stage.app.client_key);
		expect(post).toMatchObject({ sha256: sha256(FILE), published: true });
		expect(result.items('TikTok')[0].json).toMatchObject({
			status: 'PUBLISH_COMPLETE',
			video: { size_bytes: FILE.length, mime_type: 'video/mp4', duration_sec: 4, chunk_count: 2 },
		});
	});

	test('a chunk that has to be repeated is asked for by its range', async () => {
		const stage = await setStage(engine, {
			faults: [{ on: 'put', chunk: 1, do: { kind: 'status', status: 503 } }],
		});
		const result = await postFrom(stage);

		expect(result.summary).toBe('success');
		expect(server.ranges.at(-1)).toBe('bytes=5242880-');
	});

	test('a chunk that has to be repeated comes from the start where the server ignores ranges', async () => {
		const stage = await setStage(engine, {
			faults: [{ on: 'put', chunk: 1, do: { kind: 'status', status: 503 } }],
		});
		const result = await postFrom(stage, { ranges: false });

		expect(result.summary).toBe('success');
		const [post] = await stage.client.posts(stage.app.client_key);
		expect(post.sha256).toBe(sha256(FILE));
	});

	test('an address that is none is refused without a request', async () => {
		const stage = await setStage(engine);
		server = await serve(FILE);
		const parameters = directPost({ videoSource: 'url', videoUrl: 'ftp://example.com/clip.mp4' });
		const result = await engine.run({ nodes: [engine.node(parameters, stage.credential)] });

		expect(result.errorText).toMatch(/'Video URL' is not a web address/);
	});

	test('a server that refuses the rest: a clear error with the publish_id, nothing published', async () => {
		const stage = await setStage(engine);
		const cuts = { times: 1, afterBytes: 9_000_000 };
		server = await serve(contentOf('front'), { cuts, refusesRanges: true });
		const parameters = directPost({ videoSource: 'url', videoUrl: server.url() });
		const result = await engine.run({ nodes: [engine.node(parameters, stage.credential)] });

		expect(result.errorText).toMatch(/answered with HTTP 403 when the node continued/);
		const [post] = await stage.client.posts(stage.app.client_key);
		expect(post.published).toBe(false);
		expect(result.errorText).toContain(post.publish_id);
		expect(result.error).toMatchObject({ context: { details: { may_appear: false } } });
	});

	test('PB-71: a copy that was stored once is posted by Retry On Fail', async () => {
		const stage = await setStage(engine, {
			faults: [{ on: 'init', do: { kind: 'status', status: 400 } }],
		});
		server = await serve(FILE, { ranges: false, contentLength: 'none' });
		const parameters = directPost({ videoSource: 'url', videoUrl: server.url() });
		const node = engine.node(parameters, stage.credential, {
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 0,
		});
		const result = await engine.run({ nodes: [node] });

		expect(result.summary).toBe('success');
		expect(await requestsTo(stage, 'init')).toHaveLength(2);
		expect(server.ranges).toEqual(['']);
		const [post] = await stage.client.posts(stage.app.client_key);
		expect(post).toMatchObject({ sha256: sha256(FILE), published: true });
	});

	test('as a draft, too', async () => {
		const stage = await setStage(engine);
		server = await serve(FILE);
		const parameters = draft({ videoSource: 'url', videoUrl: server.url() });
		const result = await engine.run({ nodes: [engine.node(parameters, stage.credential)] });

		expect(result.items('TikTok')[0].json).toMatchObject({ status: 'SEND_TO_USER_INBOX' });
	});
});
