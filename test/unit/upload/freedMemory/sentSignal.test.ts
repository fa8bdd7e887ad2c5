/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the signal is proven on Node's own HTTP, with a server that reads slowly */
import { createHash } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { PassThrough, Transform, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { createCA, createCert } from 'mkcert';

import { toByteStream } from '../../../../nodes/TikTok/shared/byteStream';
import { reportSent } from '../../../../nodes/TikTok/upload/freedMemory/sentSignal';
import { numbered } from '../../support/pieces';

const BUFFER_BYTES = 1_048_576;
const PIECES = 24;

/** More than the system buffers between two sockets of one machine. */
const FILE = numbered(PIECES * BUFFER_BYTES);
const FILE_SHA256 = createHash('sha256').update(FILE).digest('hex');
const PAUSE_MS = 2;

interface Answer {
	received: string;
}

describe.each(['http', 'https'] as const)('reportSent over %s', (protocol) => {
	let server: http.Server | https.Server;
	let take: (request: http.IncomingMessage, response: http.ServerResponse) => void;

	beforeAll(async () => {
		const handler: http.RequestListener = (request, response) => take(request, response);
		server =
			protocol === 'http'
				? http.createServer(handler)
				: https.createServer(await loopbackCertificate(), handler);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterAll(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});

	function request(): http.ClientRequest {
		const { port } = server.address() as AddressInfo;
		const headers = { 'Content-Length': FILE.length };
		const options = { host: '127.0.0.1', port, method: 'PUT', headers };
		return protocol === 'http'
			? http.request(options)
			: // The throw-away certificate of this test is not the matter here.
				https.request({ ...options, rejectUnauthorized: false });
	}

	test.each([
		['straight', () => undefined],
		['through a stream that counts, as newer clients do', () => new PassThrough()],
	])('%s: what was reported is never read again', async (_, between) => {
		take = async (incoming, response) => {
			const hash = createHash('sha256');
			for await (const bytes of incoming) {
				hash.update(bytes as Buffer);
				await sleep(Math.random() * PAUSE_MS);
			}
			response.end(hash.digest('hex'));
		};
		const sent = new Set<unknown>();
		const body = toByteStream(copies());
		reportSent(body, (piece) => {
			expect(sent.has(piece)).toBe(false);
			sent.add(piece);
			// Whoever still reads it sends the wrong bytes, and the hash tells.
			(piece as Buffer).fill(0xff);
		});
		const put = request();
		const answer = answerTo(put);
		pipeAll(body, between(), put);
		expect(await answer).toEqual({ received: FILE_SHA256 });
		expect(sent.size).toBe(PIECES);
	});

	test('a server that does not read: what could not be sent is not reported, not even when it hangs up', async () => {
		const connected = new Promise<http.IncomingMessage>((resolve) => {
			take = (incoming) => resolve(incoming.pause());
		});
		let reported = 0;
		const body = toByteStream(copies());
		reportSent(body, () => (reported += 1));
		const put = request();
		const answer = answerTo(put);
		pipeAll(body, undefined, put);
		const incoming = await connected;
		await sleep(300);
		incoming.socket.destroy();
		await expect(answer).rejects.toThrow();
		await sleep(50);
		body.destroy();
		expect(reported).toBeLessThan(PIECES - 2);
	});
});

describe('reportSent', () => {
	test('is silent about a destination that might keep what it gets', async () => {
		const kept: Buffer[] = [];
		const keeper = new Writable({
			write: (piece: Buffer, _, done) => {
				kept.push(piece);
				done();
			},
		});
		const body = toByteStream(copies());
		const sent = jest.fn();
		reportSent(body, sent);
		body.pipe(keeper);
		await new Promise((resolve) => keeper.once('finish', resolve));
		expect(Buffer.concat(kept).equals(FILE)).toBe(true);
		expect(sent).not.toHaveBeenCalled();
	});
});

describe('a request that is written to', () => {
	type Done = (error?: Error | null) => void;

	/** Node's request as reportSent knows it: by the name of its class. */
	class ClientRequest {
		readonly writes: unknown[][] = [];

		write(...all: unknown[]): boolean {
			this.writes.push(all);
			return true;
		}

		/** Calls what was handed over with the n-th piece. */
		end(index: number, error?: Error): void {
			(this.writes[index].at(-1) as Done)(error);
		}
	}

	function piped() {
		const sent: unknown[] = [];
		const request = new ClientRequest();
		const body = { pipe: (destination: object) => destination };
		reportSent(body, (piece) => sent.push(piece));
		expect(body.pipe(request)).toBe(request);
		return { request, sent };
	}

	test('reports a piece when it is flushed, not when it is taken or has failed', () => {
		const { request, sent } = piped();
		expect(request.write('one')).toBe(true);
		expect(request.write('two')).toBe(true);
		expect(sent).toEqual([]);
		request.end(1, new Error('EPIPE'));
		request.end(0);
		expect(sent).toEqual(['one']);
	});

	test("leaves a write alone that has a callback of somebody else's", () => {
		const { request, sent } = piped();
		const done = jest.fn();
		request.write('one', 'utf8', done);
		expect(request.writes).toEqual([['one', 'utf8', done]]);
		request.end(0);
		expect(done).toHaveBeenCalledTimes(1);
		expect(sent).toEqual([]);
	});
});

/** Pieces with memory of their own, as a file's reader makes them. */
async function* copies(): AsyncGenerator<Buffer> {
	for (let at = 0; at < FILE.length; at += BUFFER_BYTES) {
		const piece = Buffer.allocUnsafeSlow(BUFFER_BYTES);
		FILE.copy(piece, 0, at);
		yield piece;
	}
}

function pipeAll(
	body: ReturnType<typeof toByteStream>,
	between: Transform | undefined,
	put: http.ClientRequest,
): void {
	if (between === undefined) {
		body.pipe(put);
		return;
	}
	body.pipe(between);
	between.pipe(put);
}

async function answerTo(put: http.ClientRequest): Promise<Answer> {
	return await new Promise((resolve, reject) => {
		put.once('error', reject);
		put.once('response', (response) => {
			let received = '';
			response.setEncoding('utf8');
			response.on('data', (text: string) => (received += text));
			response.once('end', () => resolve({ received }));
		});
	});
}

async function loopbackCertificate(): Promise<{ key: string; cert: string }> {
	const name = { organization: 'test', countryCode: 'ZZ', state: 'x', locality: 'x', validity: 1 };
	return await createCert({ ca: await createCA(name), domains: ['127.0.0.1'], validity: 1 });
}
