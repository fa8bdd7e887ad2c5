import { FaultError, inputFault, type Fault } from '../../errors/fault';
import { inspectVideo, type VideoFacts } from '../../media';
import { MAX_VIDEO_BYTES } from '../../upload/plan/plan';
import { SentMemory } from '../../upload/freedMemory/sentMemory';
import type { VideoSource } from '../../upload/source/videoSource';
import type { CreatorInfo } from '../../api/creatorInfo';
import { videoLimitFault, videoLimitWarnings } from './videoFormat';

/** A file that has been looked into and may be sent. */
export interface CheckedVideo {
	readonly source: VideoSource;
	/** Label of the field that named it. */
	readonly field: string;
	/** By content, whatever the item declares. */
	readonly mimeType: string;
	readonly durationSec: number | null;
	readonly codec: string | null;
	/** Pixels, as displayed. */
	readonly width: number | null;
	readonly height: number | null;
	/** Frames per second, on average. */
	readonly frameRate: number | null;
	readonly warnings: string[];
}

/** Types that say nothing about the content. */
const VAGUE_TYPES = ['', 'application/octet-stream', 'binary/octet-stream'];

const CONVERT_REMEDY =
	'Convert it first, for example: ffmpeg -i input -c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart output.mp4.';

const NOT_A_FILE_REMEDY =
	'This is often a sign-in or error page that came in place of the file. Open the address it came from in a private browser window: it must lead to the video itself.';

/**
 * Checks whether TikTok takes a file, by its size, its container and what its header says of the
 * picture. Reads no further than the header needs: to the end only where the header stands there.
 *
 * @param field the label of the field that named the file
 * @throws FaultError when it is empty, too large, no MP4, MOV or WebM, or outside of TikTok's limits
 */
export async function checkVideo(source: VideoSource, field: string): Promise<CheckedVideo> {
	const sizeFault = sizeFaultOf(source.sizeBytes, field);
	if (sizeFault !== undefined) throw new FaultError(sizeFault);
	const facts = await lookInto(source);
	if (facts.mime_type === null || facts.has_video_track === false) {
		throw new FaultError(containerFault(facts, source, field));
	}
	const limitFault = videoLimitFault(facts, field);
	if (limitFault !== undefined) throw new FaultError(limitFault);
	return {
		source,
		field,
		mimeType: facts.mime_type,
		durationSec: facts.duration_sec,
		codec: facts.codec,
		width: facts.width,
		height: facts.height,
		frameRate: facts.frame_rate,
		warnings: [
			...declaredTypeWarnings(source.declaredMimeType, facts.mime_type),
			...videoLimitWarnings(facts),
		],
	};
}

/** The creator's limit on length, where the file tells its own. */
export function durationFault(video: CheckedVideo, creator: CreatorInfo): Fault | undefined {
	const max = creator.max_video_post_duration_sec;
	const { durationSec, field } = video;
	if (max === null || durationSec === null || durationSec <= max) return undefined;
	return inputFault(
		`The video in '${field}' is ${Math.ceil(durationSec)} seconds long, and this account may post at most ${max}`,
		`Cut it first, for example: ffmpeg -i input.mp4 -t ${max} -c copy output.mp4.`,
		'video_too_long',
	);
}

function sizeFaultOf(sizeBytes: number, field: string): Fault | undefined {
	if (!(sizeBytes > 0)) {
		return inputFault(
			`The file in '${field}' is empty (${sizeBytes} bytes)`,
			'Check the node that provides it.',
			'file_empty',
		);
	}
	if (sizeBytes <= MAX_VIDEO_BYTES) return undefined;
	return inputFault(
		`The file in '${field}' has ${sizeBytes} bytes, and TikTok takes at most ${MAX_VIDEO_BYTES} (4 GB)`,
		'Make it smaller first, for example: ffmpeg -i input.mp4 -c:v libx264 -crf 23 -c:a aac output.mp4.',
		'file_too_large',
	);
}

async function lookInto(source: VideoSource): Promise<VideoFacts> {
	const stream = await source.open();
	try {
		return await inspectVideo(firstBytes(stream, source));
	} finally {
		stream.destroy();
	}
}

/** The inspector keeps no buffer, so each is freed. `finally`, because it may stop at any of them. */
async function* firstBytes(
	stream: AsyncIterable<Buffer>,
	source: VideoSource,
): AsyncGenerator<Buffer> {
	const { headerLimitBytes = Infinity } = source;
	const memory = new SentMemory(source);
	let seen = 0;
	for await (const buffer of stream) {
		seen += buffer.length;
		try {
			yield buffer;
		} finally {
			memory.done(buffer);
		}
		if (seen >= headerLimitBytes) return;
	}
}

function containerFault(facts: VideoFacts, source: VideoSource, field: string): Fault {
	const name = source.fileName === null ? '' : ` (${JSON.stringify(source.fileName)})`;
	const found =
		facts.has_video_track === false
			? 'holds sound only, no picture'
			: `is no MP4, MOV or WebM video${facts.looks_like === null ? '' : `: it looks like ${facts.looks_like}`}`;
	return inputFault(
		`The file in '${field}'${name} ${found}`,
		isText(facts) ? NOT_A_FILE_REMEDY : CONVERT_REMEDY,
		'file_format',
	);
}

/** Nobody converts a page to a video: something answered in place of the file. */
function isText({ looks_like: name }: VideoFacts): boolean {
	return name !== null && /^(?:HTML page|.*text)$/.test(name);
}

function declaredTypeWarnings(declared: string, actual: string): string[] {
	const type = declared.split(';')[0].trim().toLowerCase();
	if (VAGUE_TYPES.includes(type) || type === actual) return [];
	return [
		`The file was declared as ${type}, but its content is ${actual}: it was sent as ${actual}.`,
	];
}
