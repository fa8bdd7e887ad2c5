/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test's web server: it needs Node */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';

import type { TestBench } from './testing';

export type Page = Buffer | ((request: IncomingMessage, response: ServerResponse) => void);

/** A developer's web server with its own host name. Only the sandbox can reach it. */
export class Source {
	/** The answer for each path. Any other path is 404. */
	readonly pages = new Map<string, Page>();

	/** Path and headers of every request. */
	readonly asked: Array<{ path: string; headers: IncomingMessage['headers'] }> = [];

	private constructor(
		readonly host: string,
		private readonly server: http.Server,
		readonly port: number,
	) {}

	static async start(bench: TestBench, host: string): Promise<Source> {
		// If a test fails before it closes its source, jest must still be able to exit.
		const server = http.createServer().unref();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		const port = address !== null && typeof address === 'object' ? address.port : 0;
		const source = new Source(host, server, port);
		server.on('request', (request, response) => source.answer(request, response));
		await bench.client.forward(host, port);
		return source;
	}

	/** Serves a page at that path. Returns its URL. */
	put(path: string, page: Page): string {
		this.pages.set(path, page);
		return `https://${this.host}${path}`;
	}

	close(): void {
		this.server.closeAllConnections();
		this.server.close();
	}

	private answer(request: IncomingMessage, response: ServerResponse): void {
		const path = request.url ?? '';
		this.asked.push({ path, headers: request.headers });
		const page = this.pages.get(path);
		if (typeof page === 'function') page(request, response);
		else response.writeHead(page ? 200 : 404).end(page);
	}
}

/** A JPEG header with these dimensions, padded to `bytes`. */
export function jpeg(width: number, height: number, bytes = 400): Buffer {
	const file = Buffer.alloc(bytes);
	// SOI, an APP0 of 16 bytes, a baseline frame header with three components.
	file.write('ffd8ffe000104a46494600010100000100010000ffc0001108', 'hex');
	file.writeUInt16BE(height, 25);
	file.writeUInt16BE(width, 27);
	return file;
}

/** The header of an extended WebP with these dimensions. */
export function webp(width: number, height: number): Buffer {
	const file = Buffer.alloc(60);
	file.write('RIFF', 0, 'latin1');
	file.writeUInt32LE(52, 4);
	file.write('WEBPVP8X', 8, 'latin1');
	file.writeUInt32LE(10, 16);
	file.writeUIntLE(width - 1, 24, 3);
	file.writeUIntLE(height - 1, 27, 3);
	return file;
}

export function png(width: number, height: number): Buffer {
	const file = Buffer.alloc(60);
	file.write('89504e470d0a1a0a0000000d49484452', 'hex');
	file.writeUInt32BE(width, 16);
	file.writeUInt32BE(height, 20);
	return file;
}
