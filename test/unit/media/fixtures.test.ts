import type { HeaderFacts } from '../../../nodes/TikTok/media';
import { MAX_HELD_BYTES } from '../../../nodes/TikTok/media/reading';
import { feed, inspect } from './feeding';
import { fixture } from './fixtures';

const NOTHING: HeaderFacts = {
	container: null,
	mime_type: null,
	has_index: null,
	has_tracks: null,
	has_video_track: null,
	has_frames: null,
	is_encrypted: null,
	duration_sec: null,
	duration_is_certain: null,
	codec: null,
	profile: null,
	chroma: null,
	bit_depth: null,
	width: null,
	height: null,
	coded_width: null,
	coded_height: null,
	frame_rate: null,
	frame_rate_is_steady: null,
	claimed_bytes: null,
	last_frames_at: null,
	looks_like: null,
	other_kind: null,
};

const COMPLETE = { has_index: true, has_tracks: true, duration_is_certain: true };
const UPRIGHT = {
	...COMPLETE,
	has_video_track: true,
	width: 360,
	height: 640,
	coded_width: 360,
	coded_height: 640,
	frame_rate: 30,
};
const PIXELS = { profile: 'High', chroma: '4:2:0', bit_depth: 8 } as const;
const STEADY = { ...UPRIGHT, ...PIXELS, is_encrypted: false, frame_rate_is_steady: true };
const MP4 = { ...NOTHING, ...STEADY, container: 'mp4', mime_type: 'video/mp4' } as const;
const WEBM = {
	...NOTHING,
	...UPRIGHT,
	is_encrypted: false,
	container: 'webm',
	mime_type: 'video/webm',
} as const;
const MOV = { ...MP4, container: 'quicktime', mime_type: 'video/quicktime' } as const;

const sized = (width: number, height: number) => ({
	width,
	height,
	coded_width: width,
	coded_height: height,
});

/** The end of the last box that is read, and the offset of the last chunk of frames. */
function ending(claimed_bytes: number, last_frames_at: number) {
	return { claimed_bytes, last_frames_at };
}

// Durations and sizes are what the ffmpeg commands in test/fixtures/README.md asked for.
const EXPECTED: Record<string, HeaderFacts> = {
	'demo-clip.mp4': {
		...MP4,
		codec: 'h264',
		duration_sec: 4,
		...sized(540, 960),
		...ending(117_748, 116_937),
	},
	'h264-faststart.mp4': { ...MP4, codec: 'h264', duration_sec: 2, ...ending(59_382, 58_473) },
	'h264-moov-at-end.mp4': { ...MP4, codec: 'h264', duration_sec: 2, ...ending(59_382, 55_054) },
	'h265.mp4': {
		...MP4,
		codec: 'h265',
		profile: 'Main',
		duration_sec: 2,
		...ending(37_189, 3_927),
	},
	'av1.mp4': {
		...MP4,
		codec: 'av1',
		duration_sec: 1,
		...sized(180, 320),
		profile: null,
		chroma: null,
		bit_depth: null,
		...ending(10_700, 48),
	},
	'rotated.mp4': {
		...MP4,
		codec: 'h264',
		duration_sec: 2,
		frame_rate: 25,
		coded_width: 640,
		coded_height: 360,
		...ending(44_703, 1_410),
	},
	'fragmented.mp4': {
		...MP4,
		codec: 'h264',
		duration_is_certain: null,
		frame_rate: null,
		frame_rate_is_steady: null,
		// The first fragment. Reading the whole file shows the end of the last one.
		claimed_bytes: 2_589,
	},
	'quicktime.mov': { ...MOV, codec: 'h264', duration_sec: 2, ...ending(59_437, 55_042) },
	'audio-only.m4a': {
		...NOTHING,
		container: 'mp4',
		mime_type: 'video/mp4',
		...COMPLETE,
		has_video_track: false,
		duration_sec: 2,
		claimed_bytes: 7_128,
	},
	'vp8.webm': { ...WEBM, codec: 'vp8', duration_sec: 2, claimed_bytes: 48_203 },
	'vp9.webm': { ...WEBM, codec: 'vp9', duration_sec: 2, claimed_bytes: 15_853 },
	'live.webm': { ...WEBM, codec: 'vp9', duration_is_certain: null },
	'matroska.mkv': {
		...NOTHING,
		...UPRIGHT,
		...PIXELS,
		is_encrypted: false,
		claimed_bytes: 11_301,
		...sized(180, 320),
		codec: 'h264',
		duration_sec: 1,
		looks_like: 'Matroska video (MKV)',
		other_kind: 'video',
	},
	'avi.avi': { ...NOTHING, looks_like: 'AVI video', other_kind: 'video' },
	'mp3.mp3': { ...NOTHING, looks_like: 'MP3', other_kind: 'sound' },
	'jpeg.jpg': { ...NOTHING, looks_like: 'JPEG picture', other_kind: 'photo' },
	'png.png': { ...NOTHING, looks_like: 'PNG picture', other_kind: 'picture' },
	'gif.gif': { ...NOTHING, looks_like: 'GIF', other_kind: 'video' },
	'pdf.pdf': { ...NOTHING, looks_like: 'PDF', other_kind: 'document' },
	'html.html': { ...NOTHING, looks_like: 'HTML page', other_kind: 'text' },
	'text.txt': { ...NOTHING, looks_like: 'text', other_kind: 'text' },
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

	it('a file with its index at the end: up to the box behind the index', () => {
		const file = fixture('h264-moov-at-end.mp4');
		const mdat = Buffer.concat([Buffer.from([0, 1, 0, 0]), Buffer.from('mdat')]);
		const longer = Buffer.concat([file, mdat, Buffer.alloc(9000)]);
		const { stoppedEarly, bytesPushed } = feed(longer, () => 64);
		expect(stoppedEarly).toBe(true);
		expect(bytesPushed).toBeGreaterThanOrEqual(file.length + mdat.length);
		expect(bytesPushed).toBeLessThan(file.length + mdat.length + 64);
	});

	it('a file that is no video: its first 512 bytes', () => {
		expect(feed(fixture('avi.avi'), () => 1).bytesPushed).toBe(MAX_HELD_BYTES);
	});
});
