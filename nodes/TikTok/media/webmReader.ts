import { asciiAt, floatOf, toThousandths, unsignedAt } from './byteReader';
import { codecName } from './codecNames';
import { type EbmlElement, EbmlWalker } from './ebmlElements';
import { type HeaderFacts, plausibleRate, setContainer } from './headerFacts';
import { pixelFormatOf } from './pixelFormat';
import { giveUp, type Reading } from './reading';

/* Element IDs of RFC 8794 (EBML) and RFC 9559 (Matroska). WebM is a subset of Matroska. */
const DOC_TYPE = 0x4282;
const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const TRACK_TYPE = 0x83;
const DEFAULT_DURATION = 0x23e383;
const CODEC_ID = 0x86;
const CODEC_PRIVATE = 0x63a2;
const VIDEO = 0xe0;
const PIXEL_WIDTH = 0xb0;
const PIXEL_HEIGHT = 0xba;
const DISPLAY_WIDTH = 0x54b0;
const DISPLAY_HEIGHT = 0x54ba;
const CONTENT_ENCODINGS = 0x6d80;
const CONTENT_ENCODING = 0x6240;
const CONTENT_ENCRYPTION = 0x5035;
const INFO_FIELDS = [TIMESTAMP_SCALE, DURATION];
const TRACK_FIELDS = [
	TRACK_TYPE,
	DEFAULT_DURATION,
	CODEC_ID,
	CODEC_PRIVATE,
	PIXEL_WIDTH,
	PIXEL_HEIGHT,
	DISPLAY_WIDTH,
	DISPLAY_HEIGHT,
	CONTENT_ENCRYPTION,
];
/** Children of a track whose fields are read like those of the track. Their IDs are unique. */
const TRACK_PARTS = [VIDEO, CONTENT_ENCODINGS, CONTENT_ENCODING];
/** Fields of which the start is enough. */
const LONG_FIELDS = [CODEC_PRIVATE, CONTENT_ENCRYPTION];
/** The `CodecPrivate` of these codecs is the body of an MP4 box. */
const PRIVATE_BOXES = new Map([
	['h264', 'avcC'],
	['h265', 'hvcC'],
]);

const VIDEO_TRACK_TYPE = 1;
const DEFAULT_TIMESTAMP_SCALE_NS = 1_000_000;
const NS_PER_SECOND = 1_000_000_000;
/** Codec IDs and document types have up to about 20 letters, and numbers up to 8 bytes. */
const MAX_FIELD_BYTES = 64;

/** The fields of an element: body by element ID. */
type Fields = Map<number, Uint8Array>;

/**
 * Reads a WebM file until it has found `Info` and `Tracks`, which normally precede the frames. For
 * another kind of Matroska file, which TikTok does not accept, sets `looks_like` and no container.
 *
 * @param facts the facts to fill in, of a file with an EBML header
 */
export function* readWebm(facts: HeaderFacts): Reading<void> {
	const walker = new EbmlWalker();
	const header = yield* walker.next(Infinity);
	if (header === null) return;
	const docType = textOf((yield* readFields(walker, header, [DOC_TYPE])).get(DOC_TYPE));
	if (docType === 'matroska') {
		facts.looks_like = 'Matroska video (MKV)';
		facts.other_kind = 'video';
	} else if (docType === 'webm') setContainer(facts, 'webm');
	else return;

	let segment = yield* walker.next(Infinity);
	while (segment !== null && segment.id !== SEGMENT) {
		yield* walker.skipTo(segment.end);
		segment = yield* walker.next(Infinity);
	}
	if (segment !== null) yield* readSegment(walker, segment, facts);
}

function* readSegment(walker: EbmlWalker, segment: EbmlElement, facts: HeaderFacts): Reading<void> {
	if (segment.end !== Infinity) facts.claimed_bytes = segment.end;
	const missing = new Set([INFO, TRACKS]);
	while (missing.size > 0) {
		const element = yield* walker.next(segment.end);
		if (element === null) return;
		if (element.id === INFO) {
			facts.duration_sec = durationOf(yield* readFields(walker, element, INFO_FIELDS));
			facts.duration_is_certain = facts.duration_sec === null ? null : true;
		} else if (element.id === TRACKS) {
			yield* readTracks(walker, element, facts);
		}
		missing.delete(element.id);
		// A cluster of unknown size cannot be skipped, so it ends the reading.
		yield* walker.skipTo(element.end);
	}
}

/** Reads the first video track. If there is none, every track must have a type to prove that. */
function* readTracks(walker: EbmlWalker, tracks: EbmlElement, facts: HeaderFacts): Reading<void> {
	let othersOnly: boolean | null = null;
	for (;;) {
		const entry = yield* walker.next(tracks.end);
		if (entry === null) break;
		if (entry.id === TRACK_ENTRY) {
			const fields = yield* readFields(walker, entry, TRACK_FIELDS);
			const type = numberOf(fields.get(TRACK_TYPE));
			if (type === VIDEO_TRACK_TYPE) return fillFromTrack(facts, fields);
			othersOnly = type !== null && othersOnly !== false;
		}
		yield* walker.skipTo(entry.end);
	}
	facts.has_index = true;
	facts.has_tracks = othersOnly === null ? false : true;
	facts.has_video_track = othersOnly ? false : null;
}

/**
 * Reads fields of an element and of TRACK_PARTS in it.
 *
 * @param wanted the IDs of the fields
 * @returns the first field with each ID
 */
function* readFields(
	walker: EbmlWalker,
	parent: EbmlElement,
	wanted: readonly number[],
): Reading<Fields> {
	// Only a segment or a cluster may have an unknown size.
	if (parent.end === Infinity) yield* giveUp();
	const fields: Fields = new Map();
	for (;;) {
		const element = yield* walker.next(parent.end);
		if (element === null) return fields;
		// Because such an element is not skipped, its first field is the next element.
		if (TRACK_PARTS.includes(element.id)) continue;
		if (wanted.includes(element.id) && !fields.has(element.id)) {
			const isLong = element.end - walker.position > MAX_FIELD_BYTES;
			const body = yield* walker.head(element, MAX_FIELD_BYTES);
			if (!isLong || LONG_FIELDS.includes(element.id)) fields.set(element.id, body);
		}
		yield* walker.skipTo(element.end);
	}
}

function fillFromTrack(facts: HeaderFacts, track: Fields): void {
	facts.has_index = true;
	facts.has_tracks = true;
	facts.has_video_track = true;
	const frameNs = numberOf(track.get(DEFAULT_DURATION));
	facts.codec = codecName(textOf(track.get(CODEC_ID)));
	facts.coded_width = numberOf(track.get(PIXEL_WIDTH)) || null;
	facts.coded_height = numberOf(track.get(PIXEL_HEIGHT)) || null;
	facts.width = displayedWidthOf(track, facts) ?? facts.coded_width;
	facts.height = facts.coded_height;
	facts.is_encrypted = track.has(CONTENT_ENCRYPTION);
	facts.frame_rate = frameNs ? plausibleRate(NS_PER_SECOND / frameNs) : null;
	const privateBox = PRIVATE_BOXES.get(facts.codec ?? '');
	const privateBody = track.get(CODEC_PRIVATE);
	if (privateBox && privateBody) Object.assign(facts, pixelFormatOf(privateBox, privateBody));
}

/**
 * The width that the stored height needs for the proportions of the picture. They are stated in pixels
 * or in another unit.
 */
function displayedWidthOf(track: Fields, { coded_height: height }: HeaderFacts): number | null {
	const wide = numberOf(track.get(DISPLAY_WIDTH));
	const high = numberOf(track.get(DISPLAY_HEIGHT));
	return wide && high && height ? Math.round((height * wide) / high) : null;
}

/** @returns seconds, or `null` if there is no valid duration, as in a live recording */
function durationOf(info: Fields): number | null {
	const scaleNs = numberOf(info.get(TIMESTAMP_SCALE)) ?? DEFAULT_TIMESTAMP_SCALE_NS;
	const body = info.get(DURATION);
	const seconds = ((body ? floatOf(body) : null) ?? 0) * (scaleNs / NS_PER_SECOND);
	return seconds > 0 && Number.isFinite(seconds) ? toThousandths(seconds) : null;
}

function numberOf(body: Uint8Array | undefined): number | null {
	return body && body.length > 0 ? unsignedAt(body, 0, body.length) : null;
}

function textOf(body: Uint8Array | undefined): string | null {
	return body ? asciiAt(body, 0, body.length) : null;
}
