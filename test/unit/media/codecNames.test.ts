import { codecName, codecOfObjectType } from '../../../nodes/TikTok/media/codecNames';

/**
 * Codes from the registry of MP4 (https://mp4ra.org), of QuickTime and of Matroska, by the name that
 * people use.
 */
const CODES: Record<string, string> = {
	h264: 'avc1 avc2 avc3 avc4 dva1 dvav H264 h264 X264 x264 ai5q ai12 aivx AVin xalg rv64 V_MPEG4/ISO/AVC',
	h265: 'hvc1 hvc2 hev1 hev2 dvh1 dvhe H265 h265 V_MPEGH/ISO/HEVC',
	vp8: 'vp08 VP80 V_VP8',
	vp9: 'vp09 VP90 V_VP9',
	av1: 'av01 dav1 AV01 V_AV1',
	vvc: 'vvc1 vvi1 V_MPEGI/ISO/VVC',
	mpeg1: 'mp1v m1v m1v1 mpeg mpg1 V_MPEG1',
	mpeg2: 'mp2v m2v1 mpg2 hdv2 hdv7 xdvc xd5b mx5n mx3p AVmp V_MPEG2',
	mpeg4: 'mp4v DIVX XVID 3IVX 3IV2 SEDG V_MPEG4/ISO/ASP V_MPEG4/ISO/SP',
	h263: 's263 h263 H263',
	prores: 'apco apcs apcn apch ap4h ap4x V_PRORES',
	prores_raw: 'aprn aprh',
	braw: 'braw brxq brst brs2 brvn brhq brlt brxh',
	cineform: 'CFHD',
	dnxhd: 'AVdn AVdh AVDH',
	mjpeg: 'jpeg mjpa mjpb mjpg MJPG AVDJ dmb1 V_MJPEG',
	jpeg2000: 'mjp2 AVj2 LJ2K',
	dv: 'dvc dvcp dvpp dv5n dv5p dvh2 dvh3 dvh5 dvh6 dvhp dvhq',
	hap: 'Hap1 Hap5 HapY HapM HapA Hap7 HapH',
	animation: 'rle WRLE',
	png: 'png MNG',
	uncompressed:
		'raw 2vuy 2Vuy yuv2 yuvs v210 v216 v308 v408 v410 b16g b48r b64a r210 R210 R10k DVOO V_UNCOMPRESSED',
	icod: 'icod',
	ffv1: 'FFV1 V_FFV1',
	utvideo: 'ULRG UQY2 UMH4',
	magicyuv: 'M8RG M0Y2 MAGY',
	sorenson: 'SVQ1 svq1 svqi SVQ3',
	cinepak: 'cvid',
	indeo: 'IV31 IV41 IV50',
	vc1: 'vc-1 ovc1 WMV3 WVC1',
	dirac: 'drac V_DIRAC',
	theora: 'V_THEORA',
};

test.each(Object.entries(CODES))('%s', (name, text) => {
	const codes = text.split(' ');
	expect(codes.map(codecName)).toEqual(codes.map(() => name));
});

test('a code of four characters may end with a space', () => {
	expect(['m1v ', 'dvc ', 'rle ', 'raw ', 'png '].map(codecName)).toEqual([
		'mpeg1',
		'dv',
		'animation',
		'uncompressed',
		'png',
	]);
});

test('a code that has no name is its own, none is none', () => {
	for (const code of ['wxyz', 'constructor', 'avc', 'dvhx', 'ai', 'avc1x', 'ULRGB'])
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
	[0x6e, 'jpeg2000'],
	[0xa3, 'vc1'],
	[0xa4, 'dirac'],
	[0xb1, 'vp9'],
	[0x40, null],
	[0xff, null],
])('object type %i is %j', (type, codec) => {
	expect(codecOfObjectType(type)).toBe(codec);
});
