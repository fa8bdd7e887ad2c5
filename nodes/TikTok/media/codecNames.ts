/**
 * Codec names and the codes that MP4 and WebM use for them. TikTok accepts H.264, H.265, VP8 and
 * VP9 (https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide). Cameras and
 * editing programs write the others. Codes that start with "dv" are Dolby Vision as phones record
 * it, which is based on H.264 or H.265.
 */
const CODES: ReadonlyArray<[name: string, codes: string[]]> = [
	['h264', ['avc1', 'avc3', 'dva1', 'dvav', 'V_MPEG4/ISO/AVC']],
	['h265', ['hvc1', 'hev1', 'dvh1', 'dvhe', 'V_MPEGH/ISO/HEVC']],
	['vp8', ['vp08', 'V_VP8']],
	['vp9', ['vp09', 'V_VP9']],
	['av1', ['av01', 'V_AV1']],
	['mpeg4', ['mp4v']],
	['prores', ['apco', 'apcs', 'apcn', 'apch', 'ap4h', 'ap4x']],
	['mjpeg', ['jpeg', 'mjpa', 'mjpb']],
	['dnxhd', ['AVdn', 'AVdh']],
];

const CODE = /^[\w/. -]{1,60}$/;

/**
 * Names a codec.
 *
 * @param code an MP4 sample entry type or a WebM codec ID
 * @returns the common name, or `code` itself if the table has none; null for a code of other characters
 */
export function codecName(code: string | null): string | null {
	if (code === null) return null;
	return CODES.find(([, codes]) => codes.includes(code))?.[0] ?? (CODE.test(code) ? code : null);
}
