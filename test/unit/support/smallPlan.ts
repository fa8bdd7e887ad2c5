import type { UploadPlan } from '../../../nodes/TikTok/upload/plan/plan';

/** A plan of TikTok's shape with chunks far below its limits, so that tests move few bytes. */
export function smallPlan(videoSize: number, chunkSize: number): UploadPlan {
	const totalChunkCount = Math.max(1, Math.floor(videoSize / chunkSize));
	const chunks = Array.from({ length: totalChunkCount }, (_, index) => ({
		index,
		start: index * chunkSize,
		endExclusive: index === totalChunkCount - 1 ? videoSize : (index + 1) * chunkSize,
	}));
	return { videoSize, chunkSize, totalChunkCount, chunks };
}
