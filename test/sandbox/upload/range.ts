const VIDEO_TYPES = ['video/mp4', 'video/quicktime', 'video/webm'];

/** The range of bytes of one PUT. `last` is inclusive. */
export interface ByteRange {
	first: number;
	last: number;
}

/**
 * Reads the headers of a PUT as strictly as the page defines them. Null means TikTok's 400.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 */
export function readRange(
	headers: Record<string, string | string[] | undefined>,
	totalBytes: number,
): ByteRange | null {
	if (!VIDEO_TYPES.includes(String(headers['content-type']))) return null;
	const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(headers['content-range']));
	if (!match) return null;
	const [first, last, total] = match.slice(1).map(Number);
	if (total !== totalBytes || last < first || last >= total) return null;
	return headers['content-length'] === String(last - first + 1) ? { first, last } : null;
}

/** The Content-Range of TikTok's answer. Before the first byte it is `0-0` with either switch. */
export function progressHeader(
	uploadedBytes: number,
	totalBytes: number,
	rangeEnd: 'last_index' | 'count',
): string {
	const end = rangeEnd === 'count' ? uploadedBytes : Math.max(0, uploadedBytes - 1);
	return `bytes 0-${end}/${totalBytes}`;
}
