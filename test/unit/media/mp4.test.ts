import { feed, inspect } from './feeding';
import * as mp4 from './mp4Builder';

const { box, FTYP, hdlr, stsd, stts, timed, tkhd, trak, uint, VIDEO_TRAK } = mp4;
const MVHD = timed('mvhd', 1000, 10_000);

const MOOF = box('moof', Buffer.alloc(600));

function movie(...boxes: Buffer[]): Buffer {
	return Buffer.concat([FTYP, box('moov', ...boxes)]);
}

/** A video track with some of its boxes exchanged. */
function videoTrak(options: { header?: Buffer; timing?: Buffer; stbl?: Buffer[] }): Buffer {
	return trak({
		tkhd: options.header ?? tkhd({ width: 540, height: 960 }),
		mdia: [options.timing ?? timed('mdhd', 3000, 30_000), hdlr('vide')],
		stbl: options.stbl ?? [stsd('avc1', 540, 960), stts([300, 100])],
	});
}

describe('the container', () => {
	const moov = box('moov', MVHD, VIDEO_TRAK);

	it.each([
		['isom', 'mp4'],
		['mp42', 'mp4'],
		['M4V ', 'mp4'],
		['\0\0\0\0', 'mp4'],
		['qt  ', 'quicktime'],
	])('brand %j is %s', (brand, container) => {
		const ftyp = box('ftyp', Buffer.from(brand), uint(0, 4));
		expect(inspect(Buffer.concat([ftyp, moov]))).toMatchObject({ container, duration_sec: 10 });
	});

	it.each(['wide', 'free', 'skip', 'pnot', 'mdat'])(
		'a file without ftyp that begins with %s is an old QuickTime file',
		(type) => {
			const facts = inspect(Buffer.concat([box(type, Buffer.alloc(20)), moov]));
			expect(facts).toMatchObject({ container: 'quicktime', codec: 'h264', duration_sec: 10 });
		},
	);

	it('so is one that begins with moov', () => {
		expect(inspect(moov)).toMatchObject({ mime_type: 'video/quicktime', duration_sec: 10 });
	});
});

describe('the duration', () => {
	it('is in the time scale of the movie, to the millisecond', () => {
		expect(inspect(movie(timed('mvhd', 90_000, 1_234_567), VIDEO_TRAK)).duration_sec).toBe(13.717);
	});

	it('may have 64 bits', () => {
		const mvhd = timed('mvhd', 1_000_000, 5_000_000_000, 1);
		expect(inspect(movie(mvhd, VIDEO_TRAK)).duration_sec).toBe(5000);
	});

	it.each([
		['0', timed('mvhd', 1000, 0)],
		['unknown', timed('mvhd', 1000, 0xffffffff)],
		['unknown in 64 bits', timed('mvhd', 1000, 0xffffffffffffffffn, 1)],
		['above 2^53', timed('mvhd', 1000, 0x7fffffffffffffffn, 1)],
		['without a time scale', timed('mvhd', 0, 10_000)],
		['cut short', box('mvhd', uint(0, 4), Buffer.alloc(10))],
		['missing', Buffer.alloc(0)],
	])('comes from the video track when that of the movie is %s', (_, mvhd) => {
		expect(inspect(movie(mvhd, VIDEO_TRAK)).duration_sec).toBe(10);
	});

	it('is null when no track tells it either', () => {
		const facts = inspect(movie(timed('mvhd', 1000, 0), videoTrak({ timing: Buffer.alloc(0) })));
		expect(facts).toMatchObject({ duration_sec: null, frame_rate: null, codec: 'h264' });
	});

	it('is null when a movie without video says 0', () => {
		expect(inspect(movie(timed('mvhd', 1000, 0))).duration_sec).toBeNull();
	});

	it.each([
		[0, 4],
		[1, 8],
	])(
		'PB-80: of a fragmented file comes from mehd version %i and is not certain',
		(version, length) => {
			const mehd = box('mehd', uint(version, 1), uint(0, 3), uint(61_500, length));
			const moov = movie(MVHD, VIDEO_TRAK, box('mvex', mehd, box('trex')));
			expect(inspect(Buffer.concat([moov, box('free'), MOOF]))).toMatchObject({
				duration_sec: 61.5,
				duration_is_certain: false,
				frame_rate: null,
				codec: 'h264',
			});
		},
	);

	it('PB-80: of a fragmented file without mehd is unknown, whatever mvhd says', () => {
		const moov = movie(MVHD, box('mvex'), VIDEO_TRAK);
		const unknown = { duration_sec: null, duration_is_certain: null };
		for (const file of [
			[moov, MOOF],
			[FTYP, MOOF, moov.subarray(FTYP.length)],
		]) {
			expect(inspect(Buffer.concat(file))).toMatchObject(unknown);
		}
	});

	it('PB-81: of a file prepared for fragments, but without any, is that of the movie', () => {
		const moov = movie(MVHD, VIDEO_TRAK, box('mvex', box('trex')));
		const whole = { duration_sec: 10, duration_is_certain: true, frame_rate: 30, has_frames: true };
		expect(inspect(moov)).toMatchObject(whole);
		expect(inspect(Buffer.concat([moov, box('mdat', Buffer.alloc(900))]))).toMatchObject(whole);
	});

	it.each([
		['in a file prepared for fragments', [box('mvex')]],
		['in a file of one part', []],
	])('is null without frames, %s', (_, more) => {
		const empty = movie(MVHD, videoTrak({ stbl: [stsd('avc1'), stts()] }), ...more);
		for (const file of [[empty], [empty, box('mdat', Buffer.alloc(900))]]) {
			expect(inspect(Buffer.concat(file))).toMatchObject({ has_frames: false, frame_rate: null });
		}
		expect(inspect(Buffer.concat([empty, MOOF]))).toMatchObject({ has_frames: null });
		expect(inspect(Buffer.concat([FTYP, MOOF, empty.subarray(FTYP.length)]))).toMatchObject({
			has_frames: null,
		});
	});
});

describe('the picture', () => {
	it.each([
		['upright', undefined, 1080, 1920],
		['a quarter turn', mp4.QUARTER_TURN, 1920, 1080],
		['a half turn', mp4.HALF_TURN, 1080, 1920],
		['an eighth of a turn', [0xb505, 0xb505, -0xb505, 0xb505], 1080, 1920],
		['more than an eighth', [0xb505, 0xb506, -0xb506, 0xb505], 1920, 1080],
	])('is as displayed: %s', (_, matrix, width, height) => {
		for (const version of [0, 1]) {
			const header = tkhd({ width: 1080, height: 1920, matrix, version });
			expect(inspect(movie(MVHD, videoTrak({ header })))).toMatchObject({ width, height });
		}
	});

	it.each([
		['no size', tkhd({ width: 0, height: 0 })],
		['a width alone', tkhd({ width: 540, height: 0 })],
		['a cut header', box('tkhd', uint(1, 4), Buffer.alloc(30))],
		['no header', Buffer.alloc(0)],
	])('is the coded one when the track has %s', (_, header) => {
		expect(inspect(movie(MVHD, videoTrak({ header })))).toMatchObject({ width: 540, height: 960 });
	});

	it.each([
		[0, 960],
		[540, 0],
	])('is unknown when it is coded as %i × %i', (width, height) => {
		const header = tkhd({ width: 0, height: 0 });
		const facts = inspect(movie(MVHD, videoTrak({ header, stbl: [stsd('avc1', width, height)] })));
		expect(facts).toMatchObject({ width: null, height: null, coded_width: null });
	});

	it('is unknown when nothing tells it', () => {
		const trakWithout = videoTrak({ header: tkhd({ width: 0, height: 9 }), stbl: [stsd('avc1')] });
		expect(inspect(movie(MVHD, trakWithout))).toMatchObject({ width: null, height: null });
	});
});

describe('the codec and the frame rate', () => {
	it.each([
		['avc1', 'h264'],
		['avc3', 'h264'],
		['hvc1', 'h265'],
		['hev1', 'h265'],
		['dvh1', 'h265'],
		['vp08', 'vp8'],
		['vp09', 'vp9'],
		['av01', 'av1'],
		['apcn', 'prores'],
		['mp4v', 'mpeg4'],
		['raw ', 'uncompressed'],
		['wxyz', 'wxyz'],
		['a\x01\x02c', null],
	])('%j is %j', (type, codec) => {
		const facts = inspect(movie(MVHD, videoTrak({ stbl: [stsd(type, 540, 960)] })));
		expect(facts).toMatchObject({ codec, has_video_track: true, frame_rate: null });
	});
});

describe('the frame rate', () => {
	/** @param movieMs duration of the movie; the time scale of the track is 3000 */
	function ratesOf(table: Buffer, movieMs = 10_000, timing?: Buffer) {
		const track = videoTrak({ timing, stbl: [table] });
		const { frame_rate, frame_rate_is_steady } = inspect(
			movie(timed('mvhd', 1000, movieMs), track),
		);
		return [frame_rate, frame_rate_is_steady];
	}

	it.each<[string, Buffer, number | null, boolean | null]>([
		['one run', stts([300, 100]), 30, true],
		['PB-79: a last frame of its own length', stts([299, 100], [1, 700]), 30, true],
		['PB-79: a first frame of its own length', stts([1, 700], [299, 100]), 30, true],
		['PB-79: a last frame without a length', stts([299, 100], [1, 0]), 30, true],
		['PB-79: odd frames at both ends', stts([1, 50], [298, 100], [1, 130]), 30, true],
		['two odd frames at one end', stts([298, 100], [2, 50]), 30, false],
		['three odd frames', stts([1, 50], [296, 100], [1, 50], [2, 130]), 30, false],
		['an entry for each frame', stts(...Array<[number, number]>(300).fill([1, 100])), 30, true],
		['two runs of equal length', stts([150, 50], [150, 150]), 30, false],
		['most frames in one run', stts([10, 200], [200, 100], [80, 101]), 30, false],
		['two frames of different lengths', stts([1, 15_000], [1, 15_000 - 1]), null, false],
		['one frame', stts([1, 30_000]), 0.1, false],
		['a run of no frames', stts([0, 512]), null, null],
		['no run', stts(), null, null],
		['frames without a length', stts([300, 0]), null, null],
		['more than 240 a second', stts([300, 12]), null, null],
		['a cut table', box('stts', uint(0, 4), uint(2, 4), uint(300, 4), uint(100, 4)), null, null],
		['no table', Buffer.alloc(0), null, null],
	])('%s', (_, table, rate, steady) => {
		const [found, foundSteady] = ratesOf(table);
		if (rate !== null) expect(found).toBe(rate);
		expect(foundSteady).toBe(steady);
	});

	it('PB-78: is that of the frames, whatever mdhd counts', () => {
		const timing = timed('mdhd', 3000, 105_000);
		expect(ratesOf(stts([300, 100]), 10_000, timing)).toEqual([30, true]);
	});

	it('is not proven when the movie is much shorter or longer than its frames', () => {
		expect(ratesOf(stts([300, 200]), 10_000)).toEqual([15, null]);
		expect(ratesOf(stts([150, 200]), 10_000)).toEqual([15, true]);
		expect(ratesOf(stts([150, 200]), 12_400)).toEqual([15, true]);
		expect(ratesOf(stts([150, 200]), 13_000)).toEqual([15, null]);
		expect(ratesOf(stts([150, 200]), 0)).toEqual([15, true]);
		expect(ratesOf(stts([9, 350]), 300)).toEqual([8.571, null]);
		expect(ratesOf(stts([4, 200]), 360)).toEqual([15, true]);
	});

	it('of a table with more entries than a reader may hold', () => {
		const runs = Array.from({ length: 300 }, (_, index): [number, number] => [1, 99 + (index % 3)]);
		expect(ratesOf(stts(...runs))).toEqual([30, false]);
	});

	it('a fragmented file does not tell it', () => {
		const track = videoTrak({ stbl: [stts([300, 100])] });
		const file = Buffer.concat([movie(MVHD, box('mvex'), track), MOOF]);
		expect(inspect(file)).toMatchObject({ frame_rate: null, frame_rate_is_steady: null });
	});
});

describe('the video track', () => {
	const SOUND = trak({
		mdia: [timed('mdhd', 44_100, 441_000), hdlr('soun')],
		stbl: [stsd('mp4a')],
	});
	const CHAPTERS = videoTrak({
		header: tkhd({ width: 100, height: 50, enabled: false }),
		stbl: [stsd('jpeg', 100, 50)],
	});
	const SECOND = videoTrak({ stbl: [stsd('hvc1', 540, 960), stts([600, 50])] });

	it.each([
		['behind the sound', [SOUND, VIDEO_TRAK], 'h264'],
		['before a second one', [VIDEO_TRAK, SECOND], 'h264'],
		['behind disabled chapter pictures', [CHAPTERS, VIDEO_TRAK], 'h264'],
		['before disabled chapter pictures', [VIDEO_TRAK, CHAPTERS], 'h264'],
		['the only one, though disabled', [SOUND, CHAPTERS], 'mjpeg'],
	])('is found %s', (_, tracks, codec) => {
		expect(inspect(movie(MVHD, ...tracks))).toMatchObject({ has_video_track: true, codec });
	});

	it.each([
		['none in an index that has none', [], false],
		['a compressed index', [box('cmov', Buffer.alloc(50))], null],
		['an index of other files', [box('rmra', Buffer.alloc(50))], null],
		['a track beside a compressed index', [VIDEO_TRAK, box('cmov')], true],
	])('tracks: %s', (_, tracks, expected) => {
		expect(inspect(movie(MVHD, ...tracks)).has_tracks).toBe(expected);
	});

	it.each([
		['no offsets', [], null],
		['offsets', [mp4.offsets('stco', 100, 2_000)], 2_000],
		['offsets of 64 bits', [mp4.offsets('co64', 100, 5_000_000_000)], 5_000_000_000],
		['an empty table', [mp4.offsets('stco')], null],
		['a cut table', [box('stco', uint(0, 4), uint(2, 4), uint(100, 4))], null],
		['a cut table of 64 bits', [box('co64', uint(0, 4), uint(1, 4), uint(100, 4))], null],
	])('where its last frames start, with %s', (_, tables, at) => {
		const track = videoTrak({ stbl: [stsd('avc1', 540, 960), stts([300, 100]), ...tables] });
		expect(inspect(movie(MVHD, track)).last_frames_at).toBe(at);
	});

	it('may be all of the index that is there', () => {
		const whole = movie(MVHD, VIDEO_TRAK, box('udta', Buffer.alloc(900)));
		expect(inspect(whole.subarray(0, -500))).toMatchObject({ has_index: true, codec: 'h264' });
		const sound = movie(MVHD, SOUND, box('udta', Buffer.alloc(900)));
		expect(inspect(sound.subarray(0, -500))).toMatchObject({ has_index: false });
		const empty = movie(MVHD, videoTrak({ stbl: [stts()] }), box('udta', Buffer.alloc(900)));
		expect(inspect(empty.subarray(0, -500))).toMatchObject({ has_index: false });
	});

	const UNCLEAR = trak({ mdia: [timed('mdhd', 1000, 1000)] });

	it.each([
		['only sound', [SOUND, SOUND], false],
		['a track that says nothing of itself, last', [SOUND, UNCLEAR], null],
		['a track that says nothing of itself, first', [UNCLEAR, SOUND], null],
		['no track, or a compressed index', [box('cmov', Buffer.alloc(50))], null],
	])('%s: has_video_track is %j', (_, tracks, expected) => {
		const facts = inspect(movie(MVHD, ...tracks));
		expect(facts).toMatchObject({ container: 'mp4', has_video_track: expected, codec: null });
	});

	it.each([0, 1])(
		'PB-84: pictures of chapters are none, enabled or not (version %i)',
		(version) => {
			const pictures = videoTrak({
				header: tkhd({ width: 300, height: 300, id: 4, version }),
				stbl: [stsd('jpeg', 300, 300), stts([1, 30_000])],
			});
			const chapters = (...ids: number[]) =>
				box('tref', box('chap', ...ids.map((id) => uint(id, 4))));
			const sound = (tref: Buffer) => box('trak', SOUND.subarray(8), tref);
			expect(inspect(movie(MVHD, sound(chapters(2, 4)), pictures))).toMatchObject({
				has_video_track: false,
				codec: null,
			});
			expect(inspect(movie(MVHD, pictures, sound(chapters(4)), VIDEO_TRAK)).codec).toBe('h264');
			expect(inspect(movie(MVHD, pictures, sound(chapters(5)))).codec).toBe('mjpeg');
		},
	);

	it('is not found where it may not stand', () => {
		const nested = box('udta', box('trak', VIDEO_TRAK), VIDEO_TRAK);
		expect(inspect(movie(MVHD, nested, SOUND)).has_video_track).toBe(false);
	});
});

describe('the boxes', () => {
	const whole = { duration_sec: 10, codec: 'h264', width: 540, height: 960, frame_rate: 30 };

	it('may have 64-bit sizes', () => {
		const file = [
			FTYP,
			mp4.longBox('mdat', Buffer.alloc(99)),
			mp4.longBox('moov', MVHD, VIDEO_TRAK),
		];
		expect(inspect(Buffer.concat(file))).toMatchObject(whole);
	});

	it('may leave the size of the last one open', () => {
		const moov = box('moov', MVHD, VIDEO_TRAK);
		uint(0, 4).copy(moov);
		expect(inspect(Buffer.concat([FTYP, moov]))).toMatchObject(whole);
	});

	it('end where an open mdat begins', () => {
		const mdat = box('mdat', Buffer.alloc(100));
		uint(0, 4).copy(mdat);
		const file = Buffer.concat([FTYP, mdat, box('moov', MVHD, VIDEO_TRAK)]);
		const { facts, bytesPushed } = feed(file, () => 1);
		expect(facts).toMatchObject({ container: 'mp4', duration_sec: null, has_video_track: null });
		// The first look takes 512 bytes or the whole file.
		expect(bytesPushed).toBeLessThanOrEqual(512);
	});

	it('may be followed by a zero terminator or by padding', () => {
		expect(inspect(movie(MVHD, VIDEO_TRAK, uint(0, 4)))).toMatchObject(whole);
		expect(inspect(movie(MVHD, VIDEO_TRAK, uint(0, 8), Buffer.alloc(20)))).toMatchObject(whole);
	});
});
