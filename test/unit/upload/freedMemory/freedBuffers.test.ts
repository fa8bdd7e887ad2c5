/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the body is piped into a request, as n8n's client does */
import { Writable } from 'node:stream';

import { ChunkSender } from '../../../nodes/TikTok/upload/put/chunkSender';
import type { SenderOptions } from '../../../nodes/TikTok/upload/put/transfer';
import type { Pipeable } from '../../../nodes/TikTok/shared/byteStream';
import { FakeClock } from '../support/fakeClock';
import { numbered, PieceStream } from '../support/pieces';
import { smallPlan } from '../support/smallPlan';

const PIECE_BYTES = 100_000;
const PLAN = smallPlan(4 * PIECE_BYTES, 2 * PIECE_BYTES);
const FILE = numbered(PLAN.videoSize);

/** A request that takes everything; reportSent knows one by the name of its class. */
class ClientRequest extends Writable {
	readonly taken: Buffer[] = [];

	override _write(piece: Buffer, _: string, done: () => void): void {
		this.taken.push(Buffer.from(piece));
		done();
	}
}

/** A file in pieces with memory of their own, which are kept to be looked at. */
function ownPieces(): Buffer[] {
	return [0, 1, 2, 3].map((index) => {
		const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
		FILE.copy(piece, 0, index * PIECE_BYTES);
		return piece;
	});
}

async function send(chunkIndex: number, ownsPieces: boolean | undefined) {
	const pieces = ownPieces();
	const request = new ClientRequest();
	const options: SenderOptions = {
		uploadUrl: 'https://upload.example.com/',
		mimeType: 'video/mp4',
		stallMs: 120_000,
		clock: new FakeClock(),
		signal: undefined,
		send: async ({ body }) => {
			const ended = new Promise((resolve) => request.once('finish', resolve));
			(body as Pipeable).pipe(request);
			await ended;
			return { answer: { status: 206, headers: {}, text: '' } };
		},
	};
	const sender = new ChunkSender({
		fileName: 'clip.mp4',
		declaredMimeType: 'video/mp4',
		sizeBytes: FILE.length,
		...(ownsPieces === undefined ? {} : { ownsPieces }),
		open: async () => await Promise.resolve(new PieceStream(pieces)),
	});
	await sender.put(PLAN.chunks[chunkIndex], PLAN, 3_000_000, options);
	return { lengths: pieces.map(({ length }) => length), sent: Buffer.concat(request.taken) };
}

describe('the memory of pieces', () => {
	test('is freed once they are sent, when nobody else looks at it', async () => {
		const { lengths, sent } = await send(0, true);
		expect(lengths).toEqual([0, 0, PIECE_BYTES, PIECE_BYTES]);
		expect(sent.equals(FILE.subarray(0, 2 * PIECE_BYTES))).toBe(true);
	});

	test('is freed, too, of what a repeat only skips', async () => {
		const { lengths, sent } = await send(1, true);
		expect(lengths).toEqual([0, 0, 0, 0]);
		expect(sent.equals(FILE.subarray(2 * PIECE_BYTES))).toBe(true);
	});

	test.each([false, undefined])('stays when others may look at it: ownsPieces %s', async (owns) => {
		const { lengths } = await send(1, owns);
		expect(lengths).toEqual([PIECE_BYTES, PIECE_BYTES, PIECE_BYTES, PIECE_BYTES]);
	});
});
