// First: the engine reads it when it is loaded.
import './ssrfProtection';

import { startEngine, type Engine, type RunResult } from './harness';
import { CLIP, draft, requestsTo, setStage, type Stage } from './postSetup';
import { serve, type WebServer } from './webServer';

describe("the source's redirects under n8n's SSRF protection", () => {
	let engine: Engine;
	let server: WebServer;

	beforeAll(async () => {
		engine = await startEngine();
		server = await serve(CLIP, {
			redirects: {
				'/within': '/clip.mp4',
				'/inside': 'http://127.0.0.1:PORT/clip.mp4',
				'/metadata': 'http://169.254.169.254/latest/meta-data',
			},
		});
	});
	afterAll(async () => {
		await server.close();
		await engine.close();
	});

	async function postFrom(stage: Stage, videoUrl: string): Promise<RunResult> {
		// A draft asks TikTok for nothing before it reads the file: TikTok's names are checked, too.
		const parameters = draft({ videoSource: 'url', videoUrl });
		return await engine.run({ nodes: [engine.node(parameters, stage.credential)] });
	}

	/** The same server by the one name that is let through. */
	const allowed = (path: string) => server.url(path).replace('127.0.0.1', 'localhost');

	test('one to a place that is allowed is followed, and the file is read', async () => {
		const stage = await setStage(engine);
		const before = server.sentBytes();
		const result = await postFrom(stage, allowed('/within'));

		expect(server.sentBytes() - before).toBe(CLIP.length);
		// What follows needs a name server.
		expect(result.error?.message ?? '').not.toContain('Video URL');
	});

	test.each([
		['an address of the network', () => server.url()],
		['a redirect into the network', () => allowed('/inside')],
		['a redirect to the metadata of a cloud', () => allowed('/metadata')],
	])('%s is refused before the init, and nothing is read there', async (_name, address) => {
		const stage = await setStage(engine);
		const before = server.ranges.length;
		const result = await postFrom(stage, address());

		expect(result.errorText).toMatch(
			/^The address in 'Video URL' did not answer: .*(blocked|not allowed)/i,
		);
		expect(result.error).toMatchObject({ context: { details: { code: 'url_unreachable' } } });
		expect(server.ranges.length).toBe(before);
		expect(await requestsTo(stage, 'init')).toEqual([]);
	});
});
