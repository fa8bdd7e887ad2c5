import { asciiAt, unsignedAt } from './byteReader';
import { nameOtherFile, type OtherFile } from './otherFiles';

/** How to read a file. An `ebml` file is WebM or another kind of Matroska file. */
export type FileKind = 'mp4' | 'quicktime' | 'ebml';

/** How to read a file or, if it is not a video, what it looks like. */
export type FirstLook = { kind: FileKind } | { kind: null; other: OtherFile | null };

const EBML_ID = 0x1a45dfa3;
const BRAND_BYTES = 4;
const QUICKTIME_BRAND = 'qt';
/** A JPEG 2000 file has this box in front of its brand. */
const JPEG_2000_TYPE = 'jP';
const MOTION_JPEG_2000: OtherFile = { kind: 'video', name: 'Motion JPEG 2000 video' };
const MOTION_JPEG_2000_BRANDS = ['mjp2', 'mj2s'];
/** An `ftyp` box lists a few brands of 4 bytes. A larger size means text with these letters. */
const MAX_FTYP_BYTES = 4096;
/** Brands of files that use the same box structure as videos. */
const OTHER_BRANDS: ReadonlyArray<OtherFile & { brands: string[] }> = [
	{ kind: 'picture', name: 'AVIF picture', brands: ['avif', 'avis'] },
	{
		kind: 'picture',
		name: 'HEIC picture',
		brands: ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'heif'],
	},
	// Raw pictures (CR3) and raw video (CRM).
	{ kind: 'raw', name: 'Canon raw file', brands: ['crx'] },
	{ kind: 'raw', name: 'Nikon raw video (NEV)', brands: ['NEV'] },
];
/** Brands of any picture. The brands that follow name its format. */
const PICTURE_BRANDS = ['mif1', 'mif2', 'msf1', 'miaf'];
/** Types of the first box in old QuickTime files, which have no `ftyp`. */
const OLD_QUICKTIME_TYPES = ['moov', 'mdat'];
/** Types of filler and additions, which can be the first box, too. */
const FILLER_TYPES = [
	'wide',
	'free',
	'skip',
	'pnot',
	'junk',
	'uuid',
	'udta',
	'meta',
	'prfl',
	'PICT',
];

/**
 * Determines the kind of a file.
 *
 * @param head the first MAX_HELD_BYTES bytes of the file, or the whole file if it is shorter
 */
export function lookAt(head: Uint8Array): FirstLook {
	const size = unsignedAt(head, 0, 4);
	const type = asciiAt(head, 4, 8);
	if (size === EBML_ID) return { kind: 'ebml' };
	if (size !== null && type !== null) {
		if (type === 'ftyp' && size <= MAX_FTYP_BYTES) return lookAtBrand(head.subarray(8, size));
		// A saved stream: the first fragment with its index in front.
		const next = asciiAt(head, size + 4, size + 8);
		if (type === 'styp' && (next === 'moov' || next === 'ftyp')) return { kind: 'mp4' };
		// A size of four letters means text: "I'm free".
		const isText = head.subarray(0, 4).every((byte) => byte >= 0x20 && byte < 0x7f);
		const isFiller = FILLER_TYPES.includes(type) && !isText;
		if (isFiller || OLD_QUICKTIME_TYPES.includes(type)) return { kind: 'quicktime' };
		const brand = asciiAt(head, size + 8, size + 8 + BRAND_BYTES) ?? '';
		if (type === JPEG_2000_TYPE && MOTION_JPEG_2000_BRANDS.includes(brand)) {
			return { kind: null, other: MOTION_JPEG_2000 };
		}
	}
	return { kind: null, other: nameOtherFile(head) };
}

/** @param body the body of `ftyp`: a brand, its version, and the brands that it is compatible with */
function lookAtBrand(body: Uint8Array): FirstLook {
	if (body.length < BRAND_BYTES) return { kind: null, other: null };
	const main = asciiAt(body, 0, BRAND_BYTES) ?? '';
	const brands = PICTURE_BRANDS.includes(main) ? [...brandsIn(body), 'heif'] : [main];
	const other = OTHER_BRANDS.find((one) => brands.some((brand) => one.brands.includes(brand)));
	if (other) return { kind: null, other: { kind: other.kind, name: other.name } };
	return { kind: main === QUICKTIME_BRAND ? 'quicktime' : 'mp4' };
}

function brandsIn(body: Uint8Array): string[] {
	const offsets = Array.from(
		{ length: Math.floor(body.length / BRAND_BYTES) },
		(_, index) => index * BRAND_BYTES,
	);
	return offsets.flatMap((at) => asciiAt(body, at, at + BRAND_BYTES) ?? []);
}
