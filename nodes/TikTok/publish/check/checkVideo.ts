import { inputFault, throwIfFault, type Fault } from '../../errors/fault';
import { CUT_RESERVE_SEC, quickCutCommand, SHRINK_COMMAND } from '../../errors/ffmpeg';
import { type HeaderFacts, inspectVideo } from '../../media';
import type { ByteStream } from '../../shared/byteStream';
import { SentMemory } from '../../upload/freedMemory/sentMemory';
import { throwSourceFault } from '../../upload/session/uploadFaults';
import type { VideoSource } from '../../upload/source/videoSource';
import type { CreatorInfo } from '../../api/creatorInfo';
import type { VideoFacts } from '../result/postFacts';
import type { CheckedVideo } from '../run/stages';
import { cutFault, fileFault, fileWarnings } from './fileFaults';
import { MAX_VIDEO_BYTES, videoLimitFault, videoLimitWarnings } from './videoLimits';

/** What the look into a file has shown. */
export interface InspectedVideo {
	/** By content, whatever the item declares. */
	readonly mimeType: string;
	readonly durationSec: number | null;
	readonly facts: VideoFacts;
	readonly warnings: string[];
}

/** MIME types that say nothing about the content. */
const VAGUE_TYPES = ['application/octet-stream', 'binary/octet-stream'];

const MIME_TYPE = /^[a-z]{1,20}\/[\w.+-]{1,100}$/;

/**
 * Checks whether TikTok accepts a file, by its size, its container and the header of its picture. Reads
 * only as far as the header, which can stand at the end of the file.
 *
 * @param field the label of the field that named the file
 * @throws FaultError when it is empty, too large, cut off, encrypted, not MP4, MOV or WebM, or outside
 * TikTok's limits, and when n8n cannot read it
 */
export async function checkVideo(source: VideoSource, field: string): Promise<InspectedVideo> {
	throwIfFault(sizeFault(source.sizeBytes, field));
	const facts = await lookInto(source, true);
	throwIfFault(
		fileFault(facts, source, field) ??
			videoLimitFault(facts, field) ??
			cutFault(facts, source, field),
	);
	return inspectedVideo(facts, source);
}

/** What the header of a file says that passed the checks. */
export function inspectedVideo(facts: HeaderFacts, source: VideoSource): InspectedVideo {
	const durationSec = facts.duration_is_certain ? facts.duration_sec : null;
	// `fileFault` lets only files with a container pass.
	const mimeType = facts.mime_type ?? '';
	return {
		mimeType,
		durationSec,
		facts: {
			size_bytes: source.sizeBytes,
			mime_type: mimeType,
			duration_sec: durationSec,
			codec: facts.codec,
			width: facts.width,
			height: facts.height,
			frame_rate: facts.frame_rate,
			chunk_count: 0,
		},
		warnings: [
			...declaredTypeWarnings(source.declaredMimeType, mimeType),
			...fileWarnings(facts, source.sizeBytes),
			...videoLimitWarnings(facts),
		],
	};
}

/** The fault for a video that is longer than the creator may post, if the file tells its length. */
export function durationFault(video: CheckedVideo, creator: CreatorInfo): Fault | undefined {
	const max = creator.max_video_post_duration_sec;
	const { durationSec, field, mimeType } = video;
	if (max === null || durationSec === null || durationSec <= max) return undefined;
	return inputFault(
		`The video in '${field}' is ${Math.ceil(durationSec)} seconds long, and this account can post at most ${max}`,
		`Cut it first, for example: ${quickCutCommand(max - CUT_RESERVE_SEC, mimeType === 'video/webm')}.`,
		'video_too_long',
	);
}

/** The fault for a file that is empty, or larger than TikTok accepts. */
export function sizeFault(sizeBytes: number, field: string): Fault | undefined {
	if (!(sizeBytes > 0)) {
		return inputFault(
			`The file in '${field}' is empty (${sizeBytes} bytes)`,
			'Check the node that provides it.',
			'file_empty',
		);
	}
	if (sizeBytes <= MAX_VIDEO_BYTES) return undefined;
	return inputFault(
		`The file in '${field}' has ${sizeBytes} bytes, and TikTok accepts at most ${MAX_VIDEO_BYTES} (4 GB)`,
		`Make it smaller first, for example: ${SHRINK_COMMAND}.`,
		'file_too_large',
	);
}

/**
 * What the header of a file says.
 *
 * @param readsAll whether to read a fragmented file to its end, to see whether it is complete
 * @throws FaultError when n8n cannot read the file
 */
export async function lookInto(source: VideoSource, readsAll = false): Promise<HeaderFacts> {
	const stream = await source.open().catch(throwSourceFault);
	try {
		return await inspectVideo(freedBuffers(stream, source), readsAll).catch(throwSourceFault);
	} finally {
		stream.destroy();
	}
}

/** The inspector keeps no buffer, so each is freed. `finally`, because it may stop at any of them. */
async function* freedBuffers(stream: ByteStream, source: VideoSource): AsyncGenerator<Buffer> {
	const memory = new SentMemory(source);
	for await (const buffer of stream) {
		try {
			yield buffer;
		} finally {
			memory.done(buffer);
		}
	}
}

function declaredTypeWarnings(declared: string, actual: string): string[] {
	const type = declared.split(';')[0].trim().toLowerCase();
	if (!MIME_TYPE.test(type) || VAGUE_TYPES.includes(type) || type === actual) return [];
	return [
		`The file was declared as ${type}, but its content is ${actual}, so the node sends it as ${actual}.`,
	];
}
