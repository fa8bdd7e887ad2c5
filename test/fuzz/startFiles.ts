import { fixture } from '../unit/media/fixtures';
import * as mp4 from '../unit/media/mp4Builder';
import * as webm from '../unit/media/webmBuilder';

const { box, FTYP, hdlr, longBox, offsets, stsd, stts, timed, tkhd, trak, VIDEO_TRAK } = mp4;
const { element, HEADER, INFO, openElement, TRACKS } = webm;

const FIXTURES = [
	'h264-faststart.mp4',
	'h264-moov-at-end.mp4',
	'h265.mp4',
	'av1.mp4',
	'rotated.mp4',
	'fragmented.mp4',
	'quicktime.mov',
	'audio-only.m4a',
	'vp8.webm',
	'vp9.webm',
	'live.webm',
	'matroska.mkv',
	'avi.avi',
	'html.html',
];

/**
 * Files that no tool at hand writes: 64-bit fields, chapters, many frame lengths, mehd, open ends.
 */
const LONG_TRAK = trak({
	tkhd: tkhd({ width: 1080, height: 1920, version: 1, matrix: mp4.QUARTER_TURN }),
	mdia: [timed('mdhd', 90_000, 5_000_000_000n, 1), hdlr('vide')],
	stbl: [stsd('hvc1', 1920, 1080), stts([299, 512], [1, 700]), offsets('co64', 48, 9_000)],
});
const CHAPTERS = trak({
	tkhd: tkhd({ width: 100, height: 50, enabled: false }),
	mdia: [timed('mdhd', 1000, 10_000), hdlr('vide')],
	stbl: [stsd('jpeg', 100, 50)],
});
const MVEX = box('mvex', box('mehd', Buffer.alloc(4), mp4.uint(61_500, 4)), box('trex'));

const BUILT = [
	[FTYP, longBox('moov', timed('mvhd', 1_000_000, 5_000_000_000, 1), CHAPTERS, LONG_TRAK)],
	[FTYP, longBox('mdat', Buffer.alloc(3_000)), box('moov', timed('mvhd', 1000, 0), VIDEO_TRAK)],
	[FTYP, box('moov', timed('mvhd', 1000, 10_000), VIDEO_TRAK, MVEX)],
	[box('wide'), box('mdat', Buffer.alloc(700)), box('moov', VIDEO_TRAK)],
	[HEADER, element('segment', INFO, element('void', Buffer.alloc(900)), TRACKS)],
	[HEADER, openElement('segment', openElement('cluster', Buffer.alloc(600)), INFO, TRACKS)],
].map((parts) => Buffer.concat(parts));

/** Complete files, real and built. The fuzzer damages them. */
export const START_FILES: readonly Buffer[] = [...FIXTURES.map(fixture), ...BUILT];
