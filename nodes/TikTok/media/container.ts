import { asciiAt, unsignedAt } from './byteReader';
import { nameOtherFile, type OtherFile } from './otherFiles';

/** How to read a file. An `ebml` file is WebM or another kind of Matroska file. */
export type FileKind = 'mp4' | 'quicktime' | 'ebml';

/** How to read a file or, if it is not a video, what it looks like. */
export type FirstLook = { kind: FileKind } | { kind: null; other: OtherFile | null };

const EBML_ID = 0x1a45dfa3;
const BRAND_BYTES = 4;
const QUICKTIME_BRAND = 'qt';
/** An `ftyp` box lists a few brands of 4 bytes. A larger size means text with these letters. */
const MAX_FTYP_BYTES = 4096;
/** Brands of files that use the same box structure as videos. */
const OTHER_BRANDS: ReadonlyArray<OtherFile & { brands: string[] }> = [
	{
		kind: 'picture',
		name: 'HEIC picture',
		brands: ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'heif', 'mif1', 'msf1'],
	},
	{ kind: 'picture', name: 'AVIF picture', brands: ['avif', 'avis'] },
	// Raw pictures (CR3) and raw video (CRM).
	{ kind: 'raw', name: 'Canon raw file', brands: ['crx'] },
];
/** Types of the first box in old QuickTime files, which have no `ftyp`. */
const OLD_QUICKTIME_TYPES = ['moov', 'mdat'];
/** Types of filler, which can be the first box, too. A large size means text: "I'm free". */
const FILLER_TYPES = ['wide', 'free', 'skip', 'pnot'];
const MAX_FILLER_BYTES = 16_777_215;

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
		if (type === 'ftyp' && size <= MAX_FTYP_BYTES) return lookAtBrand(head.subarray(8, 12));
		// A saved stream: the first fragment with its index in front.
		const next = asciiAt(head, size + 4, size + 8);
		if (type === 'styp' && (next === 'moov' || next === 'ftyp')) return { kind: 'mp4' };
		const isFiller = FILLER_TYPES.includes(type) && size <= MAX_FILLER_BYTES;
		if (isFiller || OLD_QUICKTIME_TYPES.includes(type)) return { kind: 'quicktime' };
	}
	return { kind: null, other: nameOtherFile(head) };
}

function lookAtBrand(brandBytes: Uint8Array): FirstLook {
	if (brandBytes.length < BRAND_BYTES) return { kind: null, other: null };
	const brand = asciiAt(brandBytes, 0, BRAND_BYTES) ?? '';
	const other = OTHER_BRANDS.find(({ brands }) => brands.includes(brand));
	if (other) return { kind: null, other: { kind: other.kind, name: other.name } };
	return { kind: brand === QUICKTIME_BRAND ? 'quicktime' : 'mp4' };
}
