import { BUFFER_BYTES } from '../../../../nodes/TikTok/shared/byteStream';
import { gathered } from '../../../../nodes/TikTok/upload/source/web/gathered';
import { FakeClock } from '../../support/fakeClock';
import { collect, cut, numbered, PieceStream } from '../../support/pieces';

describe('gathered bytes', () => {
	test.each([1_000, 65_536, BUFFER_BYTES, 3 * BUFFER_BYTES + 5])(
		'of pieces of %i bytes are the same, in full buffers of their own',
		async (pieceBytes) => {
			const file = numbered(2 * BUFFER_BYTES + 7);
			const copy = Buffer.from(file);
			const stream = new PieceStream(cut(file, pieceBytes));
			const buffers = await collect(gathered(stream, new FakeClock()));
			expect(Buffer.concat(buffers).equals(copy)).toBe(true);
			expect(buffers.map(({ length }) => length)).toEqual([BUFFER_BYTES, BUFFER_BYTES, 7]);
			expect(buffers.every(({ buffer }) => buffer !== file.buffer)).toBe(true);
		},
	);

	test('do not wait more than a second for a slow server', async () => {
		const clock = new FakeClock();
		const pieces = cut(numbered(30), 10);
		const slow = {
			async *[Symbol.asyncIterator]() {
				for (const piece of pieces) {
					clock.advance(600);
					yield await Promise.resolve(piece);
				}
			},
			destroy: () => undefined,
		};
		const buffers = await collect(gathered(slow, clock));
		expect(buffers.map(({ length }) => length)).toEqual([30]);
		const slower = { ...slow, [Symbol.asyncIterator]: slow[Symbol.asyncIterator] };
		pieces.push(...cut(numbered(30), 10));
		expect((await collect(gathered(slower, clock))).map(({ length }) => length)).toEqual([30, 30]);
	});

	test('free the memory of what they have copied, if nothing else can use it', async () => {
		const own = Buffer.allocUnsafeSlow(100_000).fill(1);
		const shared = Buffer.allocUnsafeSlow(200_000).fill(2);
		const stream = new PieceStream([own, shared.subarray(0, 100_000), shared.subarray(100_000)]);
		const [all] = await collect(gathered(stream, new FakeClock()));
		expect(all).toHaveLength(300_000);
		expect([own.length, shared.length]).toEqual([0, 200_000]);
	});

	test('are closed with their stream, and throw what it throws', async () => {
		const stream = new PieceStream([], new Error('dropped'));
		const all = gathered(stream, new FakeClock());
		await expect(collect(all)).rejects.toThrow('dropped');
		all.destroy();
		expect(stream.destroyed).toBe(true);
	});
});
