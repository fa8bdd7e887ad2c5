import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { FaultError, inputFault, type Fault } from '../api/fault';
import { inspectVideo, type VideoFacts } from '../media';
import { MAX_VIDEO_BYTES } from '../upload/plan';
import { binarySource, type VideoSource } from '../upload/videoSource';
import type { CreatorInfo } from './creatorInfo';

/** A file that has been looked into and may be sent. */
export interface CheckedVideo {
	readonly source: VideoSource;
	/** By content, whatever the item declares. */
	readonly mimeType: string;
	readonly durationSec: number | null;
	readonly warnings: string[];
}

const FIELD = 'Input Data Field Name';

/** Types that say nothing about the content. */
const VAGUE_TYPES = ['', 'application/octet-stream', 'binary/octet-stream'];

/**
 * Finds the item's file and checks whether TikTok takes its container and size. Reads no further
 * than the header needs: to the end only where the header stands there.
 *
 * @param field as entered in *Input Data Field Name*: a name, or the file itself by an expression
 * @throws FaultError when the file is missing, empty, too large or no MP4, MOV or WebM
 */
export async function checkVideoFile(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): Promise<CheckedVideo> {
	const source = await findSource(context, itemIndex, field);
	const sizeFault = sizeFaultOf(source.sizeBytes);
	if (sizeFault !== undefined) throw new FaultError(sizeFault);
	const facts = await lookInto(source);
	if (facts.mime_type === null || facts.has_video_track === false) {
		throw new FaultError(containerFault(facts, source));
	}
	return {
		source,
		mimeType: facts.mime_type,
		durationSec: facts.duration_sec,
		warnings: declaredTypeWarnings(source.declaredMimeType, facts.mime_type),
	};
}

/** The creator's limit on length, where the file tells its own. */
export function durationFault(video: CheckedVideo, creator: CreatorInfo): Fault | undefined {
	const max = creator.max_video_post_duration_sec;
	const { durationSec } = video;
	if (max === null || durationSec === null || durationSec <= max) return undefined;
	return inputFault(
		`The video in '${FIELD}' is ${Math.ceil(durationSec)} seconds long, and this account may post at most ${max}`,
		`Cut it first, for example: ffmpeg -i input.mp4 -t ${max} -c copy output.mp4.`,
		'video_too_long',
	);
}

async function findSource(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): Promise<VideoSource> {
	try {
		const binaryData = context.helpers.assertBinaryData(itemIndex, field);
		return await binarySource(context, binaryData);
	} catch {
		throw missingFile(context, itemIndex, field);
	}
}

function missingFile(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string | IBinaryData,
): FaultError {
	const present = Object.keys(context.getInputData()[itemIndex]?.binary ?? {});
	return new FaultError(
		inputFault(
			`'${FIELD}' is ${JSON.stringify(field)}, and the item has no file there`,
			present.length === 0
				? 'The item has no file at all: put a node before this one that provides the video as binary data.'
				: `Files of this item: ${present.join(', ')}. Enter one of these names.`,
			'file_missing',
		),
	);
}

function sizeFaultOf(sizeBytes: number): Fault | undefined {
	if (!(sizeBytes > 0)) {
		return inputFault(
			`The file in '${FIELD}' is empty (${sizeBytes} bytes)`,
			'Check the node that provides it.',
			'file_empty',
		);
	}
	if (sizeBytes <= MAX_VIDEO_BYTES) return undefined;
	return inputFault(
		`The file in '${FIELD}' has ${sizeBytes} bytes, and TikTok takes at most ${MAX_VIDEO_BYTES} (4 GB)`,
		'Make it smaller first, for example: ffmpeg -i input.mp4 -c:v libx264 -crf 23 -c:a aac output.mp4.',
		'file_too_large',
	);
}

async function lookInto(source: VideoSource): Promise<VideoFacts> {
	const stream = await source.open();
	try {
		return await inspectVideo(stream);
	} finally {
		stream.destroy();
	}
}

function containerFault(facts: VideoFacts, source: VideoSource): Fault {
	const name = source.fileName === null ? '' : ` (${JSON.stringify(source.fileName)})`;
	const found =
		facts.has_video_track === false
			? 'holds sound only, no picture'
			: `is no MP4, MOV or WebM video${facts.looks_like === null ? '' : `: it looks like ${facts.looks_like}`}`;
	return inputFault(
		`The file in '${FIELD}'${name} ${found}`,
		'Convert it first, for example: ffmpeg -i input -c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart output.mp4.',
		'file_format',
	);
}

function declaredTypeWarnings(declared: string, actual: string): string[] {
	const type = declared.split(';')[0].trim().toLowerCase();
	if (VAGUE_TYPES.includes(type) || type === actual) return [];
	return [
		`The file was declared as ${type}, but its content is ${actual}: it was sent as ${actual}.`,
	];
}
