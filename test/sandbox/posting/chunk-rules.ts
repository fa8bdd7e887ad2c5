import type { Switches } from '../types';

const MAX_VIDEO_BYTES = 4_294_967_296;
const MAX_CHUNK_COUNT = 1_000;
const DECIMAL_MB_BYTES = 1_000_000;
const BINARY_MB_BYTES = 1_048_576;
const MAX_CHUNK_MB = 64;
const MAX_LAST_CHUNK_MB = 128;

export interface ChunkPlan {
	video_size: number;
	chunk_size: number;
	total_chunk_count: number;
}

/**
 * TikTok's error message for an invalid plan, or null. TikTok checks the count before the size.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 */
export function chunkProblem(plan: ChunkPlan, switches: Switches): string | null {
	const { video_size, chunk_size, total_chunk_count } = plan;
	if (video_size > MAX_VIDEO_BYTES) return 'The request source info is empty or incorrect';
	const countFits =
		total_chunk_count === Math.floor(video_size / chunk_size) &&
		total_chunk_count <= MAX_CHUNK_COUNT;
	if (!countFits) return 'The total chunk count is invalid';
	return sizeFits(plan, switches) ? null : 'The chunk size is invalid';
}

function sizeFits({ video_size, chunk_size, total_chunk_count }: ChunkPlan, switches: Switches) {
	const megabyte = switches.megabyte === 'decimal' ? DECIMAL_MB_BYTES : BINARY_MB_BYTES;
	const max = Math.min(MAX_CHUNK_MB * megabyte, switches.max_chunk_bytes ?? Infinity);
	if (chunk_size > max) return false;
	if (total_chunk_count === 1) return chunk_size === video_size;
	const lastChunk = video_size - chunk_size * (total_chunk_count - 1);
	return chunk_size >= switches.min_chunk_bytes && lastChunk <= MAX_LAST_CHUNK_MB * megabyte;
}
