/*
 * The names under which the codes of MP4 and WebM are known. TikTok takes H.264, H.265, VP8 and VP9
 * (https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide); the others are
 * what cameras and editing programs write. dv…: Dolby Vision, as phones record it, on top of H.264 or H.265.
 */
const NAMES = new Map([
	['avc1', 'h264'],
	['avc3', 'h264'],
	['dva1', 'h264'],
	['dvav', 'h264'],
	['V_MPEG4/ISO/AVC', 'h264'],
	['hvc1', 'h265'],
	['hev1', 'h265'],
	['dvh1', 'h265'],
	['dvhe', 'h265'],
	['V_MPEGH/ISO/HEVC', 'h265'],
	['vp08', 'vp8'],
	['V_VP8', 'vp8'],
	['vp09', 'vp9'],
	['V_VP9', 'vp9'],
	['av01', 'av1'],
	['V_AV1', 'av1'],
	['mp4v', 'mpeg4'],
	['apco', 'prores'],
	['apcs', 'prores'],
	['apcn', 'prores'],
	['apch', 'prores'],
	['ap4h', 'prores'],
	['ap4x', 'prores'],
	['jpeg', 'mjpeg'],
	['mjpa', 'mjpeg'],
	['mjpb', 'mjpeg'],
	['AVdn', 'dnxhd'],
	['AVdh', 'dnxhd'],
]);

/** In: an MP4 sample entry type or a WebM codec id, or null. Out: its common name, or the same text where it has none here. */
export function codecName(code: string | null): string | null {
	return code === null ? null : (NAMES.get(code) ?? code);
}
