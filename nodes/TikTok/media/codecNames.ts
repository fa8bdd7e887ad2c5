/**
 * Codec names and the codes that MP4, QuickTime and WebM use for them (https://mp4ra.org). TikTok
 * accepts H.264, H.265, VP8 and VP9
 * (https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide). Cameras and editing
 * programs write the others. '?' stands for any character.
 */
const CODES: ReadonlyArray<[name: string, ...codes: string[]]> = [
	// Phones record Dolby Vision with the codes dva1, dvav, dvh1 and dvhe.
	['h264', 'avc1', 'avc2', 'avc3', 'avc4', 'dva1', 'dvav', 'H264', 'X264', 'x264'],
	// AVC-Intra and XAVC of cameras.
	['h264', 'ai5?', 'ai1?', 'aivx', 'AVin', 'xalg', 'rv64', 'V_MPEG4/ISO/AVC'],
	['h265', 'hvc1', 'hvc2', 'hev1', 'hev2', 'dvh1', 'dvhe', 'H265', 'V_MPEGH/ISO/HEVC'],
	['vp8', 'vp08', 'VP80', 'V_VP8'],
	['vp9', 'vp09', 'VP90', 'V_VP9'],
	['av1', 'av01', 'dav1', 'AV01', 'V_AV1'],
	['vvc', 'vvc1', 'vvi1', 'V_MPEGI/ISO/VVC'],
	['mpeg4', 'mp4v', 'DIVX', 'XVID', '3IVX', '3IV2', 'SEDG', 'V_MPEG4/ISO/ASP', 'V_MPEG4/ISO/SP'],
	['h263', 's263', 'H263'],
	['mpeg1', 'mp1v', 'm1v ', 'm1v1', 'mpeg', 'mpg1', 'V_MPEG1'],
	['mpeg2', 'mp2v', 'm2v1', 'mpg2', 'hdv?', 'xdv?', 'xd5?', 'mx?n', 'mx?p', 'AVmp', 'V_MPEG2'],
	['dv', 'dvc ', 'dvcp', 'dvpp', 'dv5n', 'dv5p', 'dvh2', 'dvh3', 'dvh5', 'dvh6', 'dvhp', 'dvhq'],
	['prores', 'apco', 'apcs', 'apcn', 'apch', 'ap4h', 'ap4x', 'V_PRORES'],
	['prores_raw', 'aprn', 'aprh'],
	['braw', 'brxq', 'brst', 'brs2', 'brvn', 'brhq', 'brlt', 'brxh'],
	['cineform', 'CFHD'],
	['dnxhd', 'AVdn', 'AVdh', 'AVDH'],
	['mjpeg', 'jpeg', 'mjpa', 'mjpb', 'mjpg', 'MJPG', 'AVDJ', 'dmb1', 'V_MJPEG'],
	['jpeg2000', 'mjp2', 'AVj2', 'LJ2K'],
	['hap', 'Hap1', 'Hap5', 'HapY', 'HapM', 'HapA', 'Hap7', 'HapH'],
	['animation', 'rle ', 'WRLE'],
	['png', 'png ', 'MNG '],
	['uncompressed', 'raw ', '2vuy', '2Vuy', 'yuv2', 'yuvs', 'v210', 'v216', 'v308', 'v408', 'v410'],
	['uncompressed', 'b16g', 'b48r', 'b64a', 'r210', 'R210', 'R10k', 'DVOO', 'V_UNCOMPRESSED'],
	['ffv1', 'FFV1', 'V_FFV1'],
	['utvideo', 'UL??', 'UQ??', 'UM??'],
	['magicyuv', 'M8??', 'M0??', 'MAGY'],
	['sorenson', 'SVQ1', 'svq1', 'svqi', 'SVQ3'],
	['cinepak', 'cvid'],
	['indeo', 'IV3?', 'IV4?', 'IV5?'],
	['vc1', 'vc-1', 'ovc1', 'WMV3', 'WVC1'],
	['dirac', 'drac', 'V_DIRAC'],
	['theora', 'V_THEORA'],
];

/** Object types of `esds`, by codec (https://mp4ra.org/registered-types/object-types). */
const OBJECT_TYPES: ReadonlyArray<[name: string, ...types: number[]]> = [
	['mpeg4', 0x20],
	['h264', 0x21],
	['h265', 0x23],
	['mpeg2', 0x60, 0x61, 0x62, 0x63, 0x64, 0x65],
	['mpeg1', 0x6a],
	['mjpeg', 0x6c],
	['png', 0x6d],
	['jpeg2000', 0x6e],
	['vc1', 0xa3],
	['dirac', 0xa4],
	['vp9', 0xb1],
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
	const padded = code.padEnd(4);
	const known = CODES.find(([, ...codes]) => codes.some((pattern) => matches(padded, pattern)));
	return known?.[0] ?? (CODE.test(code) ? code : null);
}

/** @returns the common name, or `null` for an object type that the table does not have */
export function codecOfObjectType(type: number): string | null {
	return OBJECT_TYPES.find(([, ...types]) => types.includes(type))?.[0] ?? null;
}

function matches(code: string, pattern: string): boolean {
	return (
		code.length === pattern.length &&
		[...pattern].every((letter, index) => letter === '?' || letter === code[index])
	);
}
