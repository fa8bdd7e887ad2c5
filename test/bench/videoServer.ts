/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a program of the bench: a web server in a process of its own */
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { longFileBeginning } from './videoBytes';

const CLIP = fs.readFileSync(path.resolve(__dirname, '../fixtures/media/demo-clip.mp4'));
const ZEROS = Buffer.alloc(1_048_576);

/** What the server says when it is ready, and after each question of its parent. */
export type ServerReply = { origin: string } | { gets: number };

/**
 * Serves a video of N bytes at `/stated/N`, with its length, and at `/chunked/N` without. Its header is
 * in front; the rest are zeros that are in memory already, so that no disk is measured.
 */
function main(): void {
	let gets = 0;
	const server = http.createServer((request, response) => {
		gets += 1;
		const [, kind, size] = (request.url ?? '').split('/');
		response.setHeader('content-type', 'video/mp4');
		if (kind === 'stated') response.setHeader('content-length', size);
		pipeline(Readable.from(bytesOf(Number(size))), response).catch(() => response.destroy());
	});
	process.on('message', () => {
		process.send?.({ gets } satisfies ServerReply);
		gets = 0;
	});
	process.once('disconnect', () => process.exit());
	server.listen(0, '127.0.0.1', () => {
		const { port } = server.address() as AddressInfo;
		process.send?.({ origin: `http://127.0.0.1:${port}` } satisfies ServerReply);
	});
}

function* bytesOf(sizeBytes: number): Generator<Buffer> {
	const beginning = longFileBeginning(CLIP, sizeBytes);
	yield beginning;
	for (let left = sizeBytes - beginning.length; left > 0; left -= ZEROS.length) {
		yield ZEROS.subarray(0, Math.min(left, ZEROS.length));
	}
}

main();
