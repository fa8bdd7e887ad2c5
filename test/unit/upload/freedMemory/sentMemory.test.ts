import { SentMemory } from '../../../../nodes/TikTok/upload/freedMemory/sentMemory';
import { numbered } from '../../support/pieces';

const PIECE_BYTES = 1_048_576;

describe('SentMemory', () => {
	test('frees a piece that was sent whole', () => {
		const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
		new SentMemory().done(piece);
		expect(piece).toHaveLength(0);
		expect(piece.buffer.byteLength).toBe(0);
	});

	test.each([
		[65_536, 0],
		[65_535, 65_535],
	])('of a piece of %i bytes, %i are left: a stream has none below 64 KiB', (bytes, left) => {
		const piece = Buffer.allocUnsafeSlow(bytes);
		new SentMemory().done(piece);
		expect(piece).toHaveLength(left);
	});

	test('frees a piece that was sent in parts with the last of them, in whatever order', () => {
		const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
		const memory = new SentMemory();
		memory.done(piece.subarray(700_000));
		memory.done(piece.subarray(0, 300_000));
		expect(piece).toHaveLength(PIECE_BYTES);
		memory.done(piece.subarray(300_000, 700_000));
		expect(piece).toHaveLength(0);
	});

	test('leaves a buffer alone that holds more than what was sent', () => {
		const whole = Buffer.alloc(2 * PIECE_BYTES, 1);
		new SentMemory().done(whole.subarray(0, PIECE_BYTES));
		expect(whole.every((byte) => byte === 1)).toBe(true);
	});

	test("leaves small buffers alone: they may lie in Node's pool, with others", () => {
		const memory = new SentMemory();
		const [ones, other] = [Buffer.from('ones'), Buffer.from('other')];
		expect(Buffer.poolSize % ones.length).toBe(0);
		for (let at = 0; at < Buffer.poolSize; at += ones.length) memory.done(ones);
		expect([ones.toString(), other.toString()]).toEqual(['ones', 'other']);
	});

	test('leaves alone what is no memory of its own: shared memory, text', () => {
		const shared = new Uint8Array(new SharedArrayBuffer(PIECE_BYTES));
		const memory = new SentMemory();
		for (const piece of [shared, 'text', null, undefined]) memory.done(piece);
		expect(shared).toHaveLength(PIECE_BYTES);
	});

	test('what is not reported is not touched', () => {
		const [sent, kept] = [Buffer.from(numbered(PIECE_BYTES)), Buffer.from(numbered(PIECE_BYTES))];
		new SentMemory().done(sent);
		expect(sent).toHaveLength(0);
		expect(kept.equals(numbered(PIECE_BYTES))).toBe(true);
	});
});
