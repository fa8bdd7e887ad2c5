import { VideoInspector, type HeaderFacts } from '../../media';
import type { WebVideo } from '../../upload/source/web/webVideo';

/** The node keeps what it has read of the start, so it stops here. Headers are far smaller. */
const HEADER_LIMIT_BYTES = 16_777_216;

/** So much shows what a file is. If its size is unknown, the node stores it before it reads on. */
const START_BYTES = 65_536;

/** To read past fewer bytes is faster than another request. */
const NEAR_BYTES = 1_048_576;

/** What the look into a video at a web address has shown. */
export interface WebLook {
	readonly facts: HeaderFacts;
	/** False when the header lies further behind than the node can read without a copy. */
	readonly isComplete: boolean;
	/** Of the file. The stated one, or the real one if the node has read the file to its end. */
	readonly sizeBytes: number | null;
	/** True when nothing contradicts the size. */
	readonly isSizeCertain: boolean;
}

/**
 * Reads the header of a video. Most videos have it behind their content, so the node reads the end of
 * the file with a second request, while the first one waits.
 *
 * @throws FaultError when the download can't be resumed
 */
export async function lookIntoWebVideo(video: WebVideo): Promise<WebLook> {
	const inspector = new VideoInspector();
	const end = await readHeader(video, inspector);
	const facts = inspector.end();
	const isComplete = end.at !== 'limit';
	if (end.at === 'file_end')
		return { facts, isComplete, sizeBytes: end.sizeBytes, isSizeCertain: true };
	const { sizeBytes } = video.file;
	const isSizeCertain = sizeBytes !== null && (await isConfirmed(sizeBytes, end, facts, video));
	const isWhole = isComplete && isSizeCertain;
	return {
		// The index may follow.
		facts: isWhole ? facts : { ...facts, has_index: facts.has_index || null, has_frames: null },
		isComplete,
		sizeBytes,
		isSizeCertain,
	};
}

/**
 * Where the reading has ended: with the header, at the limit of the node, or at the end of the file.
 * `beyond`: the boxes continue after the stated size.
 */
type HeaderEnd = { at: 'header' | 'beyond' | 'limit' } | { at: 'file_end'; sizeBytes: number };

async function readHeader(video: WebVideo, inspector: VideoInspector): Promise<HeaderEnd> {
	const { sizeBytes } = video.file;
	const limitBytes = sizeBytes === null ? START_BYTES : HEADER_LIMIT_BYTES;
	let position = 0;
	while (video.readBytes <= limitBytes) {
		const buffer = await video.next();
		if (buffer === undefined) {
			return video.isAtTail ? { at: 'header' } : { at: 'file_end', sizeBytes: position };
		}
		position += buffer.length;
		if (inspector.push(buffer)) return { at: 'header' };
		const skipped = inspector.skippedNext;
		const target = position + skipped;
		if (skipped <= NEAR_BYTES) continue;
		if (sizeBytes !== null && target >= sizeBytes) {
			inspector.passOver(Math.max(0, sizeBytes - position));
			return { at: target === sizeBytes ? 'header' : 'beyond' };
		}
		if (sizeBytes !== null && (await video.jump(target))) {
			position = target;
			if (inspector.passOver(skipped)) return { at: 'header' };
		} else if (!video.isAtTail) break;
	}
	return { at: 'limit' };
}

/**
 * Whether the stated size is that of the file. A server that compresses the file states the packed
 * size, and n8n's client hides the compression, so only the boxes of the file can contradict it. A
 * request for a part of the file then shows the real size, because such a server takes none.
 */
async function isConfirmed(
	sizeBytes: number,
	{ at }: HeaderEnd,
	{ claimed_bytes: claimed, last_frames_at: lastFramesAt }: HeaderFacts,
	video: WebVideo,
): Promise<boolean> {
	if (video.isAtTail) return true;
	const fits = at !== 'beyond' && (claimed ?? sizeBytes) === sizeBytes;
	if (fits && (lastFramesAt ?? 0) < sizeBytes) return true;
	return await video.jump(Math.min(claimed ?? sizeBytes, sizeBytes - 1));
}
