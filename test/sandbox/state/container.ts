const MP4_BRAND_OFFSET_BYTES = 4;
const EBML_MAGIC = '1a45dfa3';

/** By the first bytes, as TikTok takes MP4, MOV (`ftyp`) and WebM (EBML). */
export function isVideo(head: Buffer): boolean {
	const brand = head.toString('latin1', MP4_BRAND_OFFSET_BYTES, MP4_BRAND_OFFSET_BYTES + 4);
	return brand === 'ftyp' || head.toString('hex', 0, 4) === EBML_MAGIC;
}
