/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the class of Node's streams is what the code under test has to find */
import { Duplex, PassThrough, Readable } from 'node:stream';

import { BUFFER_BYTES, toByteStream } from '../../../nodes/TikTok/shared/byteStream';
import { collect, cut, numbered, PieceStream } from '../support/pieces';

describe('toByteStream', () => {
	test("makes a stream of Node's own class, not an object stream", () => {
		const stream = toByteStream(new PieceStream([]));
		expect(stream).toBeInstanceOf(Readable);
		expect(stream).toMatchObject({
			readableObjectMode: false,
			readableHighWaterMark: BUFFER_BYTES,
		});
		stream.destroy();
	});

	test.each<[string, object]>([
		['a stream of n8n', Readable.from([])],
		['a subclass of Readable', new (class extends Readable {})()],
		['a Duplex', new Duplex()],
		['a Transform', new PassThrough()],
		['a stream with a method of its own', Object.assign(Readable.from([]), { read: () => null })],
		['no stream at all', new PieceStream([])],
		['an object without a prototype', Object.create(null) as object],
	])('takes the class from %s', async (_, handedOver) => {
		const stream = toByteStream(new PieceStream([numbered(8)]), handedOver);
		expect(stream.constructor).toBe(Readable);
		expect(Buffer.concat(await collect(stream)).equals(numbered(8))).toBe(true);
	});

	test('carries every byte in order, whatever the buffers', async () => {
		const file = numbered(60_000);
		for (const pieceBytes of [7, 16_384, 60_000]) {
			const stream = toByteStream(new PieceStream(cut(file, pieceBytes)));
			expect(Buffer.concat(await collect(stream)).equals(file)).toBe(true);
		}
	});

	test('is read no further ahead than a few buffers', async () => {
		const source = new PieceStream(cut(Buffer.alloc(20 * BUFFER_BYTES), BUFFER_BYTES));
		const stream = toByteStream(source);
		for await (const piece of stream) {
			expect(piece).toHaveLength(BUFFER_BYTES);
			break;
		}
		expect(source.pulled).toBeLessThanOrEqual(3);
	});

	test('ends with the error of its source', async () => {
		const stream = toByteStream(new PieceStream([numbered(4)], new Error('the disk is gone')));
		await expect(collect(stream)).rejects.toThrow('the disk is gone');
	});
});
