/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- one test reads a guide, and a PUT takes a turn of the event loop */
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import fc from 'fast-check';

import type { ByteStream } from '../../../nodes/TikTok/shared/byteStream';
import { ChunkSender } from '../../../nodes/TikTok/upload/put/chunkSender';
import { planUpload, type UploadPlan } from '../../../nodes/TikTok/upload/plan/plan';
import { MAX_VIDEO_BYTES } from '../../../nodes/TikTok/publish/check/videoLimits';
import type { SenderOptions } from '../../../nodes/TikTok/upload/put/chunkPut';
import type { VideoSource } from '../../../nodes/TikTok/upload/source/videoSource';
import { FakeClock } from '../support/fakeClock';
import { PieceStream } from '../support/pieces';

const REMAINING_MS = 3_000_000;
const LIMITS = path.resolve(__dirname, '../../../docs/limits.md');

/** A file of any size out of one buffer that is handed over again and again; nothing is copied. */
class RepeatedSource implements VideoSource {
	readonly fileName = 'clip.mp4';

	readonly declaredMimeType = 'video/mp4';

	opened = 0;

	bytesRead = 0;

	readonly piece: Buffer;

	constructor(
		readonly sizeBytes: number,
		pieceBytes: number,
	) {
		this.piece = Buffer.alloc(pieceBytes, 1);
	}

	async open(): Promise<ByteStream> {
		this.opened += 1;
		return new PieceStream(this.pieces());
	}

	private *pieces(): Generator<Buffer> {
		for (let left = this.sizeBytes; left > 0; left -= this.piece.length) {
			const part = this.piece.subarray(0, left);
			this.bytesRead += part.length;
			yield part;
		}
	}
}

interface Sent {
	/** Bytes of each PUT. */
	puts: number[];
	/** Bytes that were not handed over in the source's own memory. */
	copied: number;
}

/** Sends every chunk as n8n's client does: the body flows, and nothing of it is kept. */
async function send(source: RepeatedSource, plan: UploadPlan): Promise<Sent> {
	const sent: Sent = { puts: [], copied: 0 };
	const options: SenderOptions = {
		uploadUrl: 'https://upload.example.com/',
		mimeType: 'video/mp4',
		stallMs: 120_000,
		clock: new FakeClock(),
		signal: undefined,
		send: async ({ body, headers }) => {
			let bytes = 0;
			await flow(body, (piece) => {
				bytes += piece.length;
				if (piece.buffer !== source.piece.buffer) sent.copied += piece.length;
			});
			expect(headers['Content-Length']).toBe(String(bytes));
			sent.puts.push(bytes);
			// As the network has it. Without any turn Node keeps abort signals, and so all files of a test.
			await nextTurn();
			return { answer: { status: 206, headers: {}, text: '' } };
		},
	};
	const sender = new ChunkSender(source);
	await sender.prepare();
	for (const chunk of plan.chunks) await sender.put(chunk, plan, REMAINING_MS, options);
	sender.close();
	return sent;
}

interface Flowing {
	on(event: 'data', listener: (piece: Buffer) => void): this;
	once(event: 'end', listener: () => void): this;
	once(event: 'error', listener: (error: Error) => void): this;
}

async function flow(body: unknown, take: (piece: Buffer) => void): Promise<void> {
	const stream = body as Flowing;
	await new Promise<void>((resolve, reject) => {
		stream.on('data', take).once('end', resolve).once('error', reject);
	});
}

/** On an idle machine, each test takes two seconds. */
const BUSY_MACHINE_MS = 180_000;

describe('PB-12: a file in tiny buffers', () => {
	test(
		'200 MB in buffers of 1 kB: not one byte is copied',
		async () => {
			const source = new RepeatedSource(200_000_000, 1_000);
			const { puts, copied } = await send(source, planUpload(source.sizeBytes));
			expect(puts.reduce((sum, bytes) => sum + bytes, 0)).toBe(200_000_000);
			expect(copied).toBe(0);
		},
		BUSY_MACHINE_MS,
	);
});

describe('PB-15: every size that TikTok takes', () => {
	const anySize = fc.integer({ min: 1, max: 4_294_967_296 });

	test(
		'is sent in ceil(size / 64,000,000) PUTs, and read exactly once',
		async () => {
			await fc.assert(
				fc.asyncProperty(anySize, async (size) => {
					const source = new RepeatedSource(size, 16_777_216);
					const { puts } = await send(source, planUpload(size));
					expect(puts).toHaveLength(Math.ceil(size / 64_000_000));
					expect(puts.reduce((sum, bytes) => sum + bytes, 0)).toBe(size);
					expect([source.opened, source.bytesRead]).toEqual([1, size]);
				}),
				{ numRuns: 30, examples: [[1], [64_000_000], [64_000_001], [4_294_967_296]] },
			);
		},
		BUSY_MACHINE_MS,
	);

	test("goes up to TikTok's 4 GB, and docs/limits.md says so to the byte", () => {
		expect(MAX_VIDEO_BYTES).toBe(4_294_967_296);
		expect(fs.readFileSync(LIMITS, 'utf8')).toContain('1 byte to 4,294,967,296 bytes (4 GB)');
	});
});
