/* eslint-disable @n8n/community-nodes/no-restricted-imports -- how bytes move is seen on real connections only */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { clockOf } from '../../../nodes/TikTok/shared/clock';
import { ChunkSender } from '../../../nodes/TikTok/upload/put/chunkSender';
import { MemorySource } from '../support/pieces';
import { sendWithAxios } from '../support/sendWithAxios';
import { smallPlan } from '../support/smallPlan';

const MIB = 1_048_576;
/** More than the system keeps between two sockets, so that the client feels how slowly the host reads. */
const FILE = Buffer.alloc(48 * MIB, 'abc');
const MS_PER_MIB = 80;
/** Shorter than the upload, longer than it takes to empty what the system keeps. */
const STALL_MS = 2_300;

let server: http.Server;
let puts = 0;

beforeAll(async () => {
	server = http.createServer((request, response) => {
		// A client that gives up ends the reading; the test sees its result.
		readSlowly(request, response).catch(() => undefined);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

async function readSlowly(
	request: http.IncomingMessage,
	response: http.ServerResponse,
): Promise<void> {
	puts += 1;
	const begunAt = Date.now();
	let bytes = 0;
	for await (const piece of request) {
		bytes += (piece as Buffer).length;
		const aheadMs = begunAt + (bytes / MIB) * MS_PER_MIB - Date.now();
		if (aheadMs > 0) await sleep(aheadMs);
	}
	response.writeHead(201).end();
}

test.each([
	['in one piece, as from the database', FILE.length],
	['in pieces', MIB],
])('a file that comes %s and moves all the time does not stand still', async (_, pieceBytes) => {
	puts = 0;
	const plan = smallPlan(FILE.length, FILE.length);
	const sender = new ChunkSender(new MemorySource(FILE, pieceBytes));
	const { port } = server.address() as AddressInfo;
	const begunAt = Date.now();
	const result = await sender.put(plan.chunks[0], plan, 60_000, {
		uploadUrl: `http://127.0.0.1:${port}/`,
		mimeType: 'video/mp4',
		stallMs: STALL_MS,
		clock: clockOf(undefined),
		signal: undefined,
		send: sendWithAxios,
	});
	expect(result).toMatchObject({ answer: { status: 201 } });
	expect(Date.now() - begunAt).toBeGreaterThan(1.5 * STALL_MS);
	expect(puts).toBe(1);
});
