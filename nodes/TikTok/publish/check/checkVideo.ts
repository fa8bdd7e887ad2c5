import { FaultError, inputFault, type Fault } from '../../errors/fault';
import { type HeaderFacts, inspectVideo } from '../../media';
import { SentMemory } from '../../upload/freedMemory/sentMemory';
import type { VideoSource } from '../../upload/source/videoSource';
import type { CreatorInfo } from '../../api/creatorInfo';
import type { VideoFacts } from '../result/postFacts';
import type { CheckedVideo } from '../run/stages';
import { MAX_VIDEO_BYTES, videoLimitFault, videoLimitWarnings } from './videoLimits';

/** What the look into a file has shown. */
interface InspectedVideo {
	/** By content, whatever the item declares. */
	readonly mimeType: string;
	readonly durationSec: number | null;
	readonly facts: VideoFacts;
	readonly warnings: string[];
}

/** MIME types that say nothing about the content. */
const VAGUE_TYPES = ['application/octet-stream', 'binary/octet-stream'];

const MIME_TYPE = /^[a-z]{1,20}\/[\w.+-]{1,100}$/;

const CONVERT_REMEDY =
	'Convert it first, for example: ffmpeg -i input -c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart output.mp4.';

const NOT_A_FILE_REMEDY =
	'Often a server returns a sign-in or error page instead of the file. Open the address in a private browser window: it must lead to the video itself.';

/**
 * Checks whether TikTok accepts a file, by its size, its container and the header of its picture. Reads
 * only as far as the header, which can stand at the end of the file.
 *
 * @param field the label of the field that named the file
 * @throws FaultError when it is empty, too large, not MP4, MOV or WebM, or outside TikTok's limits
 */
export async function checkVideo(source: VideoSource, field: string): Promise<InspectedVideo> {
	const sizeFault = sizeFaultOf(source.sizeBytes, field);
	if (sizeFault !== undefined) throw new FaultError(sizeFault);
	const facts = await lookInto(source);
	if (facts.mime_type === null || facts.has_video_track === false) {
		throw new FaultError(containerFault(facts, source, field));
	}
	const limitFault = videoLimitFault(facts, field);
	if (limitFault !== undefined) throw new FaultError(limitFault);
	return {
		mimeType: facts.mime_type,
		durationSec: facts.duration_sec,
		facts: {
			size_bytes: source.sizeBytes,
			mime_type: facts.mime_type,
			duration_sec: facts.duration_sec,
			codec: facts.codec,
			width: facts.width,
			height: facts.height,
			frame_rate: facts.frame_rate,
			chunk_count: 0,
		},
		warnings: [
			...declaredTypeWarnings(source.declaredMimeType, facts.mime_type),
			...videoLimitWarnings(facts),
		],
	};
}

/** The fault for a video that is longer than the creator may post, if the file tells its length. */
export function durationFault(video: CheckedVideo, creator: CreatorInfo): Fault | undefined {
	const max = creator.max_video_post_duration_sec;
	const { durationSec, field } = video;
	if (max === null || durationSec === null || durationSec <= max) return undefined;
	return inputFault(
		`The video in '${field}' is ${Math.ceil(durationSec)} seconds long, and this account can post at most ${max}`,
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
		`The file in '${field}' has ${sizeBytes} bytes, and TikTok accepts at most ${MAX_VIDEO_BYTES} (4 GB)`,
		'Make it smaller first, for example: ffmpeg -i input.mp4 -c:v libx264 -crf 23 -c:a aac output.mp4.',
		'file_too_large',
	);
}

async function lookInto(source: VideoSource): Promise<HeaderFacts> {
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

function containerFault(facts: HeaderFacts, source: VideoSource, field: string): Fault {
	const name = source.fileName === null ? '' : ` (${JSON.stringify(source.fileName)})`;
	const found =
		facts.has_video_track === false
			? 'contains only sound'
			: `is not an MP4, MOV or WebM video${facts.looks_like === null ? '' : `: it looks like ${facts.looks_like}`}`;
	return inputFault(
		`The file in '${field}'${name} ${found}`,
		isText(facts) ? NOT_A_FILE_REMEDY : CONVERT_REMEDY,
		'file_format',
	);
}

/** Converting a page does not help: a server returned it instead of the file. */
function isText({ looks_like: name }: HeaderFacts): boolean {
	return name !== null && /^(?:HTML page|.*text)$/.test(name);
}

function declaredTypeWarnings(declared: string, actual: string): string[] {
	const type = declared.split(';')[0].trim().toLowerCase();
	if (!MIME_TYPE.test(type) || VAGUE_TYPES.includes(type) || type === actual) return [];
	return [
		`The file was declared as ${type}, but its content is ${actual}, so the node sent it as ${actual}.`,
	];
}
