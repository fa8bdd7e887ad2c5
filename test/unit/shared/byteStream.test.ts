/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the class of Node's streams is what the code under test has to find */
import { Readable } from 'node:stream';

import { PIECE_BYTES, toByteStream } from '../../../nodes/TikTok/shared/byteStream';
import { collect, cut, numbered, PieceStream } from '../support/pieces';

describe('toByteStream', () => {
	test("makes a stream of Node's own class, not an object stream", () => {
		const stream = toByteStream(new PieceStream([]));
		expect(stream).toBeInstanceOf(Readable);
		expect(stream).toMatchObject({ readableObjectMode: false, readableHighWaterMark: PIECE_BYTES });
		stream.destroy();
	});

	test('carries every byte in order, whatever the pieces', async () => {
		const file = numbered(60_000);
		for (const pieceBytes of [7, 16_384, 60_000]) {
			const stream = toByteStream(new PieceStream(cut(file, pieceBytes)));
			expect(Buffer.concat(await collect(stream)).equals(file)).toBe(true);
		}
	});

	test('is read no further ahead than a few pieces', async () => {
		const source = new PieceStream(cut(Buffer.alloc(20 * PIECE_BYTES), PIECE_BYTES));
		const stream = toByteStream(source);
		for await (const piece of stream) {
			expect(piece).toHaveLength(PIECE_BYTES);
			break;
		}
		expect(source.pulled).toBeLessThanOrEqual(3);
	});

	test('ends with the error of its source', async () => {
		const stream = toByteStream(new PieceStream([numbered(4)], new Error('the disk is gone')));
		await expect(collect(stream)).rejects.toThrow('the disk is gone');
	});
});
