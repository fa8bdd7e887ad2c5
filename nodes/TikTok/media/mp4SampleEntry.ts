import { asciiAt, unsignedAt } from './byteReader';
import type { PixelFormat } from './headerFacts';
import type { Track } from './mp4Movie';
import { pixelFormatOf } from './pixelFormat';

/* `stsd`, ISO/IEC 14496-12 section 8.5.2. Each offset counts from the first byte of the body. */

const ENTRY_AT = 8;
const VISUAL_FIELDS_END = 94;
const BOX_HEADER_BYTES = 8;
/** An encrypted track has this type, and `frma` has the type of the codec. */
const ENCRYPTED = 'encv';
/** The video of a purchase in iTunes, which has its own encryption. */
const FAIRPLAY = 'drmi';
/** Offset of `default_isProtected` in the body of `tenc` (ISO/IEC 23001-7). */
const IS_PROTECTED_AT = 6;

/**
 * Reads the first entry: the codec and, for a video track, the size and the pixel format.
 *
 * @param body the start of `stsd`
 */
export function sampleEntryOf(body: Uint8Array): Partial<Track> {
	const type = asciiAt(body, 12, 16);
	const width = unsignedAt(body, 40, 2);
	const height = unsignedAt(body, 42, 2);
	const entry = body.subarray(0, ENTRY_AT + (unsignedAt(body, ENTRY_AT, 4) ?? 0));
	const children = entry.subarray(VISUAL_FIELDS_END);
	const protection = childOf(children, 'sinf');
	const original = asciiAt(childOf(protection, 'frma'), 0, 4);
	const isOnlyEntry = unsignedAt(body, 4, 4) === 1;
	const isProtected = childOf(childOf(protection, 'schi'), 'tenc').at(IS_PROTECTED_AT) === 1;
	return {
		sampleType: type === ENCRYPTED ? (original ?? type) : type,
		codedSize: width && height ? { width, height } : null,
		pixelFormat: formatIn(children),
		encrypted: isOnlyEntry && (type === FAIRPLAY || (type === ENCRYPTED && isProtected)),
	};
}

function formatIn(boxes: Uint8Array): PixelFormat | null {
	const formats = ['avcC', 'hvcC', 'vpcC'].map((type) => pixelFormatOf(type, childOf(boxes, type)));
	return formats.find((format) => format !== null) ?? null;
}

/** The body of the first box of a type, as far as it is there. Empty if there is none. */
function childOf(boxes: Uint8Array, type: string): Uint8Array {
	let at = 0;
	while (at + BOX_HEADER_BYTES <= boxes.length) {
		const size = unsignedAt(boxes, at, 4) ?? 0;
		if (size < BOX_HEADER_BYTES) break;
		if (asciiAt(boxes, at + 4, at + 8) === type) {
			return boxes.subarray(at + BOX_HEADER_BYTES, at + size);
		}
		at += size;
	}
	return new Uint8Array(0);
}
