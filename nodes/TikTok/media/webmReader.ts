import { asciiAt, floatOf, toThousandths, unsignedAt } from './byteReader';
import { codecName } from './codecNames';
import { type EbmlElement, EbmlWalker } from './ebmlElements';
import { type HeaderFacts, setContainer } from './headerFacts';
import { giveUp, type Reading } from './reading';

/* Element ids of RFC 8794 (EBML) and RFC 9559 (Matroska, of which WebM is a subset). */
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
const VIDEO = 0xe0;
const PIXEL_WIDTH = 0xb0;
const PIXEL_HEIGHT = 0xba;
const TRACK_FIELDS = [TRACK_TYPE, DEFAULT_DURATION, CODEC_ID, PIXEL_WIDTH, PIXEL_HEIGHT];

const VIDEO_TRACK_TYPE = 1;
const DEFAULT_TIMESTAMP_SCALE_NS = 1_000_000;
const NS_PER_SECOND = 1_000_000_000;
/** Codec ids and document types have some 20 letters, numbers 8 bytes; a longer body is damage. */
const MAX_FIELD_BYTES = 64;

/** The bodies of an element's fields, by id. */
type Fields = Map<number, Uint8Array>;

/**
 * Reads a WebM file until its `Info` and `Tracks` have been seen, which stand before the pictures.
 * A Matroska file of another kind is none that TikTok takes: `looks_like` names it.
 * In: the facts to fill, of a file that begins with an EBML header.
 */
export function* readWebm(facts: HeaderFacts): Reading<void> {
	const walker = new EbmlWalker();
	const header = yield* walker.next(Infinity);
	if (header === null) return;
	const docType = textOf((yield* readFields(walker, header, [DOC_TYPE])).get(DOC_TYPE));
	if (docType === 'webm') setContainer(facts, 'webm');
	else if (docType === 'matroska') facts.looks_like = 'Matroska video (MKV)';
	if (docType !== 'webm') return;

	let segment = yield* walker.next(Infinity);
	while (segment !== null && segment.id !== SEGMENT) {
		yield* walker.skipTo(segment.end);
		segment = yield* walker.next(Infinity);
	}
	if (segment !== null) yield* readSegment(walker, segment, facts);
}

function* readSegment(walker: EbmlWalker, segment: EbmlElement, facts: HeaderFacts): Reading<void> {
	let infoSeen = false;
	let tracksSeen = false;
	while (!infoSeen || !tracksSeen) {
		const element = yield* walker.next(segment.end);
		if (element === null) return;
		if (element.id === INFO) {
			const info = yield* readFields(walker, element, [TIMESTAMP_SCALE, DURATION]);
			facts.duration_sec = durationOf(info);
			infoSeen = true;
		} else if (element.id === TRACKS) {
			yield* readTracks(walker, element, facts);
			tracksSeen = true;
		}
		// A cluster of open size can't be skipped: then what stands behind it stays unknown.
		yield* walker.skipTo(element.end);
	}
}

/** Fills in the first video track; that there is none only when every track says that it is no video. */
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
	facts.has_video_track = othersOnly ? false : null;
}

/** In: an element and the ids wanted. Out: these of its fields, the first of each; those inside `Video`, whose ids occur nowhere else, as if they were its own. */
function* readFields(
	walker: EbmlWalker,
	parent: EbmlElement,
	wanted: readonly number[],
): Reading<Fields> {
	// Only segments and clusters may leave their size open.
	if (parent.end === Infinity) yield* giveUp();
	const fields: Fields = new Map();
	for (;;) {
		const element = yield* walker.next(parent.end);
		if (element === null) return fields;
		// Not skipped, so that its fields come next.
		if (element.id === VIDEO) continue;
		if (wanted.includes(element.id) && !fields.has(element.id)) {
			const body = yield* walker.body(element, MAX_FIELD_BYTES);
			if (body !== null) fields.set(element.id, body);
		}
		yield* walker.skipTo(element.end);
	}
}

function fillFromTrack(facts: HeaderFacts, track: Fields): void {
	facts.has_video_track = true;
	const frameNs = numberOf(track.get(DEFAULT_DURATION));
	facts.codec = codecName(textOf(track.get(CODEC_ID)));
	facts.width = numberOf(track.get(PIXEL_WIDTH)) || null;
	facts.height = numberOf(track.get(PIXEL_HEIGHT)) || null;
	facts.coded_width = facts.width;
	facts.coded_height = facts.height;
	facts.frame_rate = frameNs ? toThousandths(NS_PER_SECOND / frameNs) : null;
}

/** In: the fields of `Info`. Out: seconds, or null where there is no usable duration, as in a live recording. */
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
