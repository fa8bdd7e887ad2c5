import { API_MAX_VIDEO_SECONDS } from '../../errors/errorTable';
import { inputFault, type Fault } from '../../errors/fault';
import { convertCommand, exportOrConvert, REPACK_COMMAND, type Picture } from '../../errors/ffmpeg';
import type { HeaderFacts } from '../../media';

/*
 * TikTok's limits on what a video holds:
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 * A header can be damaged or ambiguous. So the node refuses a file only for a value that is plausible
 * and clearly outside the limits. In any doubt TikTok decides.
 */

/** Remedy for recordings that ffmpeg cannot read. */
export const EXPORT_RAW =
	'Export it as MP4 with H.264 in the program of the camera or in an editing program.';

/** "4 GB" on TikTok's page, in the binary reading, which is the larger. */
export const MAX_VIDEO_BYTES = 4_294_967_296;

const MIN_SIDE_PIXELS = 360;
const MAX_SIDE_PIXELS = 4_096;
const MIN_FRAMES_PER_SECOND = 23;
const MAX_FRAMES_PER_SECOND = 60;

/** Values outside these ranges come from a damaged header. The reader drops higher frame rates. */
const PLAUSIBLE_SIDE_PIXELS = { min: 16, max: 16_384 };
const PLAUSIBLE_FRAMES_PER_SECOND = { min: 1, max: 240 };

/** A header counts whole frames and ticks, so a rate at the limit can come out slightly beyond it. */
const FRAME_RATE_TOLERANCE = 0.5;

const TAKEN_CODECS: Readonly<Record<string, string>> = {
	h264: 'H.264',
	h265: 'H.265',
	vp8: 'VP8',
	vp9: 'VP9',
};
const OTHER_CODECS: Readonly<Record<string, string>> = {
	animation: 'QuickTime Animation',
	av1: 'AV1',
	cinepak: 'Cinepak',
	cineform: 'CineForm',
	dirac: 'Dirac',
	dnxhd: 'DNxHD',
	dv: 'DV',
	ffv1: 'FFV1',
	h263: 'H.263',
	hap: 'Hap',
	icod: 'Apple Intermediate Codec',
	indeo: 'Indeo',
	jpeg2000: 'JPEG 2000',
	magicyuv: 'MagicYUV',
	mjpeg: 'Motion JPEG',
	mpeg1: 'MPEG-1',
	mpeg2: 'MPEG-2',
	mpeg4: 'MPEG-4 Part 2',
	png: 'PNG',
	prores: 'ProRes',
	sorenson: 'Sorenson Video',
	theora: 'Theora',
	uncompressed: 'uncompressed video',
	utvideo: 'Ut Video',
	vc1: 'VC-1',
	vvc: 'H.266',
};
/** Codecs that only the programs of their makers read. */
const RAW_CODECS: Readonly<Record<string, string>> = {
	braw: 'Blackmagic RAW',
	prores_raw: 'ProRes RAW',
};
/** Profiles that phones and browsers do not play. */
const RARE_PROFILES: Readonly<Record<string, readonly string[]>> = {
	h264: ['Extended', 'High 10', 'High 4:2:2', 'High 4:4:4 Predictive', 'CAVLC 4:4:4'],
	h265: [
		'Main Still Picture',
		'Range Extensions',
		'High Throughput',
		'Screen Content',
		'High Throughput Screen Content',
	],
};
const CONTAINER_LABELS = { mp4: 'MP4', quicktime: 'MOV', webm: 'WebM' } as const;

/**
 * @param field the label of the field that named the file
 * @returns why TikTok would refuse a video with these facts; undefined when TikTok may accept it
 */
export function videoLimitFault(facts: HeaderFacts, field: string): Fault | undefined {
	return codecFault(facts, field) ?? pictureFault(facts, field) ?? frameRateFault(facts, field);
}

/** Warnings about what TikTok accepts but does not recommend, and about what it may refuse. */
export function videoLimitWarnings(facts: HeaderFacts): string[] {
	return [
		formatWarning(facts),
		pixelFormatWarning(facts),
		frameRateWarning(facts),
		lengthWarning(facts),
	].filter((warning) => warning !== undefined);
}

function nameIn<Value>(codecs: Readonly<Record<string, Value>>, codec: string | null) {
	return codec !== null && Object.hasOwn(codecs, codec) ? codecs[codec] : undefined;
}

function codecFault(facts: HeaderFacts, field: string): Fault | undefined {
	const raw = nameIn(RAW_CODECS, facts.codec);
	const name = raw ?? nameIn(OTHER_CODECS, facts.codec);
	if (name === undefined) return undefined;
	const remedy =
		raw === undefined
			? `TikTok accepts MP4, MOV and WebM with H.264, H.265, VP8 or VP9. ${exportOrConvert(conversionOf(facts))}`
			: EXPORT_RAW;
	return inputFault(
		`The video in '${field}' has the codec ${name}, which TikTok does not accept`,
		remedy,
		'file_codec',
	);
}

function pictureFault(facts: HeaderFacts, field: string): Fault | undefined {
	const { width, height } = facts;
	if (width === null || height === null) return undefined;
	// TikTok does not say whether it checks the displayed or the coded size.
	const coded: Size = [facts.coded_width ?? width, facts.coded_height ?? height];
	if (!isOutside([width, height]) || !isOutside(coded)) return undefined;
	return inputFault(
		`The picture of the video in '${field}' has ${width} x ${height} pixels, and TikTok accepts ${MIN_SIDE_PIXELS} to ${MAX_SIDE_PIXELS} on each side`,
		`Change its size. ${exportOrConvert(conversionOf(facts))}`,
		'file_picture_size',
	);
}

/** A command that makes the whole video acceptable, so that no other limit refuses its output. */
function conversionOf(facts: HeaderFacts): string {
	return convertCommand('input.mp4', pictureFor(facts));
}

function pictureFor({ width, height }: HeaderFacts): Picture {
	if (width === null || height === null) return 'portrait';
	const fits = [width, height].every(
		(side) => side >= MIN_SIDE_PIXELS && side <= MAX_SIDE_PIXELS - 1,
	);
	if (fits) return 'keep';
	return width > height ? 'landscape' : 'portrait';
}

type Size = readonly [number, number];

/** True when both sides are plausible and at least one is outside TikTok's limits. */
function isOutside(size: Size): boolean {
	const { min, max } = PLAUSIBLE_SIDE_PIXELS;
	return (
		size.every((side) => side >= min && side <= max) &&
		size.some((side) => side < MIN_SIDE_PIXELS || side > MAX_SIDE_PIXELS)
	);
}

function frameRateFault(facts: HeaderFacts, field: string): Fault | undefined {
	// The average of a variable frame rate says little about what TikTok measures.
	if (facts.frame_rate_is_steady !== true || !hasOddFrameRate(facts)) return undefined;
	return inputFault(
		`The video in '${field}' has ${facts.frame_rate} frames per second, which TikTok does not accept`,
		`TikTok accepts ${MIN_FRAMES_PER_SECOND} to ${MAX_FRAMES_PER_SECOND} frames per second. ${exportOrConvert(conversionOf(facts))}`,
		'file_frame_rate',
	);
}

function frameRateWarning(facts: HeaderFacts): string | undefined {
	if (!hasOddFrameRate(facts)) return undefined;
	return `The video has ${facts.frame_rate} frames per second on average. TikTok accepts ${MIN_FRAMES_PER_SECOND} to ${MAX_FRAMES_PER_SECOND} and may refuse the video.`;
}

function hasOddFrameRate({ frame_rate: rate }: HeaderFacts): boolean {
	const { min, max } = PLAUSIBLE_FRAMES_PER_SECOND;
	if (rate === null || rate < min || rate > max) return false;
	return (
		rate < MIN_FRAMES_PER_SECOND - FRAME_RATE_TOLERANCE ||
		rate > MAX_FRAMES_PER_SECOND + FRAME_RATE_TOLERANCE
	);
}

function formatWarning({ container, codec }: HeaderFacts): string | undefined {
	if (container === null || (container === 'mp4' && (codec === 'h264' || codec === null))) {
		return undefined;
	}
	const name = nameIn(TAKEN_CODECS, codec);
	const found = `${CONTAINER_LABELS[container]}${codec === null ? '' : ` with ${name ?? codec}`}`;
	// WebM is only for VP8 and VP9. Older browsers record H.264 into it.
	const isForeign = container === 'webm' && (codec === 'h264' || codec === 'h265');
	const isRare = isForeign || (codec !== null && name === undefined);
	const verdict = isRare ? 'which TikTok may refuse' : 'which TikTok accepts too';
	const remedy = isForeign ? ` To put it into MP4, for example: ${REPACK_COMMAND}.` : '';
	return `TikTok recommends MP4 with H.264, and the video is ${found}, ${verdict}.${remedy}`;
}

/** Phones and browsers play 4:2:0, with 10 bits only in H.265 and VP9. */
function pixelFormatWarning(facts: HeaderFacts): string | undefined {
	const { chroma, bit_depth: bits, codec, profile } = facts;
	const maxBits = codec === 'h264' ? 8 : 10;
	const isPlain = (chroma === '4:2:0' || chroma === '4:0:0') && bits !== null && bits <= maxBits;
	const isRare = profile !== null && nameIn(RARE_PROFILES, codec)?.includes(profile) === true;
	const isUnknown = chroma === null || bits === null;
	if (!isRare && (isPlain || isUnknown)) return undefined;
	const found =
		isPlain || isUnknown ? `the profile ${profile}` : `${chroma} color with ${bits} bits`;
	return `The video has ${found}, which many players cannot show. TikTok may refuse the video. To convert it, for example: ${conversionOf(facts)}.`;
}

function lengthWarning(facts: HeaderFacts): string | undefined {
	const { duration_sec: seconds, duration_is_certain: isCertain } = facts;
	if (seconds === null || isCertain === false || seconds <= API_MAX_VIDEO_SECONDS) return undefined;
	return `The video is ${Math.ceil(seconds)} seconds long, and TikTok documents at most ${API_MAX_VIDEO_SECONDS} for posts through its API. TikTok may refuse the video.`;
}
