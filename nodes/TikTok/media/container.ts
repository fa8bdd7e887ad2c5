import { asciiAt, unsignedAt } from './byteReader';
import { nameOtherFile } from './otherFiles';

/** How a file is to be read. `ebml` may turn out to be WebM or another Matroska file. */
export type FileKind = 'mp4' | 'quicktime' | 'ebml';

/** What the first bytes say: how to read the file, or else what it looks like. */
export type FirstLook = { kind: FileKind } | { kind: null; looks_like: string | null };

const EBML_ID = 0x1a45dfa3;
const BRAND_BYTES = 4;
const QUICKTIME_BRAND = 'qt';
/** `ftyp` lists a few brands of 4 bytes; a larger size is text that happens to have these letters. */
const MAX_FTYP_BYTES = 4096;
/** Brands of pictures, which share the box structure of videos. */
const PICTURE_BRANDS = new Map([
	['heic', 'HEIC picture'],
	['heix', 'HEIC picture'],
	['heim', 'HEIC picture'],
	['heis', 'HEIC picture'],
	['hevc', 'HEIC picture'],
	['hevx', 'HEIC picture'],
	['mif1', 'HEIC picture'],
	['msf1', 'HEIC picture'],
	['avif', 'AVIF picture'],
	['avis', 'AVIF picture'],
]);
/** What QuickTime files from before `ftyp` begin with. Filler is small, which tells it from text like "I'm free". */
const OLD_QUICKTIME_FILLERS = ['wide', 'free', 'skip', 'pnot'];
const OLD_QUICKTIME_STARTS = ['moov', 'mdat', ...OLD_QUICKTIME_FILLERS];
const MAX_FILLER_BYTES = 16_777_215;

/** In: a file's first bytes (up to MAX_HELD_BYTES, fewer only when it is shorter). Out: what kind of file it is. */
export function lookAt(head: Uint8Array): FirstLook {
	const size = unsignedAt(head, 0, 4);
	const type = asciiAt(head, 4, 8);
	if (size === EBML_ID) return { kind: 'ebml' };
	if (size !== null && type !== null) {
		if (type === 'ftyp' && size <= MAX_FTYP_BYTES) return lookAtBrand(head.subarray(8, 12));
		const isFiller = OLD_QUICKTIME_FILLERS.includes(type);
		if (OLD_QUICKTIME_STARTS.includes(type) && (!isFiller || size <= MAX_FILLER_BYTES)) {
			return { kind: 'quicktime' };
		}
	}
	return { kind: null, looks_like: nameOtherFile(head) };
}

function lookAtBrand(brandBytes: Uint8Array): FirstLook {
	if (brandBytes.length < BRAND_BYTES) return { kind: null, looks_like: null };
	const brand = asciiAt(brandBytes, 0, BRAND_BYTES) ?? '';
	const picture = PICTURE_BRANDS.get(brand);
	if (picture) return { kind: null, looks_like: picture };
	return { kind: brand === QUICKTIME_BRAND ? 'quicktime' : 'mp4' };
}
