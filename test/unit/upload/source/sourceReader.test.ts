import fc from 'fast-check';

import { BUFFER_BYTES } from '../../../../nodes/TikTok/shared/byteStream';
import { SourceReader, SourceSizeError } from '../../../../nodes/TikTok/upload/source/sourceReader';
import { collect, cut, numbered, PieceStream } from '../../support/pieces';

const FILE = numbered(100);

function readerOf(pieces: Buffer[], sizeBytes = FILE.length, end?: Error) {
	const stream = new PieceStream(pieces, end);
	return { stream, reader: new SourceReader(stream, sizeBytes) };
}

async function take(reader: SourceReader, bytes: number): Promise<Buffer> {
	return Buffer.concat(await collect(reader.take(bytes)));
}

/** Everything handed out until the reader throws, and what it threw. */
async function takeUntilError(reader: SourceReader, bytes: number) {
	let handedOut = 0;
	try {
		for await (const piece of reader.take(bytes)) handedOut += piece.length;
	} catch (error) {
		return { handedOut, error };
	}
	throw new Error('nothing was thrown');
}

describe('runs of bytes', () => {
	test('PB-11, PB-13: any pieces give the same runs', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 20 }),
				fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 }),
				async (pieceBytes, runBytes) => {
					const pieces: Buffer[] = [];
					let at = 0;
					for (let n = 0; at < FILE.length; n += 1) {
						const length = n < 200 ? pieceBytes[n % pieceBytes.length] : FILE.length;
						pieces.push(FILE.subarray(at, at + length));
						at += length;
					}
					const { reader } = readerOf(pieces);
					for (let n = 0; reader.offset < FILE.length; n += 1) {
						const start = reader.offset;
						const bytes = Math.min(runBytes[n % runBytes.length], FILE.length - start);
						const run = await take(reader, bytes);
						expect(run.equals(FILE.subarray(start, start + bytes))).toBe(true);
						expect(reader.offset).toBe(start + bytes);
					}
				},
			),
		);
	});

	test('PB-12: nothing is copied: what is handed out lies in the pieces of the source', async () => {
		const file = numbered(2_000_000);
		const { reader } = readerOf(cut(file, 1_000), file.length);
		let shared = 0;
		for (const bytes of [700_001, 700_001, 599_998]) {
			for await (const piece of reader.take(bytes)) {
				if (piece.buffer === file.buffer) shared += piece.length;
			}
		}
		expect(shared).toBe(file.length);
	});

	test('a file that comes in one piece is handed out in small ones, still uncopied', async () => {
		const file = numbered(3 * BUFFER_BYTES + 5);
		const { reader } = readerOf([file], file.length);
		const parts: Buffer[] = [];
		for await (const part of reader.take(file.length)) {
			expect(part.buffer).toBe(file.buffer);
			expect(reader.offset).toBe(parts.reduce((sum, { length }) => sum + length, part.length));
			parts.push(part);
		}
		expect(parts.map(({ length }) => length)).toEqual([
			BUFFER_BYTES,
			BUFFER_BYTES,
			BUFFER_BYTES,
			5,
		]);
		expect(Buffer.concat(parts).equals(file)).toBe(true);
	});

	test('is read only as far as asked for', async () => {
		const { stream, reader } = readerOf(cut(FILE, 10));
		await take(reader, 25);
		expect(stream.pulled).toBe(3);
	});

	test('skips to an offset, forward only as far as needed', async () => {
		const { stream, reader } = readerOf(cut(FILE, 10));
		const dropped: Buffer[] = [];
		const drop = (piece: Buffer) => dropped.push(piece);
		await reader.skipTo(35, drop);
		expect(Buffer.concat(dropped).equals(FILE.subarray(0, 35))).toBe(true);
		expect(reader.offset).toBe(35);
		expect(stream.pulled).toBe(4);
		expect((await take(reader, 7)).equals(FILE.subarray(35, 42))).toBe(true);
		await reader.skipTo(42, drop);
		expect(reader.offset).toBe(42);
	});

	test('the first piece can be read ahead once, and is handed out first', async () => {
		const { stream, reader } = readerOf([Buffer.alloc(0), ...cut(FILE, 10)]);
		await reader.prefetch();
		await reader.prefetch();
		expect(stream.pulled).toBe(2);
		expect(reader.offset).toBe(0);
		expect((await take(reader, 100)).equals(FILE)).toBe(true);
	});

	test('may begin in the middle, and still knows where the file ends', async () => {
		const rest = (sizeBytes: number) =>
			new SourceReader(new PieceStream(cut(FILE.subarray(40), 7)), sizeBytes, 40);
		const reader = rest(100);
		expect(reader.offset).toBe(40);
		expect((await take(reader, 60)).equals(FILE.subarray(40))).toBe(true);
		const short = await takeUntilError(rest(101), 61);
		expect(short.error).toMatchObject({ declaredBytes: 101, foundBytes: 100 });
		const long = await takeUntilError(rest(99), 59);
		expect(long.handedOut).toBeLessThan(59);
	});

	test('lets go of the source', () => {
		const { stream, reader } = readerOf([FILE]);
		reader.close();
		expect(stream.destroyed).toBe(true);
	});
});

describe('PB-24: a source of another size', () => {
	test('that ends early names both sizes', async () => {
		const { reader } = readerOf(cut(FILE, 30), 101);
		const { handedOut, error } = await takeUntilError(reader, 101);
		expect(handedOut).toBe(100);
		expect(error).toBeInstanceOf(SourceSizeError);
		expect(error).toMatchObject({ declaredBytes: 101, foundBytes: 100 });
		expect(String(error)).toMatch(/^SourceSizeError: .* 101 bytes, but ended after 100$/);
	});

	test.each([
		['in its last piece', [FILE]],
		['in a piece of its own', [FILE.subarray(0, 90), FILE.subarray(90)]],
		['after empty pieces', [FILE.subarray(0, 90), Buffer.alloc(0), FILE.subarray(90)]],
		['byte by byte', cut(FILE, 1)],
	])('that runs on %s never has its last byte handed out', async (_, pieces) => {
		const { reader } = readerOf(pieces, 90);
		const { handedOut, error } = await takeUntilError(reader, 90);
		expect(handedOut).toBeLessThan(90);
		expect(error).toMatchObject({ declaredBytes: 90, foundBytes: Infinity });
		expect(String(error)).toMatch(/90 bytes, but continues/);
	});

	test('empty pieces at the end do not make it longer', async () => {
		const { reader } = readerOf([FILE, Buffer.alloc(0), Buffer.alloc(0)]);
		expect((await take(reader, 100)).equals(FILE)).toBe(true);
	});

	test('an empty source ends before anything', async () => {
		const { reader } = readerOf([], 1);
		await reader.prefetch();
		const { error } = await takeUntilError(reader, 1);
		expect(error).toMatchObject({ declaredBytes: 1, foundBytes: 0 });
	});
});

test('PB-24: what a source throws arrives as it is, its bytes before it, too', async () => {
	const { reader } = readerOf(cut(FILE, 10), 200, new Error('the disk is gone'));
	const { handedOut, error } = await takeUntilError(reader, 200);
	expect(handedOut).toBe(100);
	expect(error).toMatchObject({ message: 'the disk is gone' });
});
