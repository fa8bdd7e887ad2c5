import {
	planUpload,
	planUploadInChunksOf,
	PROVEN_CHUNK_BYTES,
} from '../../../nodes/TikTok/upload/plan/plan';
import { brokenRules } from '../support/planRules';

const MIB = 1_048_576;

/** The sizes at which other publishers are refused by TikTok, each by its own mistake. */
describe('sizes that others get wrong', () => {
	const MISJUDGED = [
		10_000_001, 15_000_000, 19_990_000, 50_000_123, 64_000_000, 64_000_001, 66_259_900, 67_108_864,
		100_000_000, 121_000_000, 134_217_728, 130_000_000, 158_008_374, 1_000_000_000, 4_000_000_000,
	];

	test.each(MISJUDGED)('PB-01: %i bytes, count by floor and never by ceiling', (size) => {
		for (const plan of [planUpload(size), planUploadInChunksOf(size, PROVEN_CHUNK_BYTES)]) {
			expect(plan.totalChunkCount).toBe(Math.floor(size / plan.chunkSize));
			expect(brokenRules(plan, size)).toEqual([]);
		}
	});

	test('PB-01: 50,000,123 bytes by 10,000,000 are five chunks, the last with the remainder', () => {
		const plan = planUploadInChunksOf(50_000_123, 10_000_000);
		expect(plan.totalChunkCount).toBe(5);
		expect(plan.chunks[4]).toEqual({ index: 4, start: 40_000_000, endExclusive: 50_000_123 });
	});

	test('PB-02: 64,000,001 bytes go in at least two PUTs', () => {
		expect(planUpload(64_000_001).chunks.length).toBeGreaterThanOrEqual(2);
		expect(planUploadInChunksOf(64_000_001, 64_000_000).chunks.length).toBeGreaterThanOrEqual(2);
	});

	test('PB-03: 15,000,000 bytes in one PUT are declared as a chunk of 15,000,000', () => {
		for (const plan of [planUpload(15_000_000), planUploadInChunksOf(15_000_000, 10_485_760)]) {
			expect(plan).toMatchObject({ totalChunkCount: 1, chunkSize: 15_000_000 });
		}
	});

	test.each([66_259_900, 66_582_226, 94_000_000])('PB-04: %i bytes are never one chunk', (size) => {
		expect(planUpload(size).totalChunkCount).toBe(2);
		expect(planUploadInChunksOf(size, 64_000_000).totalChunkCount).toBe(2);
	});

	test('PB-05: 67,108,864 bytes (64 MiB) are several chunks', () => {
		expect(planUpload(67_108_864)).toMatchObject({ totalChunkCount: 2, chunkSize: 33_554_432 });
	});

	test.each([64_000_001, 128 * MIB, 130_000_000])(
		'PB-06: %i bytes, the chunk is rounded down so that the count comes out',
		(size) => {
			const plan = planUpload(size);
			const count = Math.ceil(size / 64_000_000);
			expect(plan.chunkSize).toBe(Math.floor(size / count));
			expect(Math.floor(size / plan.chunkSize)).toBe(count);
		},
	);

	test('PB-07: 121,000,000 bytes are two chunks of 60,500,000, not one of 64 MB', () => {
		expect(planUpload(121_000_000)).toMatchObject({
			totalChunkCount: 2,
			chunkSize: 60_500_000,
		});
	});

	test.each([50_000_123, 158_008_374, 602_285_541])(
		'PB-08: %i bytes, the last chunk ends with the file and is no smaller than the others',
		(size) => {
			for (const plan of [planUpload(size), planUploadInChunksOf(size, PROVEN_CHUNK_BYTES)]) {
				const last = plan.chunks[plan.chunks.length - 1];
				expect(last.endExclusive).toBe(size);
				expect(last.endExclusive - last.start).toBeGreaterThanOrEqual(plan.chunkSize);
			}
		},
	);
});
