import { checkVideo } from '../../../../nodes/TikTok/publish/check/checkVideo';
import { fixture } from '../../media/fixtures';
import * as mp4 from '../../media/mp4Builder';
import * as webm from '../../media/webmBuilder';
import { MemorySource } from '../../support/pieces';

const { box, FTYP, hdlr, offsets, stsd, stts, timed, tkhd, trak, uint, VIDEO_TRAK } = mp4;
const FIELD = 'Input Data Field Name';
const MOOV = box('moov', timed('mvhd', 1000, 10_000), VIDEO_TRAK);
/** Frames for the headers that are built here. */
const MDAT = box('mdat', Buffer.alloc(5_000));

/** @returns the code of the refusal, or the warnings */
async function judge(file: Buffer): Promise<string | string[]> {
	return await checkVideo(new MemorySource(file, 1_000), FIELD).then(
		({ warnings }) => warnings,
		({ fault }: { fault: { code: string } }) => fault.code,
	);
}

function cut(name: string, share: number): Buffer {
	const file = fixture(name);
	return file.subarray(0, Math.floor(file.length * share));
}

/** Cut in the description of the video track. */
function cutInIndex(name: string): Buffer {
	const file = fixture(name);
	return file.subarray(0, file.indexOf('moov') + 400);
}

function cutBehindVideo(name: string): Buffer {
	const file = fixture(name);
	return file.subarray(0, file.indexOf('mvex') - 50);
}

/** A video track whose frames start at these offsets. */
function trackAt(type: 'stco' | 'co64', ...starts: number[]): Buffer {
	return trak({
		tkhd: tkhd({ width: 540, height: 960 }),
		mdia: [timed('mdhd', 3000, 30_000), hdlr('vide')],
		stbl: [stsd('avc1', 540, 960), stts([300, 100]), offsets(type, ...starts)],
	});
}

const moovWith = (...tracks: Buffer[]) => box('moov', timed('mvhd', 1000, 10_000), ...tracks);
const claiming = (bytes: number) => Buffer.concat([uint(bytes, 4), Buffer.from('mdat')]);

describe('PB-82: refused: the file provably ends too early, and its end was seen', () => {
	test.each<[string, Buffer]>([
		['an index behind the frames, cut in the frames', cut('h264-moov-at-end.mp4', 0.5)],
		['an index behind the frames, cut in the index', cutInIndex('h264-moov-at-end.mp4')],
		['an index in front, cut in the index', cutInIndex('h264-faststart.mp4')],
		['an index in front, cut in the frames', cut('h264-faststart.mp4', 0.6)],
		['the same with 64-bit offsets', Buffer.concat([FTYP, moovWith(trackAt('co64', 900, 99_999))])],
		['no box but ftyp', FTYP],
		[
			'the index of a fragmented file, cut behind its video track',
			cutBehindVideo('fragmented.mp4'),
		],
		['frames to the end and no index', Buffer.concat([FTYP, claiming(0), Buffer.alloc(900)])],
		['an index without tracks', Buffer.concat([FTYP, moovWith(), MDAT])],
		['WebM, cut before its tracks', cut('vp9.webm', 0.01)],
		[
			'WebM without tracks in its list',
			Buffer.concat([webm.HEADER, webm.element('segment', webm.INFO, webm.element('tracks'))]),
		],
	])('%s', async (_, file) => {
		expect(await judge(file)).toBe('file_cut');
	});

	test('the sentence says how much is there, and the remedy fits the source', async () => {
		const file = cut('h264-moov-at-end.mp4', 0.5);
		const faultFor = async (field: string) =>
			await checkVideo(new MemorySource(file), field).catch(
				({ fault }: { fault: { message: string; remedy: string } }) => fault,
			);
		expect(await faultFor(FIELD)).toMatchObject({
			message: expect.stringContaining(`it ends after ${file.length} bytes`) as string,
			remedy: expect.stringContaining('Check the node that provides it') as string,
		});
		expect(await faultFor('Video URL')).toMatchObject({
			remedy: expect.stringContaining('The server has only a part of the video') as string,
		});
	});
});

describe('PB-82: a warning: the file is only likely to be cut, or its end was not seen', () => {
	const CUT = expect.stringContaining('probably cut off') as string;
	const UNREAD = expect.stringContaining('no readable header') as string;

	test.each<[string, Buffer, unknown[]]>([
		['a last box that claims more', Buffer.concat([FTYP, MOOV, claiming(9_000)]), [CUT]],
		[
			'the same with all frames in the file',
			Buffer.concat([FTYP, moovWith(trackAt('stco', 900)), claiming(9_000), Buffer.alloc(900)]),
			[CUT],
		],
		[
			'an index cut behind its video track',
			Buffer.concat([FTYP, moovWith(VIDEO_TRAK, box('udta', Buffer.alloc(900))).subarray(0, -9)]),
			[CUT],
		],
		[
			'an index cut in its sound track',
			Buffer.concat([FTYP, moovWith(VIDEO_TRAK, VIDEO_TRAK).subarray(0, -50)]),
			[CUT],
		],
		[
			'a broken box before the index',
			Buffer.concat([FTYP, uint(3, 4), Buffer.from('free'), MOOV]),
			[UNREAD],
		],
		[
			'a compressed index',
			Buffer.concat([FTYP, box('moov', box('cmov', Buffer.alloc(90)))]),
			[UNREAD],
		],
	])('%s', async (_, file, warnings) => {
		expect(await judge(file)).toEqual(warnings);
	});

	test.each([0.1, 0.5, 0.99])('a fragmented file, cut at %p', async (share) => {
		expect(await judge(cut('fragmented.mp4', share))).toContainEqual(CUT);
		expect(await judge(fixture('fragmented.mp4'))).not.toContainEqual(CUT);
	});

	test('WebM whose segment claims more than the file has', async () => {
		const warnings = await judge(cut('vp9.webm', 0.6));
		expect(warnings).toContainEqual(CUT);
	});
});

test('whole files, cut anywhere or not: never a refusal of a whole one', async () => {
	for (const name of ['h264-faststart.mp4', 'h264-moov-at-end.mp4', 'quicktime.mov', 'vp8.webm']) {
		expect(typeof (await judge(fixture(name)))).toBe('object');
		expect(await judge(Buffer.concat([fixture(name), Buffer.alloc(7)]))).toEqual(
			await judge(fixture(name)),
		);
	}
});

describe('lengths', () => {
	const MVEX = box('mvex', box('mehd', uint(0, 4), uint(19_000_000, 4)), box('trex'));
	const MOOF = box('moof', Buffer.alloc(600));

	test('PB-80: that only mehd states: a warning, and no length that could refuse it', async () => {
		const file = Buffer.concat([FTYP, moovWith(VIDEO_TRAK, MVEX), MOOF, MDAT]);
		const { durationSec, warnings } = await checkVideo(new MemorySource(file), FIELD);
		expect(durationSec).toBeNull();
		expect(warnings).toEqual([
			expect.stringContaining('states 19000 seconds for the whole stream'),
		]);
	});

	test.each(['fragmented.mp4', 'live.webm'])('%s states none: a warning', async (name) => {
		expect(await judge(fixture(name))).toContainEqual(
			expect.stringContaining('does not state how long the video is'),
		);
	});
});

describe('a steady frame rate within the limits is never refused', () => {
	const rated = (timescale: number, declared: number, ...runs: Array<[number, number]>) =>
		Buffer.concat([
			FTYP,
			box(
				'moov',
				timed('mvhd', 1000, 2_000),
				trak({
					tkhd: tkhd({ width: 540, height: 960 }),
					mdia: [timed('mdhd', timescale, declared), hdlr('vide')],
					stbl: [stsd('avc1', 540, 960), stts(...runs)],
				}),
			),
			MDAT,
		]);

	test.each<[string, Buffer]>([
		['PB-78: 30 fps, mdhd multiplied by 3.5', rated(3000, 21_000, [60, 100])],
		['PB-79: 30 fps, a long first frame', rated(30_000, 90_000, [1, 37_000], [59, 1_000])],
		['PB-79: 30 fps, a long last frame', rated(30_000, 90_000, [59, 1_000], [1, 31_000])],
		['PB-79: 60 fps, a last frame without a length', rated(60_000, 59_000, [59, 1_000], [1, 0])],
		['30 fps in ticks of another time scale', rated(1000, 30_720, [60, 512])],
	])('%s', async (_, file) => {
		expect(typeof (await judge(file))).toBe('object');
	});

	test('15 fps is refused all the same', async () => {
		expect(await judge(rated(3000, 6_000, [30, 200]))).toBe('file_frame_rate');
		expect(await judge(rated(3000, 6_000, [1, 10], [28, 200], [1, 390]))).toBe('file_frame_rate');
	});
});

describe('PB-83: pixels', () => {
	const sps = (profile: number, ...rest: number[]) =>
		Buffer.from([1, profile, 0, 31, 0xff, 0xe1, 0, 20, 0x67, profile, 0, 31, ...rest, 0, 0, 0, 0]);
	const withEntry = (type: string, ...boxes: Buffer[]) =>
		Buffer.concat([
			FTYP,
			moovWith(
				trak({
					tkhd: tkhd({ width: 540, height: 960 }),
					mdia: [timed('mdhd', 3000, 30_000), hdlr('vide')],
					stbl: [stsd(type, 540, 960, ...boxes), stts([300, 100])],
				}),
			),
			MDAT,
		]);
	/** As in `hvcC`: chroma and bits in its fixed fields. */
	const hvcc = (chroma: number, bits: number, profile = 2) =>
		box(
			'hvcC',
			Buffer.from([1, profile]),
			Buffer.alloc(14),
			Buffer.from([0xfc | chroma, 0xf8 | (bits - 8)]),
			Buffer.alloc(5),
		);

	// 1 (set 0), then chroma and bits as Exp-Golomb numbers.
	test.each<[string, Buffer, string | null]>([
		['High, 4:2:0', withEntry('avc1', box('avcC', sps(100, 0b10101100, 0))), null],
		['Main', withEntry('avc1', box('avcC', sps(77, 0xff, 0xff))), null],
		[
			'High 4:2:2',
			withEntry('avc1', box('avcC', sps(122, 0b10111100, 0))),
			'4:2:2 color with 8 bits',
		],
		[
			'High 4:4:4',
			withEntry('avc1', box('avcC', sps(244, 0b10010001, 0xc0))),
			'4:4:4 color with 8 bits',
		],
		[
			'High 10',
			withEntry('avc1', box('avcC', sps(110, 0b10100110, 0b11000000))),
			'4:2:0 color with 10 bits',
		],
		[
			'no sequence parameters',
			withEntry('avc3', box('avcC', Buffer.from([1, 100, 0, 31, 255, 0xe0]))),
			null,
		],
		[
			'High 4:4:4 for 4:2:0, as lossless recorders write it',
			withEntry('avc1', box('avcC', sps(244, 0b10101100, 0))),
			'the profile High 4:4:4 Predictive',
		],
		[
			'cut parameters',
			withEntry('avc1', box('avcC', Buffer.from([1, 110, 0]))),
			'the profile High 10',
		],
		['an empty box', withEntry('avc1', box('avcC')), null],
		['HEVC Main 10', withEntry('hvc1', hvcc(1, 10)), null],
		['HEVC beyond Main 10', withEntry('hvc1', hvcc(1, 8, 4)), 'the profile Range Extensions'],
		['HEVC of an unknown profile', withEntry('hvc1', hvcc(1, 8, 20)), null],
		['HEVC 4:2:2', withEntry('hvc1', hvcc(2, 10)), '4:2:2 color with 10 bits'],
		['HEVC 12 bits', withEntry('hvc1', hvcc(1, 12)), '4:2:0 color with 12 bits'],
		[
			'VP9 profile 1',
			withEntry('vp09', box('vpcC', Buffer.from([1, 0, 0, 0, 1, 31, 0x86, 1]))),
			'4:4:4',
		],
		[
			'VP9 profile 2',
			withEntry('vp09', box('vpcC', Buffer.from([1, 0, 0, 0, 2, 31, 0xa2, 1]))),
			null,
		],
	])('%s', async (_, file, found) => {
		const warnings = (await judge(file)) as string[];
		const about = warnings.filter((warning) => warning.includes('many players cannot show'));
		if (found === null) expect(about).toEqual([]);
		else expect(about).toEqual([expect.stringContaining(found)]);
	});

	const protection = (isProtected: number) =>
		box(
			'sinf',
			box('frma', Buffer.from('avc1')),
			box('schi', box('tenc', Buffer.alloc(6), Buffer.from([isProtected, 8]), Buffer.alloc(16))),
		);

	test('encrypted frames are refused, and frames that are only prepared for it are not', async () => {
		expect(await judge(withEntry('encv', protection(1)))).toBe('file_encrypted');
		expect(await judge(withEntry('drmi'))).toBe('file_encrypted');
		expect(await judge(withEntry('encv'))).toBe('file_encrypted');
		// H.265 often describes itself in kilobytes.
		const long = box('hvcC', Buffer.alloc(3_000));
		expect(await judge(withEntry('encv', long, protection(1)))).toBe('file_encrypted');
		expect(await judge(withEntry('encv', long, protection(0)))).toEqual([]);
		expect(await judge(withEntry('encv', protection(0)))).toEqual([]);
	});

	test('a track that begins in the clear is not refused', async () => {
		const both = stsd('avc1', 540, 960);
		const encrypted = stsd('encv', 540, 960, protection(1)).subarray(16);
		const list = box('stsd', both.subarray(8), encrypted);
		const track = (entries: Buffer) =>
			trak({
				tkhd: tkhd({ width: 540, height: 960 }),
				mdia: [timed('mdhd', 3000, 30_000), hdlr('vide')],
				stbl: [entries, stts([300, 100])],
			});
		expect(await judge(Buffer.concat([FTYP, moovWith(track(list)), MDAT]))).toEqual([]);
		const twice = box('stsd', stsd('encv', 540, 960, protection(1)).subarray(8), encrypted);
		const file = Buffer.concat([FTYP, moovWith(track(twice)), MDAT]);
		expect(await judge(file)).toBe('file_encrypted');
	});

	/** As in `esds`: a descriptor of the stream, in it one of the decoder. */
	const esds = (objectType: number, flags = 0, ...more: number[]) =>
		box(
			'esds',
			Buffer.from([0, 0, 0, 0, 3, 0x80, 0x80, 0x80, 34, 0, 1, flags, ...more]),
			Buffer.from([4, 20, objectType, 17]),
			Buffer.alloc(20),
		);

	test.each<[string, Buffer[], string]>([
		['MPEG-4 Part 2', [esds(0x20)], 'file_codec'],
		['MPEG-2', [esds(0x61)], 'file_codec'],
		['Motion JPEG', [esds(0x6c)], 'file_codec'],
		['MPEG-4 Part 2 by default', [], 'file_codec'],
		['H.264', [esds(0x21)], 'as recommended'],
		['H.264, behind optional fields', [esds(0x21, 0xe0, 0, 1, 2, 65, 66, 0, 1)], 'as recommended'],
		['H.265', [esds(0x23)], 'H.265'],
		['a private type', [esds(0xc0)], 'mp4v'],
		['another descriptor', [box('esds', Buffer.alloc(20))], 'file_codec'],
	])('mp4v that holds %s', async (_, boxes, outcome) => {
		const verdict = await judge(withEntry('mp4v', ...boxes));
		if (outcome === 'as recommended') expect(verdict).toEqual([]);
		else if (Array.isArray(verdict)) expect(verdict.join()).toContain(outcome);
		else expect(verdict).toBe(outcome);
	});

	test.each<[string, Buffer]>([
		['a description without frames', Buffer.concat([FTYP, moovWith(trakOf(stts())), box('mvex')])],
		['the first fragment alone', Buffer.concat([FTYP, moovWith(trakOf(stts()), box('mvex'))])],
	])('%s is told to be part of a stream', async (_, file) => {
		await expect(checkVideo(new MemorySource(file), FIELD)).rejects.toMatchObject({
			fault: {
				code: 'file_format',
				message: expect.stringContaining('contains no frames') as string,
				remedy: expect.stringContaining('Download the whole video') as string,
			},
		});
	});

	function trakOf(frames: Buffer): Buffer {
		return trak({
			tkhd: tkhd({ width: 540, height: 960 }),
			mdia: [timed('mdhd', 3000, 0), hdlr('vide')],
			stbl: [stsd('avc1', 540, 960), frames],
		});
	}
});
