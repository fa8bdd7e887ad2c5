import { ItemParameters } from '../../../../nodes/TikTok/n8n/itemParameters';
import { readChunkBytes } from '../../../../nodes/TikTok/publish/check/chunkSize';
import { MAX_CHUNK_BYTES, MIN_CHUNK_BYTES } from '../../../../nodes/TikTok/upload/plan/plan';
import { fakeContext } from '../../support/fakeContext';

function item(options: object): ItemParameters {
	return new ItemParameters(fakeContext({ parameters: [{ options }] }), 0);
}

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
