import type { UploadPlan } from '../../../nodes/TikTok/upload/plan/plan';

/** TikTok's page says "MB" and means either of these. */
const MB_READINGS = [1_000_000, 1_048_576];

/**
 * TikTok's rules for a plan, written down a second time from its page, in both readings of MB.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 *
 * @returns the rules that `plan` breaks, none when TikTok takes it
 */
export function brokenRules(plan: UploadPlan, sizeBytes: number): string[] {
	return [...shapeRules(plan, sizeBytes), ...MB_READINGS.flatMap((mb) => sizeRules(plan, mb))];
}

function shapeRules(plan: UploadPlan, sizeBytes: number): string[] {
	const { chunkSize, totalChunkCount: count, chunks } = plan;
	const broken: string[] = [];
	const rule = (holds: boolean, words: string) => {
		if (!holds) broken.push(words);
	};
	rule(plan.videoSize === sizeBytes, 'video_size is the size');
	rule(Number.isInteger(chunkSize), 'chunk_size is an integer');
	rule(count === Math.floor(sizeBytes / chunkSize), 'count = floor(size / chunk_size)');
	rule(count >= 1 && count <= 1_000, 'count is from 1 to 1000');
	rule(count !== 1 || chunkSize === sizeBytes, 'one chunk is as large as the file');
	rule(chunks.length === count, 'as many PUTs as declared');
	let end = 0;
	let contiguous = true;
	for (const [index, chunk] of chunks.entries()) {
		const isLast = index === count - 1;
		contiguous &&= chunk.index === index && chunk.start === end;
		contiguous &&= isLast || chunk.endExclusive === chunk.start + chunkSize;
		end = chunk.endExclusive;
	}
	rule(contiguous, 'chunks follow each other without gap or overlap, all but the last alike');
	rule(end === sizeBytes, 'the chunks cover the file');
	return broken;
}

function sizeRules(plan: UploadPlan, mb: number): string[] {
	const { videoSize, chunkSize, totalChunkCount: count, chunks } = plan;
	const broken: string[] = [];
	const rule = (holds: boolean, words: string) => {
		if (!holds) broken.push(`${words} (MB = ${mb})`);
	};
	const lastBytes = chunks[chunks.length - 1].endExclusive - chunks[chunks.length - 1].start;
	if (videoSize < 5 * mb) {
		rule(count === 1 && chunkSize === videoSize, 'a file below 5 MB goes whole');
	} else {
		rule(chunkSize >= 5 * mb, 'a chunk has at least 5 MB');
	}
	rule(chunkSize <= 64 * mb, 'a chunk has at most 64 MB');
	rule(videoSize <= 64 * mb || count > 1, 'a file above 64 MB goes in several chunks');
	rule(lastBytes >= chunkSize, 'the last chunk is no smaller than the others');
	rule(lastBytes <= 128 * mb, 'the last chunk has at most 128 MB');
	return broken;
}
