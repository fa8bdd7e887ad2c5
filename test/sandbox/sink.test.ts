/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test of the test server */
import { finished } from 'node:stream/promises';

import { Sink } from './upload/sink';

const PIECE_BYTES = 16_384;

/** Bytes that are left of each buffer after the sink has received them all. */
async function leftAfter(sink: Sink, pieces: Buffer[]): Promise<number[]> {
	for (const piece of pieces) sink.write(piece);
	sink.end();
	await finished(sink);
	return pieces.map(({ length }) => length);
}

test('what is only counted is freed at once', async () => {
	const sink = new Sink(null, 0, null, null);
	const pieces = [Buffer.alloc(PIECE_BYTES, 'a'), Buffer.alloc(PIECE_BYTES, 'b')];
	expect(await leftAfter(sink, pieces)).toEqual([0, 0]);
	expect(sink.bytes).toBe(2 * PIECE_BYTES);
	expect(sink.head.toString()).toBe('a'.repeat(16));
});

test('memory that a buffer shares with another is left alone', async () => {
	const both = Buffer.alloc(2 * PIECE_BYTES, 'a');
	const piece = both.subarray(0, PIECE_BYTES);
	expect(await leftAfter(new Sink(null, 0, null, null), [piece])).toEqual([PIECE_BYTES]);
	expect(both.toString()).toBe('a'.repeat(2 * PIECE_BYTES));
});
