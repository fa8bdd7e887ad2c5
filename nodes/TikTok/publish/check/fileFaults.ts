import { inputFault, type Fault } from '../../errors/fault';
import {
	ADD_PICTURE_COMMAND,
	convertCommand,
	exportOrConvert,
	REPACK_COMMAND,
} from '../../errors/ffmpeg';
import type { HeaderFacts, OtherKind } from '../../media';
import type { VideoSource } from '../../upload/source/videoSource';
import { VIDEO_URL_FIELD } from '../../upload/source/web/webFaults';
import { EXPORT_RAW, videoLimitFault } from './videoLimits';

const CONVERT = exportOrConvert(convertCommand('input', 'portrait'));
const ADD_PICTURE = `Add a picture to the sound, for example the file cover.jpg: ${ADD_PICTURE_COMMAND}.`;

/** Remedies by kind of file. A page or text has one for each source. */
const REMEDIES: Readonly<Record<Exclude<OtherKind, 'text'>, string>> = {
	video: CONVERT,
	raw: EXPORT_RAW,
	sound: ADD_PICTURE,
	photo: 'Post it as a photo: use the resource Photo.',
	picture: 'Save it as JPEG or WebP, and post it as a photo: use the resource Photo.',
	stream:
		'It holds or lists only fragments of a stream. Download the whole video, and use that file.',
	archive: 'Unpack it first, and use the video that it contains.',
	document: 'Use the video itself: an MP4, MOV or WebM file.',
};

/**
 * The fault for a file that contains no video, or whose video nobody can play.
 *
 * @param field the label of the field that named the file
 * @returns undefined for an MP4, MOV or WebM video, and for a file that may be one
 */
export function fileFault(
	facts: HeaderFacts,
	source: VideoSource,
	field: string,
): Fault | undefined {
	const fault = (found: string, remedy: string, code = 'file_format') => {
		const name = source.fileName === null ? '' : ` (${JSON.stringify(source.fileName)})`;
		return inputFault(`The file in '${field}'${name} ${found}`, remedy, code);
	};
	if (facts.has_tracks === false) {
		return fault('contains no video: its index is empty', completeFileRemedy(field), 'file_cut');
	}
	if (facts.has_video_track === false) return fault('contains only sound', ADD_PICTURE);
	if (facts.container === null) {
		const looks = facts.looks_like === null ? '' : ` (found: ${facts.looks_like})`;
		return fault(`is not an MP4, MOV or WebM video${looks}`, formatRemedy(facts, source, field));
	}
	if (facts.has_index === false) {
		return fault(
			`is incomplete: it ends after ${source.sizeBytes} bytes without a complete index, so nobody can play it`,
			completeFileRemedy(field),
			'file_cut',
		);
	}
	if (facts.has_frames === false) {
		return fault('contains no frames: it describes a video without holding it', REMEDIES.stream);
	}
	if (facts.is_encrypted) {
		return fault(
			'is encrypted (DRM), so nobody can play it without its key',
			'Use a copy of the video without encryption.',
			'file_encrypted',
		);
	}
	return undefined;
}

/**
 * Compares the length of the file with what its header describes.
 *
 * @returns a fault if frames provably lie beyond the end of the file
 */
export function cutFault(
	{ last_frames_at: lastFramesAt }: HeaderFacts,
	{ sizeBytes }: VideoSource,
	field: string,
): Fault | undefined {
	if (lastFramesAt === null || lastFramesAt < sizeBytes) return undefined;
	return inputFault(
		`The video in '${field}' is cut off: its last frames start after ${lastFramesAt} bytes, and the file has only ${sizeBytes} bytes`,
		completeFileRemedy(field),
		'file_cut',
	);
}

/** Warnings about a file that seems incomplete, and about facts that the node did not find. */
export function fileWarnings(facts: HeaderFacts, sizeBytes: number): string[] {
	const { claimed_bytes: claimed, duration_sec: seconds } = facts;
	const warnings: string[] = [];
	if (claimed !== null && claimed > sizeBytes) {
		warnings.push(
			`The file is probably cut off: its header describes ${claimed} bytes, and the file has ${sizeBytes}. TikTok may refuse the video.`,
		);
	}
	if (facts.has_video_track === null) {
		warnings.push(
			'The node found no readable header in the file, so it did not check length, picture and codec. TikTok may refuse the video.',
		);
	} else if (seconds === null) {
		warnings.push(
			'The header does not state how long the video is, so the node did not compare it with the limit of the account.',
		);
	} else if (facts.duration_is_certain === false) {
		warnings.push(
			`The header states ${Math.ceil(seconds)} seconds for the whole stream, and the file may hold less, so the node did not compare it with the limit of the account.`,
		);
	}
	return warnings;
}

function formatRemedy(facts: HeaderFacts, { sizeBytes }: VideoSource, field: string): string {
	const { other_kind: kind } = facts;
	if (kind === null)
		return `${REMEDIES.document} If it is a video, convert it with the free program ffmpeg: ${convertCommand('input', 'portrait')}.`;
	if (kind === 'text') return textRemedy(sizeBytes, field);
	return kind === 'video' && canRepack(facts, field)
		? `Put its content into an MP4 file, for example: ${REPACK_COMMAND}.`
		: REMEDIES[kind];
}

/** A Matroska file, such as a recording of Chrome, often holds a picture that TikTok accepts. */
function canRepack(facts: HeaderFacts, field: string): boolean {
	return (
		(facts.codec === 'h264' || facts.codec === 'h265') &&
		(facts.chroma === null || facts.chroma === '4:2:0') &&
		videoLimitFault(facts, field) === undefined
	);
}

function textRemedy(sizeBytes: number, field: string): string {
	return field === VIDEO_URL_FIELD
		? 'Often a server returns a sign-in or error page instead of the file. Open the address in a private browser window: it must lead to the video itself.'
		: `It has ${sizeBytes} bytes. Open it to see what it is, and check the node that provides it: a form or a download can return a sign-in or error page under the name of a video.`;
}

function completeFileRemedy(field: string): string {
	return field === VIDEO_URL_FIELD
		? 'The server has only a part of the video. Upload the whole video to the server, and compare the sizes.'
		: 'Check the node that provides it, and compare its size with the original: a recording or download may have stopped early, or another program may still be writing the file.';
}
