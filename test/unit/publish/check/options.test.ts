import {
	readChunkBytes,
	readOnFailedPost,
	readPauses,
	readWaitSettings,
} from '../../../../nodes/TikTok/publish/check/options';
import { ItemParameters } from '../../../../nodes/TikTok/n8n/itemParameters';
import { MAX_CHUNK_BYTES, MIN_CHUNK_BYTES } from '../../../../nodes/TikTok/upload/plan/plan';
import { fakeContext } from '../../support/fakeContext';

function item(options: object, more: object = {}): ItemParameters {
	return new ItemParameters(fakeContext({ parameters: [{ ...more, options }] }), 0);
}

describe('pauses', () => {
	test('three seconds and ten minutes where nothing is entered', () => {
		expect(readPauses(item({}))).toEqual({ firstPauseMs: 3_000, maxWaitMs: 600_000 });
	});

	test('seconds and minutes become milliseconds', () => {
		const pauses = readPauses(item({ firstCheckSec: 0, maxWaitMinutes: 1_440 }));
		expect(pauses).toEqual({ firstPauseMs: 0, maxWaitMs: 86_400_000 });
	});

	test.each([
		[{ firstCheckSec: 301 }, 'First Status Check'],
		[{ firstCheckSec: -1 }, 'First Status Check'],
		[{ maxWaitMinutes: 1_441 }, 'Maximum Wait'],
		[{ maxWaitMinutes: NaN }, 'Maximum Wait'],
	])('%p is refused', (options, label) => {
		expect(() => readPauses(item(options))).toThrow(label);
	});
});

test.each([true, false])('whether to wait: %p', (waitUntilPublished) => {
	expect(readWaitSettings(item({}, { waitUntilPublished })).wait).toBe(waitUntilPublished);
});

describe('a failed post', () => {
	test.each([
		[undefined, 'raiseError'],
		['', 'raiseError'],
		['raiseError', 'raiseError'],
		['returnItem', 'returnItem'],
	])('%j means %s', (onFailedPost, choice) => {
		expect(readOnFailedPost(item({ onFailedPost }))).toBe(choice);
	});

	test('anything else is refused', () => {
		expect(() => readOnFailedPost(item({ onFailedPost: 'ignore' }))).toThrow('On Failed Post');
	});
});

describe('the chunk size', () => {
	test('is undefined when the option is not used', () => {
		expect(readChunkBytes(item({}))).toBeUndefined();
	});

	test.each([
		[5, 5_242_880],
		[10, 10_485_760],
		[61, 63_963_136],
		[7.3, 7_654_604],
	])('%p MiB are %i bytes, within what TikTok takes', (chunkSizeMib, bytes) => {
		expect(readChunkBytes(item({ chunkSizeMib }))).toBe(bytes);
		expect(bytes).toBeGreaterThanOrEqual(MIN_CHUNK_BYTES);
		expect(bytes).toBeLessThanOrEqual(MAX_CHUNK_BYTES);
	});

	test.each([0, 4.99, 61.1, 64, -10])('%p MiB are refused', (chunkSizeMib) => {
		expect(() => readChunkBytes(item({ chunkSizeMib }))).toThrow('Chunk Size (MiB)');
	});
});
