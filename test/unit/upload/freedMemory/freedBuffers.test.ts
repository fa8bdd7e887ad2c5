/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the body is piped into a request, as n8n's client does */
import { Writable, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

import type { Pipeable } from '../../../../nodes/TikTok/shared/byteStream';
import type { SenderOptions } from '../../../../nodes/TikTok/upload/put/chunkPut';
import { ChunkSender } from '../../../../nodes/TikTok/upload/put/chunkSender';
import { FakeClock } from '../../support/fakeClock';
import { MemorySource, numbered, PieceStream } from '../../support/pieces';
import { smallPlan } from '../../support/smallPlan';

const BUFFER_BYTES = 100_000;
const PLAN = smallPlan(4 * BUFFER_BYTES, 2 * BUFFER_BYTES);
const FILE = numbered(PLAN.videoSize);
const STALL_MS = 120_000;

/** A request that takes everything; reportSent knows one by the name of its class. */
class ClientRequest extends Writable {
	readonly taken: Buffer[] = [];

	constructor(private readonly take: () => Promise<void> = async () => undefined) {
		super();
	}

	override _write(buffer: Buffer, _: string, done: () => void): void {
		this.taken.push(Buffer.from(buffer));
		void this.take().then(done);
	}
}

function optionsOf(more: Partial<SenderOptions>): SenderOptions {
	return {
		uploadUrl: 'https://upload.example.com/',
		mimeType: 'video/mp4',
		stallMs: STALL_MS,
		clock: new FakeClock(),
		signal: undefined,
		send: async () => await Promise.reject(new Error('nothing is sent')),
		...more,
	};
}

/** A file in buffers with memory of their own, which are kept to be looked at. */
function ownBuffers(): Buffer[] {
	return [0, 1, 2, 3].map((index) => {
		const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
		FILE.copy(buffer, 0, index * BUFFER_BYTES);
		return buffer;
	});
}

async function send(chunkIndex: number, ownsBuffers: boolean | undefined) {
	const buffers = ownBuffers();
	const request = new ClientRequest();
	const options = optionsOf({
		send: async ({ body }) => {
			const ended = new Promise((resolve) => request.once('finish', resolve));
			(body as Pipeable).pipe(request);
			await ended;
			return { answer: { status: 206, headers: {}, text: '' } };
		},
	});
	const sender = new ChunkSender({
		fileName: 'clip.mp4',
		declaredMimeType: 'video/mp4',
		sizeBytes: FILE.length,
		...(ownsBuffers === undefined ? {} : { ownsBuffers }),
		open: async () => await Promise.resolve(new PieceStream(buffers)),
	});
	await sender.put(PLAN.chunks[chunkIndex], PLAN, 3_000_000, options);
	return { lengths: buffers.map(({ length }) => length), sent: Buffer.concat(request.taken) };
}

describe('the memory of buffers', () => {
	test('is freed once they are sent, when nobody else looks at it', async () => {
		const { lengths, sent } = await send(0, true);
		expect(lengths).toEqual([0, 0, BUFFER_BYTES, BUFFER_BYTES]);
		expect(sent.equals(FILE.subarray(0, 2 * BUFFER_BYTES))).toBe(true);
	});

	test('is freed, too, of what a retry only skips', async () => {
		const { lengths, sent } = await send(1, true);
		expect(lengths).toEqual([0, 0, 0, 0]);
		expect(sent.equals(FILE.subarray(2 * BUFFER_BYTES))).toBe(true);
	});

	test.each([false, undefined])(
		'stays when others may look at it: ownsBuffers %s',
		async (owns) => {
			const { lengths } = await send(1, owns);
			expect(lengths).toEqual([BUFFER_BYTES, BUFFER_BYTES, BUFFER_BYTES, BUFFER_BYTES]);
		},
	);
});

test('a buffer that was sent keeps a PUT alive whose file was read ahead', async () => {
	const file = numbered(100);
	const plan = smallPlan(100, 100);
	const clock = new FakeClock();
	const request = new ClientRequest(async () => await clock.sleep(STALL_MS - 5_000));
	const options = optionsOf({
		clock,
		send: async ({ body, abortSignal }) => {
			(body as Readable).pipe(request);
			try {
				await finished(request, { signal: abortSignal });
			} catch {
				return { fault: { kind: 'network', code: 'x', message: '', remedy: '', retryable: true } };
			}
			return { answer: { status: 201, headers: {}, text: '' } };
		},
	});
	const sender = new ChunkSender(new MemorySource(file, 10));
	expect(await sender.put(plan.chunks[0], plan, 3_000_000, options)).toMatchObject({
		answer: { status: 201 },
	});
	expect(Buffer.concat(request.taken).equals(file)).toBe(true);
});
