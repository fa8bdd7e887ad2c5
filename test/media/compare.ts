import type { HeaderFacts } from '../../nodes/TikTok/media';
import type { Probe, ProbeStream } from './probe';

export const FIELDS = [
	'container',
	'has_video_track',
	'codec',
	'profile',
	'width',
	'height',
	'coded_width',
	'coded_height',
	'duration_sec',
	'frame_rate',
	'chroma',
	'bit_depth',
] as const;
export type Field = (typeof FIELDS)[number];

export type Verdict = 'same' | 'different' | 'only node' | 'only ffprobe' | 'neither';

export interface Comparison {
	readonly field: Field;
	readonly verdict: Verdict;
	readonly node: unknown;
	readonly ffprobe: unknown;
}

/** Values that ffprobe gives for one field. The node's value must agree with one of them. */
type Known = ReadonlyArray<string | number | boolean>;

const CODEC_NAMES: Readonly<Record<string, string>> = {
	aic: 'icod',
	cfhd: 'cineform',
	dvvideo: 'dv',
	hevc: 'h265',
	indeo3: 'indeo',
	mpeg1video: 'mpeg1',
	mpeg2video: 'mpeg2',
	qtrle: 'animation',
	rawvideo: 'uncompressed',
	svq1: 'sorenson',
	svq3: 'sorenson',
	v210: 'uncompressed',
};
/** The profiles of a family, which the node gives one name. */
const PROFILE_NAMES: Readonly<Record<string, string>> = {
	'Constrained Baseline': 'Baseline',
	'High 10 Intra': 'High 10',
	'High 4:2:2 Intra': 'High 4:2:2',
	Rext: 'Range Extensions',
	Scc: 'Screen Content',
};
const CODECS_WITH_PROFILE = ['h264', 'hevc', 'vp9'];
const TOLERANCE = { duration_sec: 0.02, frame_rate: 0.01 } as const;
const TOLERANCE_SEC = 0.15;
const SIDE_TOLERANCE_PIXELS = 2;

/** Compares what the node reads of a file with what ffprobe says, field by field. */
export function compare(facts: HeaderFacts, probe: Probe): Comparison[] {
	const known = factsOf(probe);
	return FIELDS.map((field) => {
		const node = valueOf(facts, field);
		const ffprobe = known[field];
		return { field, node, ffprobe: ffprobe.join(' or '), verdict: verdictOf(field, node, ffprobe) };
	});
}

/** A length that is not certain is only mentioned in a warning. */
function valueOf(facts: HeaderFacts, field: Field): string | number | boolean | null {
	if (field === 'container') return familyOf(facts);
	return field === 'duration_sec' && facts.duration_is_certain === false ? null : facts[field];
}

/** The video stream that players show. */
export function videoOf(probe: Probe): ProbeStream | undefined {
	return probe.streams?.find(
		({ codec_type: type, disposition }) =>
			type === 'video' && !disposition?.attached_pic && !disposition?.timed_thumbnails,
	);
}

/** Frames per second on average, and the rate that ffprobe guesses. */
export function ratesOf(video: ProbeStream): number[] {
	return [video.avg_frame_rate, video.r_frame_rate].flatMap((rate) => ratio(rate, '/') ?? []);
}

/** The containers that ffprobe has one name for. */
function familyOf({ container, looks_like: name }: HeaderFacts): string | null {
	if (container === 'webm' || name?.startsWith('Matroska')) return 'matroska';
	return container === null ? null : 'mov';
}

function factsOf(probe: Probe): Record<Field, Known> {
	const format = probe.format?.format_name ?? '';
	const family = ['mov', 'matroska'].filter((name) => format.split(',').includes(name));
	const video = videoOf(probe);
	const seconds = [probe.format?.duration, video?.duration].map(Number);
	const displayed = video === undefined ? [] : displayedSizes(video);
	return {
		container: family,
		has_video_track: probe.streams === undefined ? [] : [video !== undefined],
		codec: codecsOf(video),
		profile: profileOf(video),
		width: displayed.map(([width]) => width),
		height: displayed.map(([, height]) => height),
		coded_width: positive([video?.width]),
		coded_height: positive([video?.height]),
		duration_sec: positive(seconds),
		frame_rate: video === undefined ? [] : ratesOf(video),
		chroma: chromaOf(video?.pix_fmt),
		bit_depth: bitDepthOf(video?.pix_fmt),
	};
}

function codecsOf(video: ProbeStream | undefined): string[] {
	if (video?.codec_name === undefined) return [];
	const { codec_name: name, codec_tag_string: tag = '' } = video;
	return [CODEC_NAMES[name] ?? name, tag, tag.trim()];
}

function profileOf(video: ProbeStream | undefined): string[] {
	const { codec_name: codec = '', profile = 'unknown' } = video ?? {};
	if (!CODECS_WITH_PROFILE.includes(codec) || profile === 'unknown') return [];
	return [PROFILE_NAMES[profile] ?? profile];
}

/** Players use the pixel aspect ratio or ignore it. */
function displayedSizes(video: ProbeStream): Array<readonly [number, number]> {
	const { width = 0, height = 0 } = video;
	const isTurned = video.side_data_list?.some(
		({ rotation = 0 }) => Math.abs(rotation) % 180 === 90,
	);
	const aspect = ratio(video.sample_aspect_ratio, ':') ?? 1;
	const sizes = [
		[width, height] as const,
		[width * aspect, height] as const,
		[width, height / aspect] as const,
	];
	return sizes
		.filter(([, side]) => side > 0)
		.map(([wide, high]) => (isTurned ? [high, wide] : [wide, high]));
}

function ratio(text: string | undefined, separator: string): number | undefined {
	const [over, under] = (text ?? '').split(separator).map(Number);
	return over > 0 && under > 0 ? over / under : undefined;
}

function positive(values: ReadonlyArray<number | undefined>): number[] {
	return values.filter((value) => value !== undefined && value > 0) as number[];
}

function chromaOf(format: string | undefined): string[] {
	if (format === undefined) return [];
	if (/^gbr|^rgb|^bgr/.test(format)) return ['4:4:4'];
	if (/^gray/.test(format)) return ['4:0:0'];
	const digits = /^yuv[aj]?(4\d\d)/.exec(format)?.[1];
	return digits === undefined ? [] : [[...digits].join(':')];
}

function bitDepthOf(format: string | undefined): number[] {
	if (format === undefined) return [];
	return [Number(/(?:p|gray)(9|1\d)[lb]e$/.exec(format)?.[1] ?? 8)];
}

function verdictOf(field: Field, node: string | number | boolean | null, ffprobe: Known): Verdict {
	if (node === null) return ffprobe.length === 0 ? 'neither' : 'only ffprobe';
	if (ffprobe.length === 0) return 'only node';
	return ffprobe.some((value) => agree(field, node, value)) ? 'same' : 'different';
}

function agree(field: Field, node: unknown, ffprobe: unknown): boolean {
	if (typeof node !== 'number' || typeof ffprobe !== 'number') return node === ffprobe;
	const difference = Math.abs(node - ffprobe);
	if (field === 'duration_sec') {
		return difference <= Math.max(TOLERANCE_SEC, ffprobe * TOLERANCE.duration_sec);
	}
	if (field === 'frame_rate') return difference <= ffprobe * TOLERANCE.frame_rate;
	return difference <= (field === 'bit_depth' ? 0 : SIDE_TOLERANCE_PIXELS);
}
