/* eslint-disable @n8n/community-nodes/no-restricted-imports -- what goes out before its time is looked for on a real connection */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { PutRequest, PutResult } from '../../../../nodes/TikTok/api/transport';
import { SentMemory } from '../../../../nodes/TikTok/upload/freedMemory/sentMemory';
import { ChunkPut } from '../../../../nodes/TikTok/upload/put/chunkPut';
import { ChunkSender } from '../../../../nodes/TikTok/upload/put/chunkSender';
import type { SenderOptions } from '../../../../nodes/TikTok/upload/put/chunkPut';
import { FakeClock } from '../../support/fakeClock';
import { cut, MemorySource, numbered, PieceStream } from '../../support/pieces';
import { sendWithAxios } from '../../support/sendWithAxios';
import { smallPlan } from '../../support/smallPlan';
import { UploadHost, type Misbehaviour } from '../../support/uploadHost';

const FILE = numbered(900);
const PLAN = smallPlan(FILE.length, 300);
const REMAINING_MS = 3_000_000;
const LINGER_MS = 50;

const servers: net.Server[] = [];
const sockets: net.Socket[] = [];

// Also where a test failed half-way: an open connection would keep the whole run from ending.
afterEach(() => {
	for (const socket of sockets.splice(0)) socket.destroy();
	for (const server of servers.splice(0)) server.close();
});

/** Listens, writes down what comes, and answers each whole request. */
async function rawServer() {
	const received: string[] = [];
	const server = net.createServer((socket) => {
		sockets.push(socket);
		const at = received.push('') - 1;
		socket.on('error', () => undefined);
		socket.on('data', (bytes) => {
			received[at] += bytes.toString('latin1');
			const [head, body] = received[at].split('\r\n\r\n');
			const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
			if (body?.length === length) socket.end('HTTP/1.1 206 Partial Content\r\n\r\n');
		});
	});
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return { received, server, url: `http://127.0.0.1:${port}/` };
}

function putTo(url: string, clock = new FakeClock()) {
	const options: SenderOptions = {
		uploadUrl: url,
		mimeType: 'video/mp4',
		stallMs: 120_000,
		clock,
		signal: undefined,
		send: sendWithAxios,
	};
	const [chunk] = PLAN.chunks;
	return new ChunkPut({
		chunk,
		plan: PLAN,
		remainingMs: REMAINING_MS,
		options,
		sourceWatchesItself: false,
		sourceStream: new PieceStream([]),
		memory: new SentMemory({}),
	});
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
	for (const piece of cut(bytes, 100)) yield await Promise.resolve(piece);
}

describe('on the wire', () => {
	test('a PUT that has not begun is a connection without a byte; begun, it is whole', async () => {
		const { received, server, url } = await rawServer();
		const put = putTo(url);
		void put.connect();
		await once(server, 'connection');
		await sleep(LINGER_MS);
		expect(received).toEqual(['']);

		const result = await put.begin(pieces(FILE.subarray(0, 300)));
		expect(result).toMatchObject({ answer: { status: 206 } });
		expect(received).toHaveLength(1);
		expect(received[0]).toContain('Content-Range: bytes 0-299/900');
		expect(received[0].endsWith(FILE.subarray(0, 300).toString('latin1'))).toBe(true);
	});

	test.each(['at once', 'when connected'])('dropped %s, it never sends a byte', async (when) => {
		const { received, server, url } = await rawServer();
		const put = putTo(url);
		put.connect().catch(() => undefined);
		if (when === 'when connected') await once(server, 'connection');
		put.drop();
		await sleep(LINGER_MS);
		expect(received.join('')).toBe('');
	});
});

describe('the connection of the next chunk', () => {
	function stage(misbehaviour: Misbehaviour[] = [], clock = new FakeClock(), file = FILE) {
		const host = new UploadHost(misbehaviour);
		const opened: PutRequest[] = [];
		const options: SenderOptions = {
			uploadUrl: 'https://upload.example.com/',
			mimeType: 'video/mp4',
			stallMs: 120_000,
			clock,
			signal: undefined,
			send: async (request) => {
				opened.push(request);
				return await host.send(request);
			},
		};
		const source = new MemorySource(file, 64);
		const plan = smallPlan(file.length, 300);
		const sender = new ChunkSender(source);
		const put = async (index: number, remainingMs = REMAINING_MS) =>
			await sender.put(plan.chunks[index], plan, remainingMs, options);
		return { host, opened, options, sender, source, put, clock };
	}

	const rangesOf = (requests: ReadonlyArray<Pick<PutRequest, 'headers'>>) =>
		requests.map(({ headers }) => headers['Content-Range']);

	test('is opened before the chunk is answered, and used; none beyond the last', async () => {
		const { host, opened, put } = stage();
		await put(0);
		expect(rangesOf(opened)).toEqual(['bytes 0-299/900', 'bytes 300-599/900']);
		expect(host.puts).toHaveLength(1);
		await put(1);
		await put(2);
		expect(opened).toHaveLength(3);
		expect(rangesOf(host.puts)).toEqual(rangesOf(opened));
		expect(Buffer.concat(host.puts.map(({ bytes }) => bytes)).equals(FILE)).toBe(true);
	});

	test('is opened once the client has taken the whole chunk, not earlier', async () => {
		const { put, opened, options, source } = stage();
		const { send } = options;
		const read: number[] = [];
		Object.assign(options, {
			send: async (request: PutRequest) => {
				read.push(source.opened[0].pulled);
				return await send(request);
			},
		});
		await put(0);
		expect(rangesOf(opened)).toEqual(['bytes 0-299/900', 'bytes 300-599/900']);
		// Pieces 1 to 5 of 64 bytes hold the first chunk.
		expect(read).toEqual([0, 5]);
	});

	test('is let go without a byte when the chunk is refused', async () => {
		const { host, opened, put } = stage([{ status: 503 }]);
		await put(0);
		expect(opened[1].abortSignal.aborted).toBe(true);
		await put(0);
		await put(1);
		expect(rangesOf(host.puts)).toEqual([
			'bytes 0-299/900',
			'bytes 0-299/900',
			'bytes 300-599/900',
		]);
	});

	test.each([
		[200, false],
		[299, false],
		[300, true],
	])('after a %i is let go: %s', async (status, isLetGo) => {
		const { opened, put } = stage([{ status }]);
		await put(0);
		expect(opened[1].abortSignal.aborted).toBe(isLetGo);
	});

	test('is let go when the host wants another chunk', async () => {
		const { host, opened, put } = stage();
		await put(0);
		await put(2);
		expect(opened[1].abortSignal.aborted).toBe(true);
		expect(rangesOf(host.puts)).toEqual(['bytes 0-299/900', 'bytes 600-899/900']);
	});

	test('has what is left of the deadline', async () => {
		const clock = new FakeClock();
		const { opened, put, options } = stage([], clock);
		const { send } = options;
		Object.assign(options, {
			send: async (request: PutRequest) => {
				const answer = send(request);
				if (opened.length === 1) clock.advance(1_000);
				return await answer;
			},
		});
		await put(0, 10_000);
		expect(opened.map(({ timeoutMs }) => timeoutMs)).toEqual([10_000, 9_000]);
	});

	test('a file that takes its time to open does not extend the deadline', async () => {
		const { opened, put, source, clock } = stage();
		const open = source.open.bind(source);
		source.open = async () => {
			clock.advance(1_000);
			return await open();
		};
		await put(0, 10_000);
		expect(opened[0].timeoutMs).toBe(9_000);
	});

	test('that fails by itself is replaced, and nobody hears of it', async () => {
		const { host, opened, put, options } = stage();
		const { send } = options;
		const refused: PutResult = {
			fault: { kind: 'network', code: 'ECONNREFUSED', message: 'x', remedy: 'x', retryable: true },
		};
		Object.assign(options, {
			send: async (request: PutRequest) =>
				opened.length === 1 ? (opened.push(request), refused) : await send(request),
		});
		expect(await put(0)).toHaveProperty('answer');
		expect(await put(1)).toHaveProperty('answer');
		expect(opened).toHaveLength(3 + 1);
		expect(rangesOf(host.puts)).toEqual(['bytes 0-299/900', 'bytes 300-599/900']);
	});

	test('goes with the file when that is let go', async () => {
		const { opened, put, sender } = stage();
		await put(0);
		sender.close();
		expect(opened[1].abortSignal.aborted).toBe(true);
	});
});
