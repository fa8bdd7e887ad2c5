import { codecName } from '../../../nodes/TikTok/media/codecNames';

/**
 * Codes from the registry of MP4 (https://mp4ra.org) and of Matroska, by the name that people use.
 */
const CODES: Record<string, string[]> = {
	h264: ['avc1', 'avc3', 'dva1', 'dvav', 'V_MPEG4/ISO/AVC'],
	h265: ['hvc1', 'hev1', 'dvh1', 'dvhe', 'V_MPEGH/ISO/HEVC'],
	vp8: ['vp08', 'V_VP8'],
	vp9: ['vp09', 'V_VP9'],
	av1: ['av01', 'V_AV1'],
	mpeg4: ['mp4v'],
	prores: ['apco', 'apcs', 'apcn', 'apch', 'ap4h', 'ap4x'],
	mjpeg: ['jpeg', 'mjpa', 'mjpb'],
	dnxhd: ['AVdn', 'AVdh'],
};

describe('codecName', () => {
	test.each(Object.entries(CODES))('%s', (name, codes) => {
		expect(codes.map(codecName)).toEqual(codes.map(() => name));
	});

	test('a code that has no name is its own, none is none', () => {
		expect(codecName('V_THEORA')).toBe('V_THEORA');
		expect(codecName('constructor')).toBe('constructor');
		expect(codecName(null)).toBeNull();
	});
});
