import { ChunkSender } from '../../../../nodes/TikTok/upload/put/chunkSender';
import type { VideoSource } from '../../../../nodes/TikTok/upload/source/videoSource';
import { nameAtEnd, webSource } from '../../../../nodes/TikTok/upload/source/webSource';
import { FaultError } from '../../../../nodes/TikTok/errors/fault';
import { FakeClock } from '../../support/fakeClock';
import { fakeContext } from '../../support/fakeContext';
import { brokenFaultRules } from '../../support/faultRules';
import { collect, numbered } from '../../support/pieces';
import { smallPlan } from '../../support/smallPlan';
import { noAnswerError } from '../../support/thrownErrors';
import { UploadHost } from '../../support/uploadHost';
import { WebServer } from '../../support/webServer';

const FILE = numbered(10_000);
const ADDRESS = 'https://cdn.example.com/clips/new.mp4?token=secret';

async function sourceAt(
	server: WebServer,
	address = ADDRESS,
	signal?: AbortSignal,
	clock = new FakeClock(0, signal),
) {
	const context = fakeContext({ signal, helpers: { httpRequest: server.httpRequest } });
	return await webSource(context, address, clock);
}

describe('the first question', () => {
	test('asks for one byte, and learns size, type, name and whether ranges work', async () => {
		const server = new WebServer(FILE);
		server.headers = { 'Content-Type': 'video/mp4' };
		const source = await sourceAt(server);
		expect(source).toMatchObject({
			sizeBytes: 10_000,
			declaredMimeType: 'video/mp4',
			fileName: 'new.mp4',
		});
		expect(source.openAt).toBeDefined();
		expect(server.requests).toHaveLength(1);
		expect(server.requests[0].headers).toEqual({
			'Accept-Encoding': 'identity',
			Range: 'bytes=0-0',
		});
		expect(server.requests[0]).toMatchObject({
			method: 'GET',
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		});
		expect(server.bodies[0].destroyed).toBe(true);
	});

	test('a server without ranges tells its size, and can not begin in the middle', async () => {
		const server = new WebServer(FILE);
		server.takesRanges = false;
		const source = await sourceAt(server);
		expect(source.sizeBytes).toBe(10_000);
		expect(source).not.toHaveProperty('openAt');
	});

	test.each([
		['attachment; filename="a clip.mp4"', 'a clip.mp4'],
		['attachment; filename=clip.mov; x=1', 'clip.mov'],
		['inline', 'new.mp4'],
	])('the name in %j is %s', async (disposition, name) => {
		const server = new WebServer(FILE);
		server.headers = { 'Content-Disposition': disposition };
		expect((await sourceAt(server)).fileName).toBe(name);
	});

	test('a file without a type has none, for the content decides', async () => {
		expect((await sourceAt(new WebServer(FILE))).declaredMimeType).toBe('');
	});

	test('an address without encryption is asked, too', async () => {
		const source = await sourceAt(new WebServer(FILE), 'http://nas.local/clip.mp4');
		expect(source.sizeBytes).toBe(10_000);
	});

	test.each(['', 'cdn.example.com/new.mp4', 'ftp://cdn.example.com/new.mp4', 'file:///etc/passwd'])(
		'%j is not a web address',
		async (address) => {
			const server = new WebServer(FILE);
			await expect(sourceAt(server, address)).rejects.toThrow('is not a web address');
			expect(await faultAt(server, address)).toMatchObject({ code: 'url_invalid' });
			expect(server.requests).toEqual([]);
		},
	);

	test.each([301, 401, 403, 404, 416, 500])('HTTP %i is no file', async (status) => {
		const server = new WebServer(FILE);
		server.status = status;
		await expect(sourceAt(server)).rejects.toMatchObject({ fault: { code: 'url_refused' } });
		expect(server.bodies[0].destroyed).toBe(true);
	});

	test.each([
		['206 without a total', { 'Content-Range': 'bytes 0-0/*' }, true],
		['206 with a total that is none', { 'Content-Range': 'bytes 0-0/10000 or so' }, true],
		['206 with an empty range', { 'Content-Range': '' }, true],
		['206 without a range', { 'Content-Range': undefined }, true],
		['200 without a length', { 'Content-Length': undefined }, false],
		['a length that is none', { 'Content-Length': 'many' }, false],
	])('PB-25: a size that is not known: %s', async (_, headers, takesRanges) => {
		const server = new WebServer(FILE);
		server.takesRanges = takesRanges;
		server.headers = headers;
		await expect(sourceAt(server)).rejects.toMatchObject({ fault: { code: 'url_size_unknown' } });
	});

	test('an address that does not answer is told so, without repeating it', async () => {
		const server = new WebServer(FILE);
		server.error = noAnswerError('ENOTFOUND');
		await expect(sourceAt(server)).rejects.toMatchObject({
			fault: {
				kind: 'input',
				code: 'url_unreachable',
				message: "The address in 'Video URL' did not answer: DNS could not resolve its name",
			},
		});
		server.error = new Error('The address 10.0.0.1 is blocked.');
		await expect(sourceAt(server)).rejects.toMatchObject({
			message: "The address in 'Video URL' did not answer: The address 10.0.0.1 is blocked",
		});
	});

	test('an address that never answers is given up after a minute', async () => {
		const clock = new FakeClock();
		const began = clock.now();
		const server = new WebServer(FILE);
		server.silentFrom = 1;
		await expect(sourceAt(server, ADDRESS, undefined, clock)).rejects.toMatchObject({
			fault: {
				code: 'url_unreachable',
				message: "The address in 'Video URL' did not answer: the request timed out",
			},
		});
		expect(clock.now() - began).toBe(61_000);
	});

	test('the watch over an answer ends with it', async () => {
		const clock = new FakeClock();
		await sourceAt(new WebServer(FILE), ADDRESS, undefined, clock);
		await clock.sleep(5_000);
		const watched = clock.sleeps.length;
		await clock.sleep(5_000);
		expect(clock.sleeps).toHaveLength(watched + 1);
	});

	test('a stopped execution ends the wait for an answer', async () => {
		const abort = new AbortController();
		const server = new WebServer(FILE);
		server.silentFrom = 1;
		const source = sourceAt(server, ADDRESS, abort.signal);
		abort.abort();
		await expect(source).rejects.toThrow('stopped');
	});

	test('a stopped execution is no fault of the address', async () => {
		const abort = new AbortController();
		abort.abort();
		const server = new WebServer(FILE);
		server.error = noAnswerError('ERR_CANCELED');
		await expect(sourceAt(server, ADDRESS, abort.signal)).rejects.toThrow('stopped');
	});
});

describe('the file', () => {
	test('is streamed from its start without a range, and from the middle with one', async () => {
		const server = new WebServer(FILE);
		const source = await sourceAt(server);
		expect(Buffer.concat(await collect(await source.open())).equals(FILE)).toBe(true);
		const rest = await restOf(source, 4_321);
		expect(Buffer.concat(rest).equals(FILE.subarray(4_321))).toBe(true);
		const ranges = server.requests.map(({ headers }) => headers?.Range);
		expect(ranges).toEqual(['bytes=0-0', undefined, 'bytes=4321-']);
	});

	test('goes on where a connection dropped', async () => {
		const server = new WebServer(FILE);
		server.drops.set(2, 3_000);
		const source = await sourceAt(server);
		expect(Buffer.concat(await collect(await source.open())).equals(FILE)).toBe(true);
		expect(server.requests[2].headers?.Range).toBe('bytes=3000-');
	});

	test('PB-25: a server that ignores the range, or has another file by then, is refused', async () => {
		const ignoring = new WebServer(FILE);
		ignoring.drops.set(2, 3_000);
		const source = await sourceAt(ignoring);
		const reading = collect(await source.open());
		ignoring.takesRanges = false;
		await expect(reading).rejects.toMatchObject({ fault: { code: 'url_changed' } });

		const other = new WebServer(FILE);
		const before = await sourceAt(other);
		other.file = numbered(9_999);
		await expect(restOf(before, 10)).rejects.toMatchObject({
			fault: { code: 'url_changed' },
		});
	});

	test('a rest that does not come as the part of a file is none, whatever its range says', async () => {
		const server = new WebServer(FILE);
		const source = await sourceAt(server);
		server.takesRanges = false;
		server.headers = { 'Content-Range': 'bytes 10-9999/10000' };
		await expect(restOf(source, 10)).rejects.toMatchObject({ fault: { code: 'url_changed' } });
	});

	test('that is refused in the meantime says so', async () => {
		const server = new WebServer(FILE);
		const source = await sourceAt(server);
		server.status = 403;
		await expect(collect(await source.open())).rejects.toMatchObject({
			fault: { code: 'url_refused', message: expect.stringContaining('HTTP 403') as string },
		});
	});

	test.each<[string, (server: WebServer) => void]>([
		['falls silent', (server) => (server.fallsSilent = { from: 3, bytes: 0 })],
		['answers no more', (server) => (server.silentFrom = 3)],
	])('a server that %s is what the error speaks of, not the way to TikTok', async (_, break_) => {
		const clock = new FakeClock();
		const server = new WebServer(FILE);
		server.drops.set(2, 3_000);
		break_(server);
		const source = await sourceAt(server, ADDRESS, undefined, clock);
		const plan = smallPlan(FILE.length, FILE.length);
		const host = new UploadHost();
		const sender = new ChunkSender(source);
		let givenUp: boolean | undefined;
		const result = await sender.put(plan.chunks[0], plan, 3_000_000, {
			uploadUrl: 'https://upload.example.com/',
			mimeType: 'video/mp4',
			stallMs: 120_000,
			clock,
			signal: undefined,
			send: async (request) => {
				const answer = await host.send(request);
				givenUp = request.abortSignal.aborted;
				return answer;
			},
		});
		expect(result).toMatchObject({ sourceError: { fault: { code: 'url_dropped' } } });
		expect(host.puts).toHaveLength(1);
		expect(givenUp).toBe(false);
	});

	test('a repeated chunk begins at its own first byte, without downloading what is before', async () => {
		const server = new WebServer(FILE);
		const source = await sourceAt(server);
		const plan = smallPlan(FILE.length, 4_000);
		const host = new UploadHost([{}, { status: 503 }]);
		const sender = new ChunkSender(source);
		for (const index of [0, 1, 1]) {
			await sender.put(plan.chunks[index], plan, 1_000, {
				uploadUrl: 'https://upload.example.com/',
				mimeType: 'video/mp4',
				stallMs: 1_000_000,
				clock: new FakeClock(),
				signal: undefined,
				send: async (request) => await host.send(request),
			});
		}
		expect(host.puts[2].bytes.equals(FILE.subarray(4_000))).toBe(true);
		expect(server.requests[2].headers?.Range).toBe('bytes=4000-');
	});
});

describe('every fault of an address says what to do', () => {
	test.each<[string, (server: WebServer) => void]>([
		['url_invalid', () => undefined],
		['url_unreachable', (server) => (server.error = noAnswerError('ENOTFOUND'))],
		['url_refused', (server) => (server.status = 404)],
		['url_size_unknown', (server) => (server.headers = { 'Content-Range': 'bytes 0-0/*' })],
	])('%s', async (code, break_) => {
		const server = new WebServer(FILE);
		break_(server);
		const fault = await faultAt(server, code === 'url_invalid' ? 'nowhere' : ADDRESS);
		expect(fault).toMatchObject({ kind: 'input', code, retryable: false });
		expect(brokenFaultRules(fault)).toEqual([]);
	});

	test('url_changed', async () => {
		const server = new WebServer(FILE);
		const source = await sourceAt(server);
		server.file = numbered(9_999);
		const fault = await faultOf(restOf(source, 10));
		expect(fault.code).toBe('url_changed');
		expect(brokenFaultRules(fault)).toEqual([]);
	});
});

async function faultAt(server: WebServer, address: string) {
	return await faultOf(sourceAt(server, address));
}

async function faultOf(failing: Promise<unknown>) {
	const thrown = await failing.catch((error: unknown) => error);
	if (thrown instanceof FaultError) return thrown.fault;
	throw new Error('no fault was thrown');
}

async function restOf(source: VideoSource, offset: number): Promise<Buffer[]> {
	if (source.openAt === undefined) throw new Error('the source can not begin in the middle');
	return await collect(await source.openAt(offset));
}

test.each([
	['https://a.example/x/clip.mp4?token=1#t', 'clip.mp4'],
	['https://a.example/', null],
	['https://a.example', null],
	['https://a.example/My%20Clip.MOV', 'My%20Clip.MOV'],
	['https://a.example/dl/3f9aa0c1', null],
	['https://a.example/clip.mp4;jsessionid=3f9aa0c1', null],
	['https://a.example/clip;jsessionid=3f9aa0c1.mp4', null],
	['https://a.example/get.php', null],
	[`https://a.example/${'x'.repeat(101)}.mp4`, null],
])('the last segment of %s is %j', (url, segment) => {
	expect(nameAtEnd(url)).toBe(segment);
});
