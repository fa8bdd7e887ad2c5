/** What the bytes of a JPEG or WebP picture say. */
export interface PictureHeader {
	readonly mimeType: 'image/jpeg' | 'image/webp';
	/** Pixels as stored; null if the header does not state them. */
	readonly width: number | null;
	readonly height: number | null;
	/** False if the end of the picture is missing. */
	readonly isWhole: boolean;
}

type Size = Pick<PictureHeader, 'width' | 'height'>;

const UNKNOWN: Size = { width: null, height: null };

const JPEG_START = Buffer.from('ffd8ff', 'hex');
const JPEG_END = Buffer.from('ffd9', 'hex');
const START_OF_SCAN = 0xda;
/** SOF0 to SOF15 are frame headers, except for these tables. */
const NO_FRAME_HEADERS = [0xc4, 0xc8, 0xcc];

/** A RIFF header counts the bytes after itself and its size. */
const RIFF_PREFIX_BYTES = 8;
const VP8_START = Buffer.from('9d012a', 'hex');
const VP8L_SIGNATURE = 0x2f;
const FOURTEEN_BITS = 0x3fff;

/**
 * Reads a picture in one of the two formats that TikTok accepts for photos. Takes linear time, and
 * never throws.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 *
 * @param bytes the whole file, or its start
 * @returns null for any other file
 */
export function readPicture(bytes: Buffer): PictureHeader | null {
	if (bytes.subarray(0, JPEG_START.length).equals(JPEG_START)) {
		const isWhole = bytes.lastIndexOf(JPEG_END) > 0;
		return { mimeType: 'image/jpeg', ...jpegSize(bytes), isWhole };
	}
	if (latin(bytes, 0, 4) !== 'RIFF' || latin(bytes, 8, 12) !== 'WEBP') return null;
	const isWhole = bytes.readUInt32LE(4) + RIFF_PREFIX_BYTES <= bytes.length;
	return { mimeType: 'image/webp', ...webpSize(bytes), isWhole };
}

/** Walks over the segments to the frame header. Each begins with 0xFF, its type and its length. */
function jpegSize(bytes: Buffer): Size {
	for (let at = 2; at + 9 <= bytes.length; ) {
		if (bytes[at] !== 0xff) return UNKNOWN;
		const type = bytes[at + 1];
		// Any number of 0xFF may stand before a type.
		if (type === 0xff) {
			at += 1;
			continue;
		}
		if (type === START_OF_SCAN) return UNKNOWN;
		if (type >= 0xc0 && type <= 0xcf && !NO_FRAME_HEADERS.includes(type)) {
			return known(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
		}
		at += 2 + bytes.readUInt16BE(at + 2);
	}
	return UNKNOWN;
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(bytes: Buffer): Size {
	if (bytes.length < 30) return UNKNOWN;
	switch (latin(bytes, 12, 16)) {
		case 'VP8X':
			return known(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
		case 'VP8L': {
			const bits = bytes.readUInt32LE(21);
			if (bytes[20] !== VP8L_SIGNATURE) return UNKNOWN;
			return known((bits & FOURTEEN_BITS) + 1, ((bits >>> 14) & FOURTEEN_BITS) + 1);
		}
		case 'VP8 ': {
			if (!bytes.subarray(23, 26).equals(VP8_START)) return UNKNOWN;
			const [width, height] = [bytes.readUInt16LE(26), bytes.readUInt16LE(28)];
			return known(width & FOURTEEN_BITS, height & FOURTEEN_BITS);
		}
		default:
			return UNKNOWN;
	}
}

/** A height of 0 means that a later segment states it. */
function known(width: number, height: number): Size {
	return width > 0 && height > 0 ? { width, height } : UNKNOWN;
}

function latin(bytes: Buffer, start: number, end: number): string {
	return bytes.toString('latin1', start, end);
}
