/* eslint-disable @n8n/community-nodes/no-restricted-imports -- whether bytes are exact is seen on real connections */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { BUFFER_BYTES, toByteStream } from '../../../nodes/TikTok/shared/byteStream';
import { clockOf } from '../../../nodes/TikTok/shared/clock';
import { ownsBuffers } from '../../../nodes/TikTok/upload/freedMemory/sentMemory';
import { ChunkSender } from '../../../nodes/TikTok/upload/put/chunkSender';
import type { VideoSource } from '../../../nodes/TikTok/upload/source/videoSource';
import { numbered } from '../support/pieces';
import { sendWithAxios } from '../support/sendWithAxios';
import { smallPlan } from '../support/smallPlan';

const FILE = numbered(24_000_001);
const PLAN = smallPlan(FILE.length, 7_000_000);

const hash = createHash('sha256');
const server = http.createServer((request, response) => {
	// A client that gives up ends the reading; the test sees its result.
	take(request, response).catch(() => undefined);
});

beforeAll(async () => {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

/** Reads with pauses, so that what the client has sent is still on its way while it reads on. */
async function take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
	for await (const buffer of request) {
		hash.update(buffer as Buffer);
		if (Math.random() < 0.1) await sleep(1);
	}
	response.writeHead(206).end();
}

/** Reads as n8n does in filesystem mode: every buffer has memory of its own. */
async function* copies(): AsyncGenerator<Buffer> {
	for (let at = 0; at < FILE.length; at += BUFFER_BYTES) {
		const buffer = Buffer.allocUnsafeSlow(Math.min(BUFFER_BYTES, FILE.length - at));
		FILE.copy(buffer, 0, at);
		yield await Promise.resolve(buffer);
	}
}

test('what arrives is the file, to the byte', async () => {
	const source: VideoSource = {
		fileName: 'clip.mp4',
		declaredMimeType: 'video/mp4',
		sizeBytes: FILE.length,
		ownsBuffers: ownsBuffers('filesystem-v2:1'),
		open: async () => await Promise.resolve(toByteStream(copies())),
	};
	const { port } = server.address() as AddressInfo;
	const sender = new ChunkSender(source);
	for (const chunk of PLAN.chunks) {
		const result = await sender.put(chunk, PLAN, 60_000, {
			uploadUrl: `http://127.0.0.1:${port}/`,
			mimeType: 'video/mp4',
			stallMs: 60_000,
			clock: clockOf(undefined),
			signal: undefined,
			send: sendWithAxios,
		});
		expect(result).toMatchObject({ answer: { status: 206 } });
	}
	sender.close();
	expect(hash.digest('hex')).toBe(createHash('sha256').update(FILE).digest('hex'));
});
