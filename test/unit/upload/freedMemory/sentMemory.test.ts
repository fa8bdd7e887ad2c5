import { ownsBuffers, SentMemory } from '../../../../nodes/TikTok/upload/freedMemory/sentMemory';
import { numbered } from '../../support/pieces';

const BUFFER_BYTES = 1_048_576;
const OWN = { ownsBuffers: true };

describe('SentMemory', () => {
	test('frees a buffer that was sent whole', () => {
		const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
		new SentMemory(OWN).done(buffer);
		expect(buffer).toHaveLength(0);
		expect(buffer.buffer.byteLength).toBe(0);
	});

	test.each([
		[65_536, 0],
		[65_535, 65_535],
	])('of a buffer of %i bytes, %i are left', (bytes, left) => {
		const buffer = Buffer.allocUnsafeSlow(bytes);
		new SentMemory(OWN).done(buffer);
		expect(buffer).toHaveLength(left);
	});

	test('frees a buffer that was sent in slices with the last of them, in any order', () => {
		const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
		const memory = new SentMemory(OWN);
		memory.done(buffer.subarray(700_000));
		memory.done(buffer.subarray(0, 300_000));
		expect(buffer).toHaveLength(BUFFER_BYTES);
		memory.done(buffer.subarray(300_000, 700_000));
		expect(buffer).toHaveLength(0);
	});

	test('leaves a buffer alone that holds more than what was sent', () => {
		const whole = Buffer.alloc(2 * BUFFER_BYTES, 1);
		new SentMemory(OWN).done(whole.subarray(0, BUFFER_BYTES));
		expect(whole.every((byte) => byte === 1)).toBe(true);
	});

	test("leaves small buffers alone: they may lie in Node's pool, with others", () => {
		const memory = new SentMemory(OWN);
		const [ones, other] = [Buffer.from('ones'), Buffer.from('other')];
		expect(Buffer.poolSize % ones.length).toBe(0);
		for (let at = 0; at < Buffer.poolSize; at += ones.length) memory.done(ones);
		expect([ones.toString(), other.toString()]).toEqual(['ones', 'other']);
	});

	test('leaves alone what is no memory of its own: shared memory, text', () => {
		const shared = new Uint8Array(new SharedArrayBuffer(BUFFER_BYTES));
		const memory = new SentMemory(OWN);
		for (const buffer of [shared, 'text', null, undefined]) memory.done(buffer);
		expect(shared).toHaveLength(BUFFER_BYTES);
	});

	test.each([{ ownsBuffers: false }, {}])('frees nothing of a source that says %j', (source) => {
		const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
		new SentMemory(source).done(buffer);
		expect(buffer).toHaveLength(BUFFER_BYTES);
	});

	test('what is not reported is not touched', () => {
		const [sent, kept] = [Buffer.from(numbered(BUFFER_BYTES)), Buffer.from(numbered(BUFFER_BYTES))];
		new SentMemory(OWN).done(sent);
		expect(sent).toHaveLength(0);
		expect(kept.equals(numbered(BUFFER_BYTES))).toBe(true);
	});
});

test.each([
	[undefined, true],
	['filesystem:1', true],
	['filesystem-v2:workflows/1/executions/2/binary_data/3', true],
	['s3:workflows/1/executions/2/binary_data/3', false],
	['database:3', false],
	['s3:filesystem:4', false],
])('binary data with the id %s: its buffers belong to the reader alone: %s', (id, owns) => {
	expect(ownsBuffers(id)).toBe(owns);
});
