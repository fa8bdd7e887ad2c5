import { pixelFormatOf } from '../../../nodes/TikTok/media/pixelFormat';

const bytes = (hex: string) => Buffer.from(hex, 'hex');

/** The bytes with some of them exchanged. */
function changed(hex: string, changes: Record<number, number>): Buffer {
	const all = bytes(hex);
	for (const [at, value] of Object.entries(changes)) all[Number(at)] = value;
	return all;
}

/** As x264, x265 and libvpx write them. */
const AVC_HIGH = '0164000affe100186764000aacd94426c044000003000400000300503c489658';
const HEVC_MAIN = '0101600000009000000000001ef000fcfdf8f800000f0420';
const VP9 = '01000000000a820202020000';

const HIGH = { profile: 'High', chroma: null, bit_depth: null };
const MAIN = { profile: 'Main', chroma: null, bit_depth: null };
const NOTHING = { profile: null, chroma: null, bit_depth: null };

/** Where the fields are that the cases change. */
const AVC = { numberOfSets: 5, profile: 9, parameters: 12 };
const HEVC = { profile: 1, chroma: 16, bits: 17 };
const VP = { chromaAndBits: 6 };

describe('the pixel format of files that common encoders wrote', () => {
	test.each([
		['avcC', '0142c00affe100176742c00ad90426c044000003', 'Baseline', '4:2:0', 8],
		['avcC', '014d400affe10017674d400aeca213602200', 'Main', '4:2:0', 8],
		['avcC', AVC_HIGH, 'High', '4:2:0', 8],
		['avcC', '016e000affe10018676e000aa6cd94426c0440', 'High 10', '4:2:0', 10],
		['avcC', '017a000affe10018677a000abcd94426c044', 'High 4:2:2', '4:2:2', 8],
		['avcC', '017a000affe10018677a000ab6cd94426c04', 'High 4:2:2', '4:2:2', 10],
		['avcC', '01f4000affe1001767f4000a919b2884d808', 'High 4:4:4 Predictive', '4:4:4', 8],
		['hvcC', HEVC_MAIN, 'Main', '4:2:0', 8],
		['hvcC', '0102200000009000000000001ef000fcfdfafa00', 'Main 10', '4:2:0', 10],
		['hvcC', '0104080000009d08000000001ef000fcfefafa00', 'Range Extensions', '4:2:2', 10],
		['hvcC', '0104080000009808000000001ef000fcfffcfc00', 'Range Extensions', '4:4:4', 12],
		['vpcC', VP9, 'Profile 0', '4:2:0', 8],
		['vpcC', '01000000010a860202020000', 'Profile 1', '4:4:4', 8],
		['vpcC', '01000000020aa20202020000', 'Profile 2', '4:2:0', 10],
		['vpcC', '01000000030ac40202020000', 'Profile 3', '4:2:2', 12],
	])('%s %s: %s, %s, %i bits', (type, hex, profile, chroma, bitDepth) => {
		expect(pixelFormatOf(type, bytes(hex))).toEqual({ profile, chroma, bit_depth: bitDepth });
	});
});

describe('the pixel format of other files', () => {
	test.each<[string, string, Buffer, object]>([
		[
			'black and white',
			'avcC',
			changed(AVC_HIGH, { [AVC.parameters]: 0b1_1_1_01100 }),
			{ profile: 'High', chroma: '4:0:0', bit_depth: 8 },
		],
		[
			'16 bits, the most that there are',
			'avcC',
			changed(AVC_HIGH, { [AVC.parameters]: 0b1_010_0001, 13: 0b001_00000 }),
			{ profile: 'High', chroma: '4:2:0', bit_depth: 16 },
		],
		[
			'17 bits',
			'avcC',
			changed(AVC_HIGH, { [AVC.parameters]: 0b1_010_0001, 13: 0b010_00000 }),
			HIGH,
		],
		[
			'a chroma that does not exist',
			'avcC',
			changed(AVC_HIGH, { [AVC.parameters]: 0b1_00101_11 }),
			HIGH,
		],
		[
			'a number of too many bits',
			'avcC',
			bytes(`0164000affe100186764000a80${'00'.repeat(40)}`),
			HIGH,
		],
		[
			'no parameter sets',
			'avcC',
			changed(AVC_HIGH, { [AVC.numberOfSets]: 0xe0, [AVC.profile]: 77 }),
			HIGH,
		],
		[
			'the shortest parameter set',
			'avcC',
			bytes(AVC_HIGH).subarray(0, 14),
			{ ...HIGH, chroma: '4:2:0', bit_depth: 8 },
		],
		['a cut parameter set', 'avcC', bytes(AVC_HIGH).subarray(0, 13), HIGH],
		[
			'a profile without a name',
			'avcC',
			changed(AVC_HIGH, { [AVC.profile]: 99 }),
			{ profile: null, chroma: '4:2:0', bit_depth: 8 },
		],
		['no bytes', 'avcC', bytes(''), NOTHING],
		[
			'chroma and bits left at 0, as some phones do',
			'hvcC',
			changed(HEVC_MAIN, { [HEVC.chroma]: 0xfc, [HEVC.bits]: 0xf8 }),
			MAIN,
		],
		[
			'the shortest box',
			'hvcC',
			bytes(HEVC_MAIN).subarray(0, 18),
			{ ...MAIN, chroma: '4:2:0', bit_depth: 8 },
		],
		['a cut box', 'hvcC', bytes(HEVC_MAIN).subarray(0, 17), NOTHING],
		[
			'the other 4:2:0',
			'vpcC',
			changed(VP9, { [VP.chromaAndBits]: 0x80 }),
			{ profile: 'Profile 0', chroma: '4:2:0', bit_depth: 8 },
		],
		[
			'a chroma that does not exist',
			'vpcC',
			changed(VP9, { [VP.chromaAndBits]: 0x88 }),
			{ ...NOTHING, profile: 'Profile 0' },
		],
		[
			'7 bits',
			'vpcC',
			changed(VP9, { [VP.chromaAndBits]: 0x72 }),
			{ ...NOTHING, profile: 'Profile 0' },
		],
		[
			'the shortest box',
			'vpcC',
			bytes(VP9).subarray(0, 7),
			{ profile: 'Profile 0', chroma: '4:2:0', bit_depth: 8 },
		],
		['a cut box', 'vpcC', bytes(VP9).subarray(0, 6), NOTHING],
		['another box', 'constructor', bytes(AVC_HIGH), NOTHING],
	])('%s (%s)', (_, type, body, format) => {
		expect(pixelFormatOf(type, body)).toEqual(format);
	});

	test.each([
		[44, 'CAVLC 4:4:4'],
		[66, 'Baseline'],
		[77, 'Main'],
		[83, null],
		[86, null],
		[88, 'Extended'],
		[100, 'High'],
		[110, 'High 10'],
		[118, null],
		[122, 'High 4:2:2'],
		[244, 'High 4:4:4 Predictive'],
	])('profile %i of H.264 is %j', (number, profile) => {
		expect(pixelFormatOf('avcC', changed(AVC_HIGH, { [AVC.profile]: number })).profile).toBe(
			profile,
		);
	});

	test.each([
		[1, 'Main'],
		[2, 'Main 10'],
		[3, 'Main Still Picture'],
		[4, 'Range Extensions'],
		[5, 'High Throughput'],
		[9, 'Screen Content'],
		[11, 'High Throughput Screen Content'],
		[12, null],
	])('profile %i of H.265 is %j', (number, profile) => {
		const body = changed(HEVC_MAIN, { [HEVC.profile]: number });
		expect(pixelFormatOf('hvcC', body).profile).toBe(profile);
	});

	// ITU-T H.264, 7.3.2.1.1: the other profiles are 4:2:0 with 8 bits, whatever follows.
	test.each([44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244])(
		'profile %i of H.264 states its chroma',
		(number) => {
			const body = changed('017a000affe10018677a000abcd94426c044', { [AVC.profile]: number });
			expect(pixelFormatOf('avcC', body).chroma).toBe('4:2:2');
		},
	);

	test.each([66, 77, 88])('profile %i of H.264 does not', (number) => {
		const body = changed('017a000affe10018677a000abcd94426c044', { [AVC.profile]: number });
		expect(pixelFormatOf('avcC', body)).toMatchObject({ chroma: '4:2:0', bit_depth: 8 });
	});
});
