import * as fc from 'fast-check';

import { HeaderFacts } from '../../../../nodes/TikTok/media/headerFacts';
import {
	videoLimitFault,
	videoLimitWarnings,
} from '../../../../nodes/TikTok/publish/check/videoLimits';

const FIELD = 'Input Data Field Name';

const UNKNOWN: HeaderFacts = {
	...new HeaderFacts(),
	container: 'mp4',
	mime_type: 'video/mp4',
};

const GOOD: HeaderFacts = {
	...UNKNOWN,
	has_video_track: true,
	duration_sec: 60,
	codec: 'h264',
	...sized(1080, 1920),
	frame_rate: 30,
	frame_rate_is_steady: true,
};

function sized(width: number, height: number, coded: [number, number] = [width, height]) {
	return { width, height, coded_width: coded[0], coded_height: coded[1] };
}

function judge(more: Partial<HeaderFacts>) {
	const facts = { ...GOOD, ...more };
	return { fault: videoLimitFault(facts, FIELD), warnings: videoLimitWarnings(facts) };
}

describe('outside of the limits: refused, with a command that mends it', () => {
	test.each<[string, Partial<HeaderFacts>, string, RegExp, RegExp]>([
		['AV1', { codec: 'av1' }, 'file_codec', /codec AV1, which TikTok does not accept/, /libx264/],
		['ProRes', { codec: 'prores' }, 'file_codec', /ProRes/, /libx264/],
		['MPEG-4 Part 2', { codec: 'mpeg4' }, 'file_codec', /MPEG-4 Part 2/, /libx264/],
		['MPEG-2', { codec: 'mpeg2' }, 'file_codec', /MPEG-2/, /libx264/],
		['Hap', { codec: 'hap' }, 'file_codec', /Hap/, /libx264/],
		['a side of 359', sized(359, 640), 'file_picture_size', /359 x 640 pixels/, /1080:1920/],
		['a side of 4097', sized(4_097, 2_304), 'file_picture_size', /4097 x 2304/, /1920:1080/],
		['22 frames', { frame_rate: 22 }, 'file_frame_rate', /22 frames per second/, /-r 30/],
		['120 frames', { frame_rate: 120 }, 'file_frame_rate', /120 frames per second/, /-r 30/],
	])('%s', (_, more, code, message, remedy) => {
		const { fault } = judge(more);
		expect(fault).toMatchObject({ kind: 'input', code, retryable: false });
		expect(fault?.message).toMatch(message);
		expect(fault?.message).toContain(`'${FIELD}'`);
		expect(fault?.remedy).toMatch(/ffmpeg -i input/);
		expect(fault?.remedy).toMatch(remedy);
	});
});

describe('within the limits: taken without a word', () => {
	test.each<[string, Partial<HeaderFacts>]>([
		['as recommended', {}],
		['the smallest picture', sized(360, 360)],
		['the largest picture', sized(4_096, 4_096)],
		['23.976 frames', { frame_rate: 23.976 }],
		['the slowest rate, counted a little short', { frame_rate: 22.98 }],
		['the fastest rate, counted with one frame more', { frame_rate: 60.5 }],
		['ten minutes', { duration_sec: 600 }],
	])('%s', (_, more) => {
		expect(judge(more)).toEqual({ fault: undefined, warnings: [] });
	});

	test.each(['h264', 'h265', 'vp8', 'vp9'])('%s is no reason', (codec) => {
		expect(judge({ codec }).fault).toBeUndefined();
	});
});

describe('in doubt TikTok decides', () => {
	test.each<[string, Partial<HeaderFacts>]>([
		['nothing known', UNKNOWN],
		['sides of 1', sized(1, 1)],
		['huge sides', sized(65_535, 65_535)],
		['one side known', { ...sized(100, 100), height: null }],
		['shown small, stored large', sized(200, 356, [1080, 1920])],
		['stored small, shown large', sized(640, 480, [352, 480])],
		['no frames', { frame_rate: 0 }],
		['a thousand frames', { frame_rate: 1_000 }],
		['infinitely many frames', { frame_rate: Infinity }],
	])('%s: no fault', (_, more) => {
		expect(judge(more)).toEqual({ fault: undefined, warnings: [] });
	});

	test.each([false, null])('a rate of 15 that is steady: %p: a warning only', (steady) => {
		const { fault, warnings } = judge({ frame_rate: 15, frame_rate_is_steady: steady });
		expect(fault).toBeUndefined();
		expect(warnings).toEqual([expect.stringContaining('15 frames per second on average')]);
	});

	test.each(['wxyz', 'constructor'])('an unknown codec, %s: a warning only', (codec) => {
		expect(judge({ codec })).toEqual({
			fault: undefined,
			warnings: [
				`TikTok recommends MP4 with H.264, and the video is MP4 with ${codec}, which TikTok may refuse.`,
			],
		});
	});

	test('more than ten minutes: a warning only, because accounts differ', () => {
		const { fault, warnings } = judge({ duration_sec: 600.1 });
		expect(fault).toBeUndefined();
		expect(warnings).toEqual([expect.stringContaining('601 seconds long')]);
	});
});

test.each<[Partial<HeaderFacts>, string]>([
	[{ container: 'quicktime', codec: 'h265' }, 'MOV with H.265'],
	[{ container: 'webm', codec: 'vp9' }, 'WebM with VP9'],
	[{ container: 'mp4', codec: 'h265' }, 'MP4 with H.265'],
	[{ container: 'quicktime', codec: null }, 'MOV'],
])('other than recommended: %j', (more, found) => {
	expect(judge(more)).toEqual({
		fault: undefined,
		warnings: [
			`TikTok recommends MP4 with H.264, and the video is ${found}, which TikTok accepts too.`,
		],
	});
});

test('H.264 in WebM: few players read it', () => {
	expect(judge({ container: 'webm', codec: 'h264' })).toEqual({
		fault: undefined,
		warnings: [
			expect.stringMatching(
				/WebM with H\.264, which TikTok may refuse\. To put it into MP4.*-c:v copy/,
			),
		],
	});
});

test.each([
	['braw', 'Blackmagic RAW'],
	['prores_raw', 'ProRes RAW'],
])('%s: only the programs of its maker read it, so no command helps', (codec, name) => {
	const { fault } = judge({ codec });
	expect(fault).toMatchObject({
		code: 'file_codec',
		message: expect.stringContaining(name) as string,
		remedy: expect.stringMatching(/^Export it as MP4/) as string,
	});
});

test('whatever numbers a header claims, only plausible ones outside of the limits refuse a file', () => {
	const claim = fc.oneof(fc.double(), fc.integer({ min: -1, max: 20_000 }));
	fc.assert(
		fc.property(claim, claim, claim, (width, height, frame_rate) => {
			const { fault } = judge({ ...sized(width, height), frame_rate });
			const isPicture = fault?.code === 'file_picture_size';
			const sides = [width, height];
			const plausible = sides.every((side) => side >= 16 && side <= 16_384);
			const outside = sides.some((side) => side < 360 || side > 4_096);
			expect(isPicture).toBe(plausible && outside);
			if (fault?.code === 'file_frame_rate') {
				expect(frame_rate >= 1 && frame_rate <= 240).toBe(true);
				expect(frame_rate < 23 || frame_rate > 60).toBe(true);
			}
		}),
	);
});
