/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import zlib from 'node:zlib';

import { contentOf, type ContentName } from './contents';

/** One answer, as data. */
export interface Answer {
	status?: number;
	/** `{self}` and `{other}` stand for the origins of the two servers. */
	headers?: Record<string, string>;
	/** A file, or a text. */
	body?: ContentName | { text: string };
	/** `Content-Length`: that of the body as it is sent, none (chunked), none in HTTP/1.0, or another one. */
	length?: 'right' | 'none' | 'closed' | number;
	packing?: 'gzip' | 'deflate' | 'br';
	/** Whether a `Range` is honoured, and whether the server says so. */
	ranges?: 'stated' | 'silent' | 'ignored' | 'denied' | 'without total' | 'wrong total';
	/** The server closes the connection after so many bytes of the body. */
	cutAfter?: number;
	/** The server closes the connection after so many milliseconds, if the reader lets it wait. */
	dropsWaiting?: number;
	/** The server closes the connection without an answer. */
	refuses?: boolean;
	/** Answered if this header came, otherwise 403. */
	needs?: { name: string; value: string };
}

/** What a server answers: to the GETs of each path in turn, the last one to all later GETs. */
export type Script = Record<string, readonly Answer[]>;

/** A request that came in. */
export interface Got {
	path: string;
	headers: http.IncomingHttpHeaders;
	/** What was answered; 0 for nothing. */
	status: number;
}

const GONE_SOON_MS = 50;

/** A web server on loopback that does what a script says, and knows its open connections. */
export class ScriptedServer {
	readonly got: Got[] = [];

	private readonly sockets = new Set<Socket>();

	private readonly server = http.createServer((request, response) => {
		void this.answer(request, response);
	});

	/** The other server of a test, for redirects between origins. */
	other: ScriptedServer | undefined;

	private constructor(private readonly script: Script) {}

	static async start(script: Script): Promise<ScriptedServer> {
		const started = new ScriptedServer(script);
		const { server, sockets } = started;
		server.on('connection', (socket) => {
			sockets.add(socket);
			socket.once('close', () => sockets.delete(socket));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return started;
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** The requests that no redirect answered. */
	get gets(): Got[] {
		return this.got.filter(({ status }) => status < 300 || status >= 400);
	}

	/** How many connections are open, after those that are ending had their time. */
	async openConnections(): Promise<number> {
		for (let n = 0; n < 20 && this.sockets.size > 0; n += 1) await sleep(GONE_SOON_MS);
		return this.sockets.size;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(request: http.IncomingMessage, response: http.ServerResponse) {
		const path = (request.url ?? '').split('?')[0];
		const before = this.got.filter((one) => one.path === path).length;
		const got: Got = { path, headers: request.headers, status: 0 };
		this.got.push(got);
		const answers = this.script[path] ?? [{ status: 404 }];
		const answer = answers[Math.min(before, answers.length - 1)];
		if (answer.refuses) return void request.socket.destroy();
		const { needs } = answer;
		if (needs !== undefined && request.headers[needs.name.toLowerCase()] !== needs.value) {
			got.status = 403;
			return void response.writeHead(403).end();
		}
		await this.send(response, answer, got, request.headers.range);
	}

	private async send(
		response: http.ServerResponse,
		answer: Answer,
		got: Got,
		range?: string,
	): Promise<void> {
		const { status = 200, length = 'right', packing, ranges = 'stated' } = answer;
		const { body: named = { text: '' } } = answer;
		const content = contentOf(
			typeof named === 'string' ? named : { text: this.filledIn({ text: named.text }).text },
		);
		const asked = /^bytes=(\d+)-/.exec(range ?? '');
		const isPart =
			asked !== null && status === 200 && !['ignored', 'denied'].includes(ranges) && !packing;
		const start = isPart ? Number(asked[1]) : 0;
		const body = pack(content.subarray(start), packing);
		const total =
			ranges === 'without total' ? '*' : content.length + (ranges === 'wrong total' ? 1 : 0);
		const stated = ranges === 'stated' ? 'bytes' : ranges === 'denied' ? 'none' : undefined;
		// As HTTP/1.0 does it: the end of the connection is the end of the file.
		response.useChunkedEncodingByDefault = length !== 'closed';
		if (length === 'closed') response.shouldKeepAlive = false;
		got.status = isPart ? 206 : status;
		response.writeHead(isPart ? 206 : status, {
			...(stated === undefined || packing ? {} : { 'accept-ranges': stated }),
			...(isPart ? { 'content-range': `bytes ${start}-${content.length - 1}/${total}` } : {}),
			...(packing === undefined ? {} : { 'content-encoding': packing }),
			...(length === 'none' || length === 'closed'
				? {}
				: { 'content-length': length === 'right' || isPart ? body.length : length }),
			...this.filledIn(answer.headers ?? {}),
		});
		if (answer.cutAfter !== undefined && start + body.length > answer.cutAfter) {
			const part = body.subarray(0, Math.max(0, answer.cutAfter - start));
			response.write(part, () => response.destroy());
			return;
		}
		if (answer.dropsWaiting !== undefined && !isPart) {
			response.write(body.subarray(0, body.length / 2));
			await sleep(answer.dropsWaiting);
			response.destroy();
			return;
		}
		// A length that is too large: the connection ends before it.
		if (typeof length === 'number' && !isPart && length > body.length) {
			response.write(body, () => response.destroy());
			return;
		}
		if (typeof length === 'number' && !isPart) response.end(body.subarray(0, length));
		else response.end(body);
	}

	private filledIn(headers: Record<string, string>): Record<string, string> {
		const fill = (value: string) =>
			value.replaceAll('{self}', this.origin).replaceAll('{other}', this.other?.origin ?? '');
		return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)]));
	}
}

function pack(body: Buffer, packing: Answer['packing']): Buffer {
	if (packing === 'gzip') return zlib.gzipSync(body, { level: 1 });
	if (packing === 'deflate') return zlib.deflateSync(body, { level: 1 });
	if (packing !== 'br') return body;
	return zlib.brotliCompressSync(body, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } });
}
