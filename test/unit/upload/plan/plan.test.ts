import fc from 'fast-check';

import {
	MAX_CHUNK_BYTES,
	MIN_CHUNK_BYTES,
	PROVEN_CHUNK_BYTES,
	boundariesOf,
	planUpload,
	planUploadInChunksOf,
} from '../../../../nodes/TikTok/upload/plan/plan';
import { brokenRules } from '../../support/planRules';

const RUNS = 100_000;

const EDGES = [
	1,
	5_000_000,
	5_242_880,
	10_485_760,
	20_971_520,
	64_000_000,
	67_108_864,
	128_000_000,
	134_217_728,
	4_000_000_000,
	4_294_967_296,
	...Array.from({ length: 62 }, (_, n) => (n + 1) * 64_000_000),
]
	.flatMap((edge) => [-2, -1, 0, 1, 2].map((step) => edge + step))
	.filter((size) => size >= 1 && size <= 4_294_967_296);

const CHUNKS = [
	MIN_CHUNK_BYTES,
	MIN_CHUNK_BYTES + 1,
	PROVEN_CHUNK_BYTES,
	32_000_000,
	63_963_136,
	MAX_CHUNK_BYTES,
];

const anySize = fc.integer({ min: 1, max: 4_294_967_296 });
const anyChunk = fc.integer({ min: 5_242_880, max: 64_000_000 });

describe('planUpload', () => {
	test('keeps every rule at every edge', () => {
		const wrong = EDGES.map((size) => [size, brokenRules(planUpload(size), size)] as const);
		expect(wrong.filter(([, broken]) => broken.length > 0)).toEqual([]);
	});

	test('needs the fewest PUTs at every edge', () => {
		const counts = EDGES.map((size) => [size, planUpload(size).chunks.length]);
		expect(counts).toEqual(EDGES.map((size) => [size, Math.ceil(size / 64_000_000)]));
	});

	test('keeps every rule for any size, with the fewest PUTs', () => {
		fc.assert(
			fc.property(anySize, (size) => {
				const plan = planUpload(size);
				const broken = brokenRules(plan, size);
				if (broken.length > 0) throw new Error(broken.join('; '));
				return plan.totalChunkCount === Math.ceil(size / 64_000_000);
			}),
			{ numRuns: RUNS },
		);
	});

	test.each([0, -1, 1.5, NaN, Infinity])('refuses %p bytes', (size) => {
		expect(() => planUpload(size)).toThrow(RangeError);
		expect(() => planUpload(size)).toThrow(`a file of ${size} bytes`);
	});
});

describe('planUploadInChunksOf', () => {
	test('keeps every rule at every edge, for the chunk sizes that matter', () => {
		const wrong = EDGES.flatMap((size) =>
			CHUNKS.map((chunk) => ({
				size,
				chunk,
				broken: brokenRules(planUploadInChunksOf(size, chunk), size),
			})),
		);
		expect(wrong.filter(({ broken }) => broken.length > 0)).toEqual([]);
	});

	test('keeps every rule for any size and chunk size', () => {
		fc.assert(
			fc.property(anySize, anyChunk, (size, chunk) => {
				const broken = brokenRules(planUploadInChunksOf(size, chunk), size);
				if (broken.length > 0) throw new Error(broken.join('; '));
			}),
			{ numRuns: RUNS },
		);
	});

	test('uses the chosen size wherever the file holds two of it', () => {
		fc.assert(
			fc.property(anySize, anyChunk, (size, chunk) => {
				fc.pre(size >= 2 * chunk);
				return planUploadInChunksOf(size, chunk).chunkSize === chunk;
			}),
		);
	});

	test.each([
		['twice the chosen size', 20_971_520, PROVEN_CHUNK_BYTES, [10_485_760, 20_971_520]],
		['a byte less', 20_971_519, PROVEN_CHUNK_BYTES, [20_971_519]],
		['as much as one PUT may have', 64_000_000, 40_000_000, [64_000_000]],
		['a byte more', 64_000_001, 40_000_000, [32_000_000, 64_000_001]],
	])('a file of %s ends its PUTs where it must', (_, size, chunk, ends) => {
		const { chunks } = planUploadInChunksOf(size, chunk);
		expect(chunks.map(({ endExclusive }) => endExclusive)).toEqual(ends);
	});

	test.each([0, MIN_CHUNK_BYTES - 1, MAX_CHUNK_BYTES + 1, 6_000_000.5, NaN])(
		'refuses chunks of %p bytes',
		(chunk) => {
			expect(() => planUploadInChunksOf(100_000_000, chunk)).toThrow(RangeError);
			expect(() => planUploadInChunksOf(100_000_000, chunk)).toThrow(`a chunk of ${chunk} bytes`);
		},
	);

	test.each([0, -1, 1.5])('refuses %p bytes', (size) => {
		expect(() => planUploadInChunksOf(size, PROVEN_CHUNK_BYTES)).toThrow(RangeError);
	});
});

test('boundariesOf names both ends of the file and every place between two chunks', () => {
	expect(boundariesOf(planUpload(128_000_001))).toEqual([0, 42_666_667, 85_333_334, 128_000_001]);
});
