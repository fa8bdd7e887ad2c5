import { codecName, codecOfObjectType } from '../../../nodes/TikTok/media/codecNames';

/**
 * Codes from the registry of MP4 (https://mp4ra.org), of QuickTime and of Matroska, by the name that
 * people use.
 */
const CODES: Record<string, string[]> = {
	h264: ['avc1', 'avc3', 'dva1', 'dvav', 'ai5q', 'ai12', 'AVin', 'xalg', 'V_MPEG4/ISO/AVC'],
	h265: ['hvc1', 'hev1', 'dvh1', 'dvhe', 'V_MPEGH/ISO/HEVC'],
	vp8: ['vp08', 'V_VP8'],
	vp9: ['vp09', 'V_VP9'],
	av1: ['av01', 'V_AV1'],
	mpeg1: ['mp1v', 'm1v', 'm1v ', 'V_MPEG1'],
	mpeg2: ['mp2v', 'hdv2', 'hdv7', 'xdvc', 'xd5b', 'mx5n', 'mx3p', 'V_MPEG2'],
	mpeg4: ['mp4v', 'V_MPEG4/ISO/ASP'],
	prores: ['apco', 'apcs', 'apcn', 'apch', 'ap4h', 'ap4x'],
	prores_raw: ['aprn', 'aprh'],
	braw: ['brxq', 'brhq'],
	mjpeg: ['jpeg', 'mjpa', 'mjpb'],
	dnxhd: ['AVdn', 'AVdh'],
	dv: ['dvc', 'dvc ', 'dvcp', 'dv5n', 'dvh5'],
	animation: ['rle', 'rle '],
	uncompressed: ['raw', '2vuy', 'v210'],
	sorenson: ['SVQ1', 'SVQ3'],
	h263: ['s263', 'h263'],
	theora: ['V_THEORA'],
};

test.each(Object.entries(CODES))('%s', (name, codes) => {
	expect(codes.map(codecName)).toEqual(codes.map(() => name));
});

test('a code that has no name is its own, none is none', () => {
	for (const code of ['wxyz', 'constructor', 'avc', 'dvhx', 'ai'])
		expect(codecName(code)).toBe(code);
	expect(codecName(null)).toBeNull();
	expect(codecName('a\x01bc')).toBeNull();
});

test.each([
	[0x20, 'mpeg4'],
	[0x21, 'h264'],
	[0x23, 'h265'],
	[0x61, 'mpeg2'],
	[0x6a, 'mpeg1'],
	[0x6c, 'mjpeg'],
	[0x6d, 'png'],
	[0xa3, 'vc1'],
	[0xb1, 'vp9'],
	[0x40, null],
	[0xff, null],
])('object type %i is %j', (type, codec) => {
	expect(codecOfObjectType(type)).toBe(codec);
});
