/**
 * How a file is split into chunks. Pure arithmetic, in bytes.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 */

/** "64 MB" on TikTok's page; the decimal reading satisfies the binary one too. */
export const MAX_CHUNK_BYTES = 64_000_000;

/** "5 MB" on TikTok's page; the binary reading satisfies the decimal one too. */
export const MIN_CHUNK_BYTES = 5_242_880;

/** The chunk size that is best proven with TikTok: 10 MiB. */
export const PROVEN_CHUNK_BYTES = 10_485_760;

/** One PUT: the bytes from `start` (inclusive) to `endExclusive`. */
export interface Chunk {
	readonly index: number;
	readonly start: number;
	readonly endExclusive: number;
}

/** What the init declares (`chunk_size`, `total_chunk_count`), and the chunks that follow from it. */
export interface UploadPlan {
	readonly videoSize: number;
	readonly chunkSize: number;
	readonly totalChunkCount: number;
	readonly chunks: readonly Chunk[];
}

/**
 * The plan with the fewest chunks: one up to 64,000,000 bytes, above that chunks of equal size.
 *
 * @param sizeBytes at least 1; the check of a video keeps to TikTok's maximum
 * @throws RangeError for anything else
 */
export function planUpload(sizeBytes: number): UploadPlan {
	assertPlannable(sizeBytes);
	const count = Math.ceil(sizeBytes / MAX_CHUNK_BYTES);
	return toPlan(sizeBytes, Math.floor(sizeBytes / count));
}

/**
 * The plan for a given chunk size. TikTok expects floor(size / chunk) chunks, so the last one takes
 * the remainder. A file smaller than two chunks is one chunk, or two above 64,000,000 bytes.
 *
 * @param sizeBytes at least 1
 * @param chunkBytes from 5,242,880 to 64,000,000
 * @throws RangeError outside of these
 */
export function planUploadInChunksOf(sizeBytes: number, chunkBytes: number): UploadPlan {
	assertPlannable(sizeBytes);
	if (
		!Number.isInteger(chunkBytes) ||
		chunkBytes < MIN_CHUNK_BYTES ||
		chunkBytes > MAX_CHUNK_BYTES
	) {
		throw new RangeError(`a chunk of ${chunkBytes} bytes is outside of TikTok's limits`);
	}
	if (sizeBytes >= 2 * chunkBytes) return toPlan(sizeBytes, chunkBytes);
	if (sizeBytes <= MAX_CHUNK_BYTES) return toPlan(sizeBytes, sizeBytes);
	return toPlan(sizeBytes, Math.floor(sizeBytes / 2));
}

/** The offsets at which chunks start or end, ascending, from 0 to the size of the file. */
export function boundariesOf(plan: UploadPlan): number[] {
	return [0, ...plan.chunks.map((chunk) => chunk.endExclusive)];
}

function assertPlannable(sizeBytes: number): void {
	if (!Number.isInteger(sizeBytes) || sizeBytes < 1) {
		throw new RangeError(`a file of ${sizeBytes} bytes can't be uploaded to TikTok`);
	}
}

function toPlan(videoSize: number, chunkSize: number): UploadPlan {
	const totalChunkCount = Math.floor(videoSize / chunkSize);
	const chunks = Array.from({ length: totalChunkCount }, (_, index) => ({
		index,
		start: index * chunkSize,
		endExclusive: index === totalChunkCount - 1 ? videoSize : (index + 1) * chunkSize,
	}));
	return { videoSize, chunkSize, totalChunkCount, chunks };
}
