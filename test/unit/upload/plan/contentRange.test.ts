import {
	acceptedBytesOf,
	boundaryWithin,
	contentRangeOf,
} from '../../../../nodes/TikTok/upload/plan/contentRange';
import { planUploadInChunksOf } from '../../../../nodes/TikTok/upload/plan/plan';
import { smallPlan } from '../../support/smallPlan';

const SIZE = 50_000_123;
const PLAN = planUploadInChunksOf(SIZE, 10_000_000);

describe('contentRangeOf', () => {
	test('names first and last byte, both inclusive', () => {
		expect(PLAN.chunks.map((chunk) => contentRangeOf(chunk, PLAN))).toEqual([
			'bytes 0-9999999/50000123',
			'bytes 10000000-19999999/50000123',
			'bytes 20000000-29999999/50000123',
			'bytes 30000000-39999999/50000123',
			'bytes 40000000-50000122/50000123',
		]);
	});
});

describe('acceptedBytesOf', () => {
	test.each([10_000_000, 20_000_000, 40_000_000, SIZE])(
		'%i bytes are understood as index of the last byte and as a count',
		(bytes) => {
			expect(acceptedBytesOf(`bytes 0-${bytes - 1}/${SIZE}`, PLAN)).toBe(bytes);
			expect(acceptedBytesOf(`bytes 0-${bytes}/${SIZE}`, PLAN)).toBe(bytes);
		},
	);

	test('nothing accepted yet can only be a count', () => {
		expect(acceptedBytesOf(`bytes 0-0/${SIZE}`, PLAN)).toBe(0);
	});

	test('a file of one byte: both readings are boundaries, and the index counts', () => {
		expect(acceptedBytesOf('bytes 0-0/1', smallPlan(1, 1))).toBe(1);
	});

	test('spelling and an unknown total do not matter', () => {
		expect(acceptedBytesOf(`  BYTES  0-9999999/${SIZE} `, PLAN)).toBe(10_000_000);
		expect(acceptedBytesOf('bytes 0-9999999/*', PLAN)).toBe(10_000_000);
	});

	test.each([
		['no header', undefined],
		['an empty one', ''],
		['a figure within a chunk', `bytes 0-12345678/${SIZE}`],
		['another file', 'bytes 0-9999999/50000124'],
		['a range that does not begin at 0', `bytes 10000000-19999999/${SIZE}`],
		['an unsatisfied range', `bytes */${SIZE}`],
		['a figure beyond the file', `bytes 0-${SIZE + 1}/${SIZE}`],
		['another unit', `items 0-9999999/${SIZE}`],
		['a negative figure', `bytes 0--1/${SIZE}`],
		['a list', `bytes 0-9999999/${SIZE}, bytes 0-19999999/${SIZE}`],
		['more digits than a number holds', `bytes 0-${'9'.repeat(17)}/${SIZE}`],
	])('%s says nothing', (_, header) => {
		expect(acceptedBytesOf(header, PLAN)).toBeUndefined();
	});
});

describe('boundaryWithin', () => {
	test.each([
		[0, 0],
		[9_999_999, 0],
		[10_000_000, 10_000_000],
		[40_000_000, 40_000_000],
		[SIZE - 1, 40_000_000],
		[SIZE, SIZE],
	])('of %i uploaded bytes the whole chunks end at %i', (uploaded, boundary) => {
		expect(boundaryWithin(uploaded, PLAN)).toBe(boundary);
	});

	test.each([SIZE + 1, -1, NaN, Infinity])('%p is no figure of this file', (uploaded) => {
		expect(boundaryWithin(uploaded, PLAN)).toBeUndefined();
	});
});
