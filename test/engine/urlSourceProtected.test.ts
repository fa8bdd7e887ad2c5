/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
// First: the engine reads it when it is loaded.
import './ssrfProtection';

import dns from 'node:dns';

import { SIGNATURE } from '../leaks/cases';
import { leaks } from '../leaks/find';
import { startEngine, type Engine, type RunResult } from './harness';
import { keptText } from './keptText';
import { CLIP, draft, requestsTo, setStage, type Stage } from './postSetup';
import { serve, type WebServer } from './webServer';

/** A name that resolves to the server itself. */
const INSIDE = 'inside.example.test';

describe("the source's redirects under n8n's SSRF protection", () => {
	let engine: Engine;
	let server: WebServer;

	beforeAll(async () => {
		engine = await startEngine();
		server = await serve(CLIP, {
			redirects: {
				'/within': '/clip.mp4',
				'/inside': 'http://127.0.0.1:PORT/clip.mp4',
				'/named': `http://${INSIDE}:PORT/clip.mp4?token=${SIGNATURE}`,
				'/twice': 'http://localhost:PORT/inside',
				'/six': 'http://[::1]:PORT/clip.mp4',
				'/mapped': 'http://[::ffff:127.0.0.1]:PORT/clip.mp4',
				'/decimal': 'http://2130706433:PORT/clip.mp4',
				'/octal': 'http://0177.0.0.1:PORT/clip.mp4',
				'/metadata': 'http://169.254.169.254/latest/meta-data',
			},
		});
	});
	afterAll(async () => {
		await server.close();
		await engine.close();
	});

	beforeEach(() => {
		const lookup = dns.promises.lookup.bind(dns.promises) as (...how: unknown[]) => unknown;
		const answer = { address: '127.0.0.1', family: 4 };
		jest.spyOn(dns.promises, 'lookup').mockImplementation((async (name: string, how: object) => {
			if (name !== INSIDE) return await lookup(name, how);
			return 'all' in how && how.all === true ? [answer] : answer;
		}) as never);
	});
	afterEach(() => jest.restoreAllMocks());

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
		['an address of the network', () => server.url(), '127.0.0.1:PORT'],
		['a name of the network', () => server.url().replace('127.0.0.1', INSIDE), `${INSIDE}:PORT`],
		['a redirect into the network', () => allowed('/inside'), '127.0.0.1:PORT'],
		['a second redirect into the network', () => allowed('/twice'), '127.0.0.1:PORT'],
		['a redirect to a name of the network', () => allowed('/named'), `${INSIDE}:PORT`],
		['a redirect to an IPv6 address', () => allowed('/six'), '[::1]:PORT'],
		['a redirect to an IPv4 address as IPv6', () => allowed('/mapped'), '[::ffff:7f00:1]:PORT'],
		['a redirect to an address in decimal', () => allowed('/decimal'), '127.0.0.1:PORT'],
		['a redirect to an address in octal', () => allowed('/octal'), '127.0.0.1:PORT'],
		['a redirect to the metadata of a cloud', () => allowed('/metadata'), '169.254.169.254'],
	])('%s is refused before the init, and nothing is read there', async (_name, address, host) => {
		const stage = await setStage(engine);
		const before = server.ranges.length;
		const result = await postFrom(stage, address());

		const { port } = new URL(server.url());
		expect(result.error).toMatchObject({
			message: expect.stringContaining(
				`The address in 'Video URL' leads to ${host.replace('PORT', port)}, which n8n's SSRF protection blocks`,
			) as string,
			context: { details: { code: 'url_blocked' } },
		});
		expect(leaks(keptText(result), [SIGNATURE])).toEqual([]);
		expect(server.ranges.length).toBe(before);
		expect(await requestsTo(stage, 'init')).toEqual([]);
	});
});
