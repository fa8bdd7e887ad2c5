import { code, fileUpload, message, TestBench } from './testing';
import type { AppInput } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const COUNT = 'The total chunk count is invalid';
const SIZE = 'The chunk size is invalid';
const SOURCE = 'The request source info is empty or incorrect';

async function verdict(source: object, switches: AppInput['switches'] = {}): Promise<string> {
	const session = await bench.signedIn({ switches: { ...switches, store: 'none' } });
	const answer = await bench.api('/inbox/video/init/', session.token, { source_info: source });
	if (answer.status === 200) return 'ok';
	expect([answer.status, code(answer)]).toEqual([400, 'invalid_params']);
	return message(answer);
}

test.each<[number, number, number, string]>([
	// The two examples on TikTok's page.
	[50_000_123, 10_000_000, 5, 'ok'],
	[4_194_304, 4_194_304, 1, 'ok'],
	[1, 1, 1, 'ok'],
	[64_000_000, 64_000_000, 1, 'ok'],
	[64_000_001, 64_000_001, 1, SIZE],
	[64_000_001, 32_000_000, 2, 'ok'],
	[4_294_967_296, 63_161_283, 68, 'ok'],
	[4_294_967_297, 63_161_283, 68, SOURCE],
	// Rounded up instead of down.
	[50_000_123, 10_000_000, 6, COUNT],
	// The count is checked before the size.
	[602_285_541, 67_108_864, 9, COUNT],
	[121_000_000, 67_108_864, 1, SIZE],
	// A single chunk that is not the whole video.
	[15_000_000, 10_000_000, 1, SIZE],
	[4_000_000, 10_000_000, 1, COUNT],
	// Below the minimum, in a small and in a large video.
	[4_000_000, 2_000_000, 2, SIZE],
	[20_000_000, 5_242_879, 3, SIZE],
	[20_000_000, 5_242_880, 3, 'ok'],
	// The last chunk takes the remainder. No rule says that it cannot be almost twice as large.
	[127_999_999, 64_000_000, 1, SIZE],
	[191_999_999, 64_000_000, 2, 'ok'],
])('%d bytes in chunks of %d, %d of them: %s', async (size, chunk, count, expected) => {
	expect(await verdict(fileUpload(size, chunk, count))).toBe(expected);
});

test('a thousand chunks and no more', async () => {
	expect(await verdict(fileUpload(5_242_880 * 800, 5_242_880, 800))).toBe('ok');
	const switches = { min_chunk_bytes: 5_000_000 } as const;
	expect(await verdict(fileUpload(4_294_967_296, 4_290_000, 1_001), switches)).toBe(COUNT);
});

test('megabyte: decimal or binary', async () => {
	for (const size of [64_000_001, 67_108_864]) {
		expect(await verdict(fileUpload(size, size), { megabyte: 'decimal' })).toBe(SIZE);
		expect(await verdict(fileUpload(size, size), { megabyte: 'binary' })).toBe('ok');
	}
	expect(await verdict(fileUpload(67_108_865, 67_108_865), { megabyte: 'binary' })).toBe(SIZE);
});

test('min_chunk_bytes: 5,242,880 or 5,000,000', async () => {
	const plan = fileUpload(20_000_000, 5_000_000);
	expect(await verdict(plan, { min_chunk_bytes: 5_242_880 })).toBe(SIZE);
	expect(await verdict(plan, { min_chunk_bytes: 5_000_000 })).toBe('ok');
	const below = fileUpload(20_000_000, 4_999_999);
	expect(await verdict(below, { min_chunk_bytes: 5_000_000 })).toBe(SIZE);
});

test('max_chunk_bytes: a server that refuses chunks over 32 MB', async () => {
	const switches = { max_chunk_bytes: 32_000_000 };
	expect(await verdict(fileUpload(94_000_000, 47_000_000), switches)).toBe(SIZE);
	expect(await verdict(fileUpload(94_000_000, 47_000_000))).toBe('ok');
	expect(await verdict(fileUpload(94_000_000, 10_485_760), switches)).toBe('ok');
	expect(await verdict(fileUpload(32_000_001, 32_000_001), switches)).toBe(SIZE);
	expect(await verdict(fileUpload(32_000_000, 32_000_000), switches)).toBe('ok');
});

test.each([
	['nothing', undefined],
	['no source', { video_size: 10, chunk_size: 10, total_chunk_count: 1 }],
	['another source', { ...fileUpload(10, 10), source: 'FILE' }],
	['no size', { source: 'FILE_UPLOAD', chunk_size: 10, total_chunk_count: 1 }],
	['a size of 0', fileUpload(0, 10, 1)],
	['a negative chunk', fileUpload(10, -10, 1)],
	['a fraction', fileUpload(10.5, 10.5, 1)],
	['text for a number', { ...fileUpload(10, 10), video_size: '10' }],
])('source_info with %s is refused', async (_name, source) => {
	expect(await verdict({ ...source })).toBe(SOURCE);
});
