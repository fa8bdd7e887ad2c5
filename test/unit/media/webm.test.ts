import { feed, inspect } from './feeding';
import { uint } from './mp4Builder';
import * as webm from './webmBuilder';

const { element, float, HEADER, INFO, openElement, TRACKS, videoEntry } = webm;

const WHOLE = {
	container: 'webm',
	mime_type: 'video/webm',
	has_video_track: true,
	duration_sec: 12.5,
	codec: 'vp9',
	width: 540,
	height: 960,
	coded_width: 540,
	coded_height: 960,
	frame_rate: 25,
	frame_rate_is_steady: null,
	looks_like: null,
};

const NO_TRACK = {
	codec: null,
	width: null,
	height: null,
	coded_width: null,
	coded_height: null,
	frame_rate: null,
};

function file(...segment: Buffer[]): Buffer {
	return Buffer.concat([HEADER, element('segment', ...segment)]);
}

describe('the document type', () => {
	it.each([
		['webm', 'webm', null],
		['matroska', null, 'Matroska video (MKV)'],
		['other', null, null],
	])('%s', (docType, container, looks_like) => {
		const header = element('ebml', element('docType', Buffer.from(docType)));
		const facts = inspect(Buffer.concat([header, element('segment', INFO, TRACKS)]));
		expect(facts).toMatchObject({ container, looks_like });
	});

	it('missing', () => {
		const facts = inspect(Buffer.concat([element('ebml'), element('segment', INFO, TRACKS)]));
		expect(facts).toMatchObject({ container: null, looks_like: null, duration_sec: null });
	});

	it('padded with zeros, as the format allows', () => {
		const header = element('ebml', element('docType', Buffer.from('webm\0\0')));
		expect(inspect(Buffer.concat([header, element('segment', INFO, TRACKS)]))).toMatchObject(WHOLE);
	});
});

describe('the segment', () => {
	it.each([
		['of a told size', element('segment', INFO, TRACKS)],
		['of an open size', openElement('segment', INFO, TRACKS)],
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
		expect(inspect(Buffer.concat([HEADER, segment]))).toMatchObject(WHOLE);
	});

	it.each([1, 2, 3, 5, 8])('may write sizes in %i bytes', (sizeBytes) => {
		const scale = webm.elementSized('timestampScale', sizeBytes, uint(1_000_000, 3));
		const duration = webm.elementSized('duration', sizeBytes, float(12_500, 8));
		expect(
			inspect(file(webm.elementSized('info', sizeBytes, scale, duration), TRACKS)),
		).toMatchObject(WHOLE);
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
		expect(inspect(live)).toMatchObject({ ...WHOLE, ...NO_TRACK, has_video_track: null });
	});

	it('without information or without tracks tells the rest', () => {
		expect(inspect(file(TRACKS))).toMatchObject({ ...WHOLE, duration_sec: null });
		expect(inspect(file(INFO))).toMatchObject({ ...WHOLE, ...NO_TRACK, has_video_track: null });
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
	const tracks = (...entries: Buffer[]) => inspect(file(INFO, element('tracks', ...entries)));
	const entry = (...fields: Buffer[]) =>
		element('trackEntry', element('trackType', uint(1, 1)), ...fields);

	it.each([
		['V_VP8', 'vp8'],
		['V_AV1', 'av1'],
		['V_MPEG4/ISO/AVC', 'h264'],
		['V_MPEGH/ISO/HEVC', 'h265'],
		['V_THEORA', 'V_THEORA'],
		['V_\x1b[31m', null],
		['', null],
	])('codec %j is %j', (id, codec) => {
		expect(tracks(entry(element('codecId', Buffer.from(id)))).codec).toBe(codec);
	});

	it('may leave everything open', () => {
		expect(tracks(entry())).toMatchObject({ ...WHOLE, ...NO_TRACK });
	});

	it.each([
		['zero', uint(0, 2)],
		['empty', Buffer.alloc(0)],
	])('a size or rate that is %s is unknown', (_, body) => {
		const video = element('video', element('pixelWidth', body), element('pixelHeight', body));
		expect(tracks(entry(video, element('defaultDuration', body)))).toMatchObject({
			...WHOLE,
			...NO_TRACK,
		});
	});

	it('the first video track counts', () => {
		const second = entry(element('codecId', Buffer.from('V_VP8')));
		const filler = element('void', uint(0, 4));
		expect(tracks(filler, webm.AUDIO_ENTRY, videoEntry(), second)).toMatchObject(WHOLE);
	});

	const UNCLEAR = element('trackEntry', element('codecId', Buffer.from('V_VP8')));

	it.each([
		['only sound', [webm.AUDIO_ENTRY, webm.AUDIO_ENTRY], false],
		['none', [], null],
		['one without a type, last', [webm.AUDIO_ENTRY, UNCLEAR], null],
		['one without a type, first', [UNCLEAR, webm.AUDIO_ENTRY], null],
	])('%s: has_video_track is %j', (_, entries, expected) => {
		expect(tracks(...entries)).toMatchObject({ ...WHOLE, ...NO_TRACK, has_video_track: expected });
	});
});
