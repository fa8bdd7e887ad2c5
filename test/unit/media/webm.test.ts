import { HeaderFacts } from '../../../nodes/TikTok/media/headerFacts';
import { feed, inspect } from './feeding';
import { uint } from './mp4Builder';
import * as webm from './webmBuilder';

const { element, float, HEADER, INFO, openElement, TRACKS, videoEntry } = webm;

const WHOLE: HeaderFacts = {
	...new HeaderFacts(),
	container: 'webm',
	mime_type: 'video/webm',
	has_index: true,
	has_tracks: true,
	has_video_track: true,
	is_encrypted: false,
	duration_sec: 12.5,
	duration_is_certain: true,
	codec: 'vp9',
	width: 540,
	height: 960,
	coded_width: 540,
	coded_height: 960,
	frame_rate: 25,
};

/** A video track of which nothing else is known. */
const NO_PICTURE = {
	codec: null,
	width: null,
	height: null,
	coded_width: null,
	coded_height: null,
	frame_rate: null,
};
const NO_VIDEO = { ...NO_PICTURE, has_video_track: null, is_encrypted: null };
const NO_DURATION = { duration_sec: null, duration_is_certain: null };

/** @param more the facts that differ from those of a whole file. Its segment states where it ends. */
function expectFacts(bytes: Buffer, more: Partial<HeaderFacts> = {}): void {
	expect(inspect(bytes)).toEqual({ ...WHOLE, claimed_bytes: bytes.length, ...more });
}

function file(...segment: Buffer[]): Buffer {
	return Buffer.concat([HEADER, element('segment', ...segment)]);
}

describe('the document type', () => {
	const typed = (...fields: Buffer[]) =>
		Buffer.concat([element('ebml', ...fields), element('segment', INFO, TRACKS)]);
	const docType = (text: string) => element('docType', Buffer.from(text));

	it('webm', () => {
		expectFacts(typed(docType('webm')));
		// Padded with zeros, as the format allows.
		expectFacts(typed(docType('webm\0\0')));
	});

	it('matroska', () => {
		expectFacts(typed(docType('matroska')), {
			container: null,
			mime_type: null,
			looks_like: 'Matroska video (MKV)',
			other_kind: 'video',
		});
	});

	it.each([
		['other', typed(docType('other'))],
		['missing', typed()],
	])('%s', (_, bytes) => {
		expect(inspect(bytes)).toEqual(new HeaderFacts());
	});
});

describe('the segment', () => {
	it.each([
		['of a told size', element('segment', INFO, TRACKS)],
		[
			'behind filler',
			Buffer.concat([element('void', uint(0, 8)), element('segment', INFO, TRACKS)]),
		],
		['with tracks first', element('segment', TRACKS, INFO)],
		['with filler', element('segment', element('void', Buffer.alloc(900)), INFO, TRACKS)],
		[
			'with clusters first',
			element('segment', element('cluster', Buffer.alloc(9000)), INFO, TRACKS),
		],
	])('%s', (_, segment) => {
		expectFacts(Buffer.concat([HEADER, segment]));
	});

	it('of an open size', () => {
		const segment = openElement('segment', INFO, TRACKS);
		expectFacts(Buffer.concat([HEADER, segment]), { claimed_bytes: null });
	});

	it('of a size that the file does not have', () => {
		const whole = file(INFO, TRACKS, element('cluster', Buffer.alloc(9000)));
		expectFacts(whole.subarray(0, 4000), { claimed_bytes: whole.length });
	});

	it.each([1, 2, 3, 5, 8])('may write sizes in %i bytes', (sizeBytes) => {
		const scale = webm.elementSized('timestampScale', sizeBytes, uint(1_000_000, 3));
		const duration = webm.elementSized('duration', sizeBytes, float(12_500, 8));
		expectFacts(file(webm.elementSized('info', sizeBytes, scale, duration), TRACKS));
	});

	it.each([
		['ff', true],
		['407f', false],
		['7fff', true],
		['20007f', false],
	])('of a size of %s is read behind its first 127 bytes: %s', (size, isRead) => {
		const segmentId = element('segment').subarray(0, 4);
		const filler = element('void', Buffer.alloc(200));
		const bytes = [HEADER, segmentId, Buffer.from(size, 'hex'), filler, INFO, TRACKS];
		expect(inspect(Buffer.concat(bytes)).duration_sec).toBe(isRead ? 12.5 : null);
	});

	it('is not read behind its tracks and its information', () => {
		const long = file(INFO, TRACKS, element('cluster', Buffer.alloc(5000)));
		const { bytesPushed, stoppedEarly } = feed(long, () => 1);
		expect(stoppedEarly).toBe(true);
		// The first look takes 512 bytes.
		expect(bytesPushed).toBe(512);
	});

	it('with a cluster of open size before its tracks leaves them unknown', () => {
		const live = file(INFO, openElement('cluster', Buffer.alloc(50)), TRACKS);
		expectFacts(live, { ...NO_VIDEO, has_index: null, has_tracks: null });
	});

	it('without information or without tracks tells the rest', () => {
		expectFacts(file(TRACKS), NO_DURATION);
		expectFacts(file(INFO), { ...NO_VIDEO, has_index: null, has_tracks: null });
	});
});

describe('the duration', () => {
	const scaled = (scale: Buffer, duration: Buffer) =>
		inspect(file(element('info', scale, duration), TRACKS)).duration_sec;
	const scale = (ns: number) => element('timestampScale', uint(ns, 4));
	const duration = (body: Buffer) => element('duration', body);

	it('is counted in milliseconds unless the file has another scale', () => {
		expect(scaled(Buffer.alloc(0), duration(float(1234, 8)))).toBe(1.234);
		expect(scaled(scale(100_000), duration(float(1230, 8)))).toBe(0.123);
	});

	it('may be a float of 4 bytes', () => {
		expect(scaled(scale(1_000_000), duration(float(2500, 4)))).toBe(2.5);
	});

	it.each([
		['missing', Buffer.alloc(0)],
		['0', duration(float(0, 8))],
		['negative', duration(float(-5, 8))],
		['infinite', duration(float(Infinity, 8))],
		['not a number', duration(float(NaN, 8))],
		['of 3 bytes', duration(Buffer.alloc(3, 1))],
		['of 100 bytes', duration(Buffer.alloc(100, 1))],
		['too large for a number', duration(float(Number.MAX_VALUE, 8))],
	])('is null when %s', (_, body) => {
		expect(scaled(scale(0xffffffff), body)).toBeNull();
	});

	it('is the first when the file has two', () => {
		expect(scaled(duration(float(1000, 8)), duration(float(2000, 8)))).toBe(1);
	});
});

describe('the tracks', () => {
	const tracks = (...entries: Buffer[]) => file(INFO, element('tracks', ...entries));
	const entry = (...fields: Buffer[]) =>
		element('trackEntry', element('trackType', uint(1, 1)), ...fields);

	it.each([
		['V_VP8', 'vp8'],
		['V_AV1', 'av1'],
		['V_MPEG4/ISO/AVC', 'h264'],
		['V_MPEGH/ISO/HEVC', 'h265'],
		['V_UNKNOWN', 'V_UNKNOWN'],
		['V_\x1b[31m', null],
		['', null],
	])('codec %j is %j', (id, codec) => {
		const fields = entry(element('codecId', Buffer.from(id)));
		expectFacts(tracks(fields), { ...NO_PICTURE, codec });
	});

	it.each([
		['V_MPEG4/ISO/AVC', '017a000affe10018677a000ab6cd94426c04', 'h264', 'High 4:2:2', '4:2:2'],
		['V_MPEGH/ISO/HEVC', '0102200000009000000000001ef000fcfdfafa', 'h265', 'Main 10', '4:2:0'],
	])('the private data of %s tell the pixel format', (id, hex, codec, profile, chroma) => {
		const fields = [
			element('codecId', Buffer.from(id)),
			element('codecPrivate', Buffer.from(hex, 'hex')),
		];
		const format = { codec, profile, chroma, bit_depth: 10 } as const;
		expect(inspect(tracks(entry(...fields)))).toMatchObject(format);
	});

	it('may leave everything open', () => {
		expectFacts(tracks(entry()), NO_PICTURE);
	});

	it.each([
		['zero', uint(0, 2)],
		['empty', Buffer.alloc(0)],
	])('a size or rate that is %s is unknown', (_, body) => {
		const video = element('video', element('pixelWidth', body), element('pixelHeight', body));
		expectFacts(tracks(entry(video, element('defaultDuration', body))), NO_PICTURE);
	});

	it.each([
		['in pixels', 1280, 720, 853],
		['as a ratio', 16, 9, 853],
		['as stored', 640, 480, 640],
		['without a height', 1280, 0, 640],
	])('the size to display, stated %s', (_, displayWidth, displayHeight, width) => {
		const size = (name: 'pixel' | 'display', wide: number, high: number) => [
			element(`${name}Width`, uint(wide, 2)),
			element(`${name}Height`, uint(high, 2)),
		];
		const video = element(
			'video',
			...size('pixel', 640, 480),
			...size('display', displayWidth, displayHeight),
		);
		const sizes = { width, height: 480, coded_width: 640, coded_height: 480 };
		expectFacts(tracks(entry(video)), { ...NO_PICTURE, ...sizes });
	});

	it.each([
		['encrypted', 'contentEncryption', true],
		['compressed', 'contentCompression', false],
	] as const)('%s', (_, kind, is_encrypted) => {
		const encodings = element(
			'contentEncodings',
			element('contentEncoding', element(kind, Buffer.alloc(99))),
		);
		expectFacts(tracks(videoEntry(encodings)), { is_encrypted });
	});

	it('the first video track counts', () => {
		const second = entry(element('codecId', Buffer.from('V_VP8')));
		const filler = element('void', uint(0, 4));
		expectFacts(tracks(filler, webm.AUDIO_ENTRY, videoEntry(), second));
	});

	const UNCLEAR = element('trackEntry', element('codecId', Buffer.from('V_VP8')));

	it.each([
		['only sound', [webm.AUDIO_ENTRY, webm.AUDIO_ENTRY], false, true],
		['none', [], null, false],
		['one without a type, last', [webm.AUDIO_ENTRY, UNCLEAR], null, true],
		['one without a type, first', [UNCLEAR, webm.AUDIO_ENTRY], null, true],
	])('%s: has_video_track is %j', (_, entries, has_video_track, has_tracks) => {
		expectFacts(tracks(...entries), { ...NO_VIDEO, has_video_track, has_tracks });
	});
});
