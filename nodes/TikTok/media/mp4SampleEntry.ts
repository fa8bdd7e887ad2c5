import { asciiAt, unsignedAt } from './byteReader';
import { codecName, codecOfObjectType } from './codecNames';
import { type Mp4Box, type Mp4BoxWalker } from './mp4Boxes';
import type { Track } from './mp4Movie';
import { NO_FORMAT, pixelFormatOf } from './pixelFormat';
import { MAX_HELD_BYTES, type Reading } from './reading';

/* `stsd`, ISO/IEC 14496-12 section 8.5.2. An entry describes the frames, or some of them: fields of a
   fixed size, then boxes. */

const LIST_HEAD_BYTES = 8;
const VISUAL_FIELDS_BYTES = 78;
/** A track has one entry, or a few if its size or encryption changes. */
const MAX_ENTRIES = 16;
/** An encrypted track has this type, and `frma` has the type of the codec. */
const ENCRYPTED = 'encv';
/** The video of a purchase in iTunes, which has its own encryption. */
const FAIRPLAY = 'drmi';
/** Offset of `default_isProtected` in the body of `tenc` (ISO/IEC 23001-7). */
const IS_PROTECTED_AT = 6;
/** MPEG video, whose `esds` states the codec. */
const MPEG_VIDEO = 'mp4v';

/** What an entry says. */
class SampleEntry {
	codedSize: Track['codedSize'] = null;
	format = NO_FORMAT;
	/** The type of the codec of an encrypted entry. */
	originalType: string | null = null;
	/** False if the frames are clear although the entry is prepared for encryption. */
	isProtected = true;
	objectType: number | null = null;

	constructor(private readonly type: string) {}

	get codec(): string | null {
		const type = this.type === ENCRYPTED ? (this.originalType ?? ENCRYPTED) : this.type;
		if (type !== MPEG_VIDEO || this.objectType === null) return codecName(type);
		return codecOfObjectType(this.objectType) ?? type;
	}

	get isEncrypted(): boolean {
		return this.type === FAIRPLAY || (this.type === ENCRYPTED && this.isProtected);
	}
}

/** Reads the body of a box in an entry. */
type BoxReader = (body: Uint8Array) => Partial<SampleEntry>;

/** By parent and box. The parent `entry` is the sample entry itself. */
const BOX_READERS: ReadonlyMap<string, BoxReader> = new Map<string, BoxReader>([
	['entry/avcC', (body) => ({ format: pixelFormatOf('avcC', body) })],
	['entry/hvcC', (body) => ({ format: pixelFormatOf('hvcC', body) })],
	['entry/vpcC', (body) => ({ format: pixelFormatOf('vpcC', body) })],
	['entry/esds', (body) => ({ objectType: objectTypeOf(body) })],
	['sinf/frma', (body) => ({ originalType: asciiAt(body, 0, 4) })],
	['schi/tenc', (body) => ({ isProtected: body.at(IS_PROTECTED_AT) !== 0 })],
]);
const CONTAINERS = ['entry/sinf', 'sinf/schi'];

/**
 * Reads the description of the frames of a video track: codec, size and pixel format of the first
 * entry. The track is encrypted if all its entries are.
 */
export function* readSampleEntries(walker: Mp4BoxWalker, stsd: Mp4Box): Reading<Partial<Track>> {
	yield* walker.head(stsd, LIST_HEAD_BYTES);
	const entries: SampleEntry[] = [];
	while (entries.length < MAX_ENTRIES) {
		const box = yield* walker.nextOptional(stsd.end);
		if (box === null) break;
		const entry = new SampleEntry(box.type);
		const fields = yield* walker.head(box, VISUAL_FIELDS_BYTES);
		const [width, height] = [unsignedAt(fields, 24, 2), unsignedAt(fields, 26, 2)];
		if (width && height) entry.codedSize = { width, height };
		yield* readBoxes(walker, { type: 'entry', end: box.end }, entry);
		yield* walker.skipTo(box.end);
		entries.push(entry);
	}
	if (entries.length === 0) return {};
	const [{ codec, codedSize, format }] = entries;
	return { codec, codedSize, format, encrypted: entries.every((entry) => entry.isEncrypted) };
}

function* readBoxes(walker: Mp4BoxWalker, parent: Mp4Box, entry: SampleEntry): Reading<void> {
	for (;;) {
		const box = yield* walker.nextOptional(parent.end);
		if (box === null) return;
		const path = `${parent.type}/${box.type}`;
		const read = BOX_READERS.get(path);
		if (read !== undefined) Object.assign(entry, read(yield* walker.head(box, MAX_HELD_BYTES)));
		else if (CONTAINERS.includes(path)) yield* readBoxes(walker, box, entry);
		yield* walker.skipTo(box.end);
	}
}

/**
 * Reads the object type from `esds` (ISO/IEC 14496-1, 7.2.6): a descriptor of the stream, which
 * contains a descriptor of the decoder.
 */
function objectTypeOf(body: Uint8Array): number | null {
	const STREAM = 3;
	const DECODER = 4;
	let at = 4;
	if (body.at(at) !== STREAM) return null;
	at = afterLength(body, at + 1);
	const flags = body.at(at + 2) ?? 0;
	at += 3;
	if (flags & 0x80) at += 2;
	if (flags & 0x40) at += 1 + (body.at(at) ?? 0);
	if (flags & 0x20) at += 2;
	if (body.at(at) !== DECODER) return null;
	return body.at(afterLength(body, at + 1)) ?? null;
}

/** The offset after a length of 1 to 4 bytes, each of which but the last has its highest bit set. */
function afterLength(body: Uint8Array, at: number): number {
	let end = at;
	while (end < at + 3 && (body.at(end) ?? 0) & 0x80) end += 1;
	return end + 1;
}
