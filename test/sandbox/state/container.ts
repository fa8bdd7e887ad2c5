const MP4_BRAND_OFFSET_BYTES = 4;
const EBML_MAGIC = '1a45dfa3';

/** Whether the first bytes are those of a format that TikTok accepts: MP4, MOV (`ftyp`), or WebM (EBML). */
export function isVideo(head: Buffer): boolean {
	const brand = head.toString('latin1', MP4_BRAND_OFFSET_BYTES, MP4_BRAND_OFFSET_BYTES + 4);
	return brand === 'ftyp' || head.toString('hex', 0, 4) === EBML_MAGIC;
}
