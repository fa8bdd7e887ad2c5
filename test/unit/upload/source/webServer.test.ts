import { FaultError } from '../../../../nodes/TikTok/errors/fault';
import { HostPatience } from '../../../../nodes/TikTok/upload/source/web/hostPatience';
import { webAddress } from '../../../../nodes/TikTok/upload/source/web/webAddress';
import { WebServer } from '../../../../nodes/TikTok/upload/source/web/webServer';
import { WebVideo } from '../../../../nodes/TikTok/upload/source/web/webVideo';
import type { VideoSource } from '../../../../nodes/TikTok/upload/source/videoSource';
import { FakeClock } from '../../support/fakeClock';
import { fakeContext } from '../../support/fakeContext';
import { brokenFaultRules } from '../../support/faultRules';
import { collect, numbered } from '../../support/pieces';
import { noAnswerError } from '../../support/thrownErrors';
import { WebServer as FakeServer } from '../../support/webServer';

const FILE = numbered(10_000);
const ADDRESS = 'https://cdn.example.com/clips/new.mp4?token=secret';

function serverOf(
	fake: FakeServer,
	{
		address = ADDRESS,
		headers = {} as Record<string, string>,
		signal = undefined as AbortSignal | undefined,
		clock = new FakeClock(0, signal),
	} = {},
	patience = new HostPatience(),
) {
	const context = fakeContext({ signal, helpers: { httpRequest: fake.httpRequest } });
	return new WebServer(context, webAddress(address, headers), clock, patience);
}

async function openAt(fake: FakeServer, more: Parameters<typeof serverOf>[1] = {}) {
	return await WebVideo.open(serverOf(fake, more));
}

async function sourceAt(fake: FakeServer): Promise<VideoSource> {
	return (await openAt(fake)).source(FILE.length);
}

async function faultOf(failing: Promise<unknown>) {
	const thrown = await failing.catch((error: unknown) => error);
	if (thrown instanceof FaultError) return thrown.fault;
	throw new Error('no fault was thrown');
}

async function restOf(source: VideoSource, offset: number): Promise<Buffer> {
	if (source.openAt === undefined) throw new Error('the source can not begin in the middle');
	return Buffer.concat(await collect(await source.openAt(offset)));
}

describe('the first request', () => {
	test('is a plain GET that follows no redirect by itself', async () => {
		const fake = new FakeServer(FILE);
		fake.headers = { 'Content-Type': 'video/mp4' };
		const video = await openAt(fake);
		expect(video.file).toMatchObject({
			sizeBytes: 10_000,
			declaredMimeType: 'video/mp4',
			fileName: 'new.mp4',
		});
		expect(fake.requests).toHaveLength(1);
		expect(fake.requests[0].headers).toEqual({ 'Accept-Encoding': 'identity' });
		expect(fake.requests[0]).toMatchObject({
			method: 'GET',
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
		video.close();
		expect(fake.bodies[0].destroyed).toBe(true);
		expect(fake.requests[0].abortSignal).toMatchObject({ aborted: true });
	});

	test.each([
		['attachment; filename="a clip.mp4"', 'a clip.mp4'],
		['attachment; filename=clip.mov; x=1', 'clip.mov'],
		['inline', 'new.mp4'],
	])('the name in %j is %s', async (disposition, name) => {
		const fake = new FakeServer(FILE);
		fake.headers = { 'Content-Disposition': disposition };
		expect((await openAt(fake)).file.fileName).toBe(name);
	});

	test.each(['', 'cdn.example.com/new.mp4', 'ftp://cdn.example.com/new.mp4', 'file:///etc/passwd'])(
		'%j is not a web address',
		async (address) => {
			const fake = new FakeServer(FILE);
			const fault = await faultOf((async () => await openAt(fake, { address }))());
			expect(fault).toMatchObject({ code: 'url_invalid' });
			expect(brokenFaultRules(fault)).toEqual([]);
			expect(fake.requests).toEqual([]);
		},
	);

	test('an address that does not answer is told so, without repeating it', async () => {
		const fake = new FakeServer(FILE);
		fake.error = noAnswerError('ENOTFOUND');
		const fault = await faultOf(openAt(fake));
		expect(fault).toMatchObject({
			kind: 'input',
			code: 'url_unreachable',
			message: "The address in 'Video URL' did not answer: DNS could not resolve its name",
		});
		expect(brokenFaultRules(fault)).toEqual([]);
		expect(fake.requests).toHaveLength(1);
		fake.error = new Error('The address 10.0.0.1 is blocked.');
		await expect(openAt(fake)).rejects.toMatchObject({
			message: "The address in 'Video URL' did not answer: The address 10.0.0.1 is blocked",
		});
	});

	const BLOCKED = Object.assign(new Error('blocked'), { name: 'SsrfBlockedIpError' });
	test.each([
		['before the request', BLOCKED],
		[
			'when the connection opens',
			Object.assign(new Error('blocked', { cause: BLOCKED }), { isAxiosError: true }),
		],
	])(
		"what n8n's SSRF protection blocks %s is final, and the host is named",
		async (_when, error) => {
			const fake = new FakeServer(FILE);
			fake.error = error;
			const fault = await faultOf(openAt(fake));
			expect(fault).toMatchObject({
				kind: 'input',
				code: 'url_blocked',
				message:
					"The address in 'Video URL' leads to cdn.example.com, which n8n's SSRF protection blocks",
			});
			expect(brokenFaultRules(fault)).toEqual([]);
			expect(fake.requests).toHaveLength(1);
		},
	);

	test('an address that never answers is given up after a minute', async () => {
		const clock = new FakeClock();
		const began = clock.now();
		const fake = new FakeServer(FILE);
		fake.silentFrom = 1;
		await expect(openAt(fake, { clock })).rejects.toMatchObject({
			fault: { code: 'url_unreachable', message: expect.stringContaining('timed out') as string },
		});
		expect(clock.now() - began).toBe(61_000);
	});

	test('PB-77: a busy server is asked again, for a minute per host and run', async () => {
		const clock = new FakeClock();
		const fake = new FakeServer(FILE);
		fake.status = 503;
		const patience = new HostPatience();
		const open = async (address: string) =>
			await faultOf(WebVideo.open(serverOf(fake, { address, clock }, patience)));
		expect(await open(ADDRESS)).toMatchObject({ code: 'url_busy' });
		expect(fake.requests).toHaveLength(5);
		expect(fake.bodies.every(({ destroyed }) => destroyed)).toBe(true);
		await open('https://cdn.example.com/other.mp4');
		expect(fake.requests).toHaveLength(5 + 4);
		await open('https://other.example.com/new.mp4');
		expect(fake.requests).toHaveLength(9 + 5);
	});

	test('PB-77: Retry-After is honored, as long as the minute lasts', async () => {
		const clock = new FakeClock();
		const fake = new FakeServer(FILE);
		fake.status = 429;
		fake.headers = { 'Retry-After': '25' };
		expect(await faultOf(openAt(fake, { clock }))).toMatchObject({
			code: 'url_busy',
			message: expect.stringContaining('asks for a pause of 25 seconds') as string,
		});
		expect(clock.sleeps.filter((ms) => ms === 25_000)).toHaveLength(2);
	});

	test('a stopped execution ends the wait for an answer', async () => {
		const abort = new AbortController();
		const fake = new FakeServer(FILE);
		fake.silentFrom = 1;
		const opening = openAt(fake, { signal: abort.signal });
		abort.abort();
		await expect(opening).rejects.toThrow('stopped');
	});

	test('a stopped execution is no fault of the address', async () => {
		const abort = new AbortController();
		abort.abort();
		const fake = new FakeServer(FILE);
		fake.error = noAnswerError('ERR_CANCELED');
		await expect(openAt(fake, { signal: abort.signal })).rejects.toThrow('stopped');
	});
});

describe('redirects', () => {
	const TARGET = 'https://files.example.com/new.mp4';
	const redirecting = (...hops: Array<[from: string, to: string | undefined, status?: number]>) => {
		const fake = new FakeServer(FILE);
		for (const [from, to, status = 302] of hops) fake.redirects.set(from, { to, status });
		return fake;
	};
	const urlsOf = ({ requests }: FakeServer) => requests.map(({ url }) => url);

	test.each([301, 302, 303, 307, 308])(
		'HTTP %i is followed, and its body closed',
		async (status) => {
			const fake = redirecting([ADDRESS, TARGET, status]);
			expect((await openAt(fake)).file.sizeBytes).toBe(FILE.length);
			expect(urlsOf(fake)).toEqual([ADDRESS, TARGET]);
			expect(fake.bodies.map(({ destroyed }) => destroyed)).toEqual([true, false]);
		},
	);

	test.each([300, 304])('HTTP %i is none', async (status) => {
		const fault = await faultOf(openAt(redirecting([ADDRESS, TARGET, status])));
		expect(fault).toMatchObject({ code: 'url_refused' });
	});

	test('a redirect without an address is a refusal', async () => {
		const fault = await faultOf(openAt(redirecting([ADDRESS, undefined])));
		expect(fault).toMatchObject({ code: 'url_refused' });
	});

	test.each([
		['/b/new.mp4#t=1', 'https://cdn.example.com/b/new.mp4'],
		['//files.example.com/new.mp4', TARGET],
		['http://files.example.com/new.mp4', 'http://files.example.com/new.mp4'],
		[Buffer.from('/é.mp4').toString('latin1'), 'https://cdn.example.com/%C3%A9.mp4'],
	])('%j leads to %s', async (to, url) => {
		const fake = redirecting([ADDRESS, to]);
		await openAt(fake);
		expect(urlsOf(fake)).toEqual([ADDRESS, url]);
	});

	test.each(['ftp://files.example.com/new.mp4', 'file:///etc/passwd', 'http://'])(
		'%j is no web address',
		async (to) => {
			const fault = await faultOf(openAt(redirecting([ADDRESS, to])));
			expect(fault).toMatchObject({
				code: 'url_redirects',
				message: expect.stringContaining('redirects to something that is not a web') as string,
			});
			expect(brokenFaultRules(fault)).toEqual([]);
		},
	);

	test('a loop is found at once', async () => {
		const fake = redirecting([ADDRESS, TARGET], [TARGET, ADDRESS]);
		const fault = await faultOf(openAt(fake));
		expect(fault.message).toContain('redirects in a loop');
		expect(fake.requests).toHaveLength(2);
	});

	test.each([
		[20, true],
		[21, false],
	])('%i redirects are followed: %s', async (count, follows) => {
		const at = (hop: number) => (hop === 0 ? ADDRESS : `https://cdn.example.com/${hop}`);
		const hops = Array.from({ length: count }, (_, hop): [string, string] => [
			at(hop),
			at(hop + 1),
		]);
		const opening = openAt(redirecting(...hops));
		if (follows) await expect(opening).resolves.toBeInstanceOf(WebVideo);
		else expect((await faultOf(opening)).message).toContain('redirects more than 20 times');
	});

	test('the headers of the person go to the origin of the address alone', async () => {
		const again = 'https://cdn.example.com/b.mp4';
		const fake = redirecting([ADDRESS, again], [again, TARGET]);
		await openAt(fake, { headers: { 'X-Key': 'k' } });
		expect(fake.requests.map(({ headers }) => headers?.['X-Key'])).toEqual(['k', 'k', undefined]);
	});
});

describe('an answer that is no file', () => {
	test.each(['gzip', 'br', 'identity, gzip', 'xidentity', 'mp4x'])(
		'%s is compressed',
		async (encoding) => {
			const fake = new FakeServer(FILE);
			fake.headers = { 'Content-Encoding': encoding };
			const fault = await faultOf(openAt(fake));
			expect(fault).toMatchObject({
				code: 'url_compressed',
				message: expect.stringContaining(`(${encoding.split(', ').pop()})`) as string,
			});
			expect(brokenFaultRules(fault)).toEqual([]);
			expect(fake.bodies[0].destroyed).toBe(true);
		},
	);

	test.each(['', ' identity', 'none', 'aws-chunked, binary', 'utf-8', 'UTF8', 'video/mp4', '7bit'])(
		'%j compresses nothing',
		async (encoding) => {
			const fake = new FakeServer(FILE);
			fake.headers = { 'Content-Encoding': encoding };
			expect((await openAt(fake)).file.sizeBytes).toBe(FILE.length);
		},
	);

	test('a page is told by what was read for the header, and what follows', async () => {
		const page = Buffer.from(`<html>${' '.repeat(2_000)}</html>`);
		const fake = new FakeServer(page);
		const video = await openAt(fake);
		await video.next();
		expect(await video.notAFileFault()).toMatchObject({ code: 'url_page' });
		expect(await (await openAt(new FakeServer(FILE))).notAFileFault()).toBeUndefined();
	});

	test.each([408, 425, 429, 500, 503])('HTTP %i is asked again', async (status) => {
		const fake = new FakeServer(FILE);
		fake.status = status;
		expect(await faultOf(openAt(fake))).toMatchObject({ code: 'url_busy' });
		expect(fake.requests.length).toBeGreaterThan(3);
	});

	test.each(['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN', 'ECONNABORTED'])(
		'%s is asked again',
		async (code) => {
			const fake = new FakeServer(FILE);
			fake.error = noAnswerError(code);
			expect(await faultOf(openAt(fake))).toMatchObject({ code: 'url_unreachable' });
			expect(fake.requests.length).toBeGreaterThan(3);
		},
	);
});

describe('the file', () => {
	test('goes on from what was read for the header', async () => {
		const fake = new FakeServer(FILE);
		const video = await openAt(fake);
		await video.next();
		await video.next();
		const source = video.source(FILE.length);
		expect(Buffer.concat(await collect(await source.open())).equals(FILE)).toBe(true);
		expect(fake.requests).toHaveLength(1);
		expect(Buffer.concat(await collect(await source.open())).equals(FILE)).toBe(true);
		expect(fake.requests).toHaveLength(2);
	});

	test('is asked for again after it was closed', async () => {
		const fake = new FakeServer(FILE);
		const source = await sourceAt(fake);
		source.close?.();
		expect(Buffer.concat(await collect(await source.open())).equals(FILE)).toBe(true);
		expect(fake.requests).toHaveLength(2);
	});

	test('can begin in the middle, at a server without ranges, too', async () => {
		const fake = new FakeServer(FILE);
		fake.headers = { ETag: '"v1"' };
		const source = await sourceAt(fake);
		expect((await restOf(source, 4_321)).equals(FILE.subarray(4_321))).toBe(true);
		expect(fake.requests[1].headers).toMatchObject({ Range: 'bytes=4321-', 'If-Range': '"v1"' });
		fake.takesRanges = false;
		expect((await restOf(source, 4_321)).equals(FILE.subarray(4_321))).toBe(true);
	});

	test('goes on where a connection dropped', async () => {
		const fake = new FakeServer(FILE);
		fake.drops.set(1, 3_000);
		const source = await sourceAt(fake);
		expect(Buffer.concat(await collect(await source.open())).equals(FILE)).toBe(true);
		expect(fake.requests[1].headers?.Range).toBe('bytes=3000-');
	});

	test.each<[string, (fake: FakeServer) => void]>([
		['falls silent', (fake) => (fake.fallsSilent = { from: 2, bytes: 0 })],
		['answers no more', (fake) => (fake.silentFrom = 2)],
	])('a server that %s is given up', async (_, break_) => {
		const fake = new FakeServer(FILE);
		fake.drops.set(1, 3_000);
		break_(fake);
		const source = await sourceAt(fake);
		const reading = collect(await source.open());
		await expect(reading).rejects.toMatchObject({ fault: { code: 'url_dropped' } });
	});

	test.each<[string, (fake: FakeServer) => void, string]>([
		['another file', (fake) => (fake.file = numbered(9_999)), 'url_changed'],
		['another ETag', (fake) => (fake.headers = { ETag: '"v2"' }), 'url_changed'],
		['HTTP 404', (fake) => (fake.status = 404), 'url_used_up'],
	])('PB-25: %s for the rest is refused', async (_, change, code) => {
		const fake = new FakeServer(FILE);
		fake.headers = { ETag: '"v1"' };
		const source = await sourceAt(fake);
		change(fake);
		const fault = await faultOf(restOf(source, 10));
		expect(fault.code).toBe(code);
		expect(brokenFaultRules(fault)).toEqual([]);
	});

	test.each<[string, (fake: FakeServer) => void, string]>([
		['another file', (fake) => (fake.file = numbered(9_999)), 'url_changed'],
		['HTTP 410', (fake) => (fake.status = 410), 'url_used_up'],
		['HTTP 503', (fake) => (fake.status = 503), 'url_busy'],
		['a page', (fake) => (fake.headers = { 'Content-Type': 'text/html' }), 'url_used_up'],
	])('PB-74, PB-76: %s when its turn comes', async (_, change, code) => {
		const fake = new FakeServer(FILE);
		const source = await sourceAt(fake);
		source.close?.();
		change(fake);
		const fault = await faultOf(source.open());
		expect(fault.code).toBe(code);
		expect(brokenFaultRules(fault)).toEqual([]);
		expect(fake.bodies.every(({ destroyed }) => destroyed)).toBe(true);
	});

	test('one thing in common is enough to be the same file', async () => {
		const fake = new FakeServer(FILE);
		fake.headers = { ETag: '"a"', 'Last-Modified': 'Thu, 01 Jan 2026 00:00:00 GMT' };
		const source = await sourceAt(fake);
		fake.headers = { ETag: '"b"', 'Last-Modified': 'Thu, 01 Jan 2026 00:00:00 GMT' };
		expect((await restOf(source, 10)).equals(FILE.subarray(10))).toBe(true);
	});
});

describe('the end of the header', () => {
	test('is read by a request of its own, while the download waits', async () => {
		const fake = new FakeServer(FILE);
		const video = await openAt(fake);
		const first = await video.next();
		expect(video.isAtTail).toBe(false);
		expect(video.readBytes).toBe(first?.length);
		expect(await video.jump(9_000)).toBe(true);
		expect([video.isAtTail, video.readBytes]).toEqual([true, 0]);
		expect(await video.jump(9_500)).toBe(false);
		expect((await video.next())?.equals(FILE.subarray(9_000))).toBe(true);
		expect(await video.next()).toBeUndefined();
		video.endHeader();
		expect(fake.bodies[0].destroyed).toBe(false);
		expect(fake.bodies[1].destroyed).toBe(true);
		const all = Buffer.concat(await collect(await video.source(FILE.length).open()));
		expect(all.subarray(0, first?.length).equals(first as Buffer)).toBe(true);
		expect(all.equals(FILE)).toBe(true);
	});

	test('is not asked for where the server says that it takes no ranges', async () => {
		const fake = new FakeServer(FILE);
		fake.headers = { 'Accept-Ranges': 'none' };
		expect(await (await openAt(fake)).jump(9_000)).toBe(false);
		expect(fake.requests).toHaveLength(1);
	});

	test('is closed with the video', async () => {
		const fake = new FakeServer(FILE);
		const video = await openAt(fake);
		await video.jump(9_000);
		video.close();
		expect(fake.bodies.map(({ destroyed }) => destroyed)).toEqual([true, true]);
	});

	test('is not read where the server takes no ranges, or refuses', async () => {
		const fake = new FakeServer(FILE);
		fake.takesRanges = false;
		const video = await openAt(fake);
		expect(await video.jump(9_000)).toBe(false);
		expect(fake.bodies[1].destroyed).toBe(true);
		fake.status = 404;
		expect(await video.jump(9_000)).toBe(false);
		fake.error = noAnswerError('ECONNRESET');
		expect(await video.jump(9_000)).toBe(false);
	});
});
