import type { HeaderFacts } from '../../../nodes/TikTok/media';
import { MAX_HELD_BYTES } from '../../../nodes/TikTok/media/reading';
import { feed, inspect } from './feeding';
import { fixture } from './fixtures';

const NOTHING: HeaderFacts = {
	container: null,
	mime_type: null,
	has_video_track: null,
	duration_sec: null,
	codec: null,
	width: null,
	height: null,
	coded_width: null,
	coded_height: null,
	frame_rate: null,
	frame_rate_is_steady: null,
	looks_like: null,
};

const UPRIGHT = {
	has_video_track: true,
	width: 360,
	height: 640,
	coded_width: 360,
	coded_height: 640,
	frame_rate: 30,
};
const STEADY = { ...UPRIGHT, frame_rate_is_steady: true };
const MP4 = { ...NOTHING, ...STEADY, container: 'mp4', mime_type: 'video/mp4' } as const;
const WEBM = { ...NOTHING, ...UPRIGHT, container: 'webm', mime_type: 'video/webm' } as const;
const MOV = { ...MP4, container: 'quicktime', mime_type: 'video/quicktime' } as const;

const sized = (width: number, height: number) => ({
	width,
	height,
	coded_width: width,
	coded_height: height,
});

// Durations and sizes are what the ffmpeg commands in test/fixtures/README.md asked for.
const EXPECTED: Record<string, HeaderFacts> = {
	'demo-clip.mp4': { ...MP4, codec: 'h264', duration_sec: 4, ...sized(540, 960) },
	'h264-faststart.mp4': { ...MP4, codec: 'h264', duration_sec: 2 },
	'h264-moov-at-end.mp4': { ...MP4, codec: 'h264', duration_sec: 2 },
	'h265.mp4': { ...MP4, codec: 'h265', duration_sec: 2 },
	'av1.mp4': { ...MP4, codec: 'av1', duration_sec: 1, ...sized(180, 320) },
	'rotated.mp4': {
		...MP4,
		codec: 'h264',
		duration_sec: 2,
		frame_rate: 25,
		coded_width: 640,
		coded_height: 360,
	},
	'fragmented.mp4': { ...MP4, codec: 'h264', frame_rate: null, frame_rate_is_steady: null },
	'quicktime.mov': { ...MOV, codec: 'h264', duration_sec: 2 },
	'audio-only.m4a': {
		...NOTHING,
		container: 'mp4',
		mime_type: 'video/mp4',
		has_video_track: false,
		duration_sec: 2,
	},
	'vp8.webm': { ...WEBM, codec: 'vp8', duration_sec: 2 },
	'vp9.webm': { ...WEBM, codec: 'vp9', duration_sec: 2 },
	'live.webm': { ...WEBM, codec: 'vp9' },
	'matroska.mkv': { ...NOTHING, looks_like: 'Matroska video (MKV)' },
	'avi.avi': { ...NOTHING, looks_like: 'AVI video' },
	'mp3.mp3': { ...NOTHING, looks_like: 'MP3' },
	'jpeg.jpg': { ...NOTHING, looks_like: 'JPEG picture' },
	'png.png': { ...NOTHING, looks_like: 'PNG picture' },
	'gif.gif': { ...NOTHING, looks_like: 'GIF' },
	'pdf.pdf': { ...NOTHING, looks_like: 'PDF' },
	'html.html': { ...NOTHING, looks_like: 'HTML page' },
	'text.txt': { ...NOTHING, looks_like: 'text' },
};

/** Buffer lengths from 0 to 4000 bytes that look random and are the same in every run. */
function irregular(): () => number {
	let seed = 1;
	return () => {
		seed = (seed * 48_271) % 2_147_483_647;
		return seed % 4001;
	};
}

describe.each(Object.entries(EXPECTED))('%s', (name, expected) => {
	const file = fixture(name);

	it('tells its facts when it comes whole', () => {
		expect(inspect(file)).toEqual(expected);
	});

	it.each([
		['1 byte', () => 1],
		['7 bytes', () => 7],
		['irregular lengths', irregular()],
	])('tells the same in buffers of %s', (_, nextBufferBytes) => {
		const inspection = feed(file, nextBufferBytes);
		expect(inspection.facts).toEqual(expected);
		expect(inspection.mostHeldBytes).toBeLessThanOrEqual(MAX_HELD_BYTES);
	});
});

describe('how much of a file is read', () => {
	const ENOUGH_BYTES = 4096;

	it.each(['h264-faststart.mp4', 'fragmented.mp4', 'vp8.webm', 'vp9.webm', 'live.webm'])(
		'%s: only its head',
		(name) => {
			const { stoppedEarly, bytesPushed } = feed(fixture(name), () => 64);
			expect(stoppedEarly).toBe(true);
			expect(bytesPushed).toBeLessThan(ENOUGH_BYTES);
		},
	);

	it('a file with its index at the end: up to the index', () => {
		const file = fixture('h264-moov-at-end.mp4');
		const { stoppedEarly, bytesPushed } = feed(file, () => 64);
		expect(stoppedEarly).toBe(true);
		expect(bytesPushed).toBeGreaterThan(file.indexOf('moov'));
	});

	it('a file that is no video: its first 512 bytes', () => {
		expect(feed(fixture('avi.avi'), () => 1).bytesPushed).toBe(MAX_HELD_BYTES);
	});
});
