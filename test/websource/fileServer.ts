/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run in Node, not inside n8n */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { LargeFile } from './largeFile';

/** How the file is served. */
export interface Line {
	bytesPerSecond: number;
	/** Offsets in the file, rising, beyond each of which one connection breaks. */
	dropsAt: readonly number[];
}

/** A web server on loopback with one file. */
export interface FileServer {
	readonly url: string;
	/** The `Range` headers asked for, in order; empty text for none. */
	readonly ranges: string[];
	/** Offsets at which connections were broken so far. */
	readonly drops: number[];
	close(): Promise<void>;
}

/** Serves a file that is made while it is sent, slowly, on a line that breaks where it is told to. */
export async function serveSlowly(file: LargeFile, line: Line): Promise<FileServer> {
	const ranges: string[] = [];
	const drops: number[] = [];
	const server = http.createServer((request, response) => {
		const { range = '' } = request.headers;
		ranges.push(range);
		const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
		const start = Number(from);
		const end = to === '' ? file.sizeBytes : Number(to) + 1;
		response.writeHead(range === '' ? 200 : 206, {
			'content-type': 'video/mp4',
			'content-length': end - start,
			...(range === '' ? {} : { 'content-range': `bytes ${start}-${end - 1}/${file.sizeBytes}` }),
		});
		// It rejects for a drop, and when the node has seen enough of the header: both close the line.
		pipeline(Readable.from(slowly(file, { start, end }, line, drops)), response).catch(() => {
			response.destroy();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/clip.mp4`,
		ranges,
		drops,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function* slowly(
	file: LargeFile,
	{ start, end }: { start: number; end: number },
	{ bytesPerSecond, dropsAt }: Line,
	drops: number[],
): AsyncGenerator<Buffer> {
	const begunAt = Date.now();
	let at = start;
	for (const piece of file.pieces(start, end)) {
		if (at >= dropsAt[drops.length]) {
			drops.push(at);
			throw new Error('dropped on purpose');
		}
		yield piece;
		at += piece.length;
		const dueAt = begunAt + ((at - start) / bytesPerSecond) * 1_000;
		if (dueAt > Date.now()) await sleep(dueAt - Date.now());
	}
}
