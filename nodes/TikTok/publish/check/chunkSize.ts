import type { ItemParameters } from '../../n8n/itemParameters';

/** MiB: 5 is TikTok's minimum, 61 the most that stays under its 64,000,000 bytes. */
export const MIN_CHUNK_MIB = 5;
export const MAX_CHUNK_MIB = 61;
const BYTES_PER_MIB = 1_048_576;

/**
 * Bytes per chunk, or undefined when the option is not used.
 *
 * @throws FaultError for a value outside of the limits
 */
export function readChunkBytes(item: ItemParameters): number | undefined {
	const mib = item.number('options.chunkSizeMib', 'Chunk Size (MiB)', {
		min: MIN_CHUNK_MIB,
		max: MAX_CHUNK_MIB,
		fallback: 0,
	});
	return mib === 0 ? undefined : Math.floor(mib * BYTES_PER_MIB);
}
