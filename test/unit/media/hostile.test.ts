import * as fc from 'fast-check';

import type { HeaderFacts } from '../../../nodes/TikTok/media';
import { VideoInspector } from '../../../nodes/TikTok/media';
import { MAX_HELD_BYTES } from '../../../nodes/TikTok/media/reading';
import { feed, inspect } from './feeding';
import { fixture } from './fixtures';
import { box, FTYP, timed, uint, VIDEO_TRAK } from './mp4Builder';
import { element, HEADER, INFO, openElement, TRACKS } from './webmBuilder';

const MOOV = box('moov', timed('mvhd', 1000, 10_000), VIDEO_TRAK);
const VIDEOS = ['h264-faststart.mp4', 'quicktime.mov', 'fragmented.mp4', 'vp8.webm', 'live.webm'];
/** The inspector reads at most this much of the files, so damage after it has no effect. */
const HEAD_BYTES = 3000;

/** The part of a video that is read, and some more. Omits media data before the index. */
function headOf(name: string): Buffer {
	const file = fixture(name);
	const indexAt = file.indexOf('moov') - 4;
	if (indexAt < HEAD_BYTES) return file.subarray(0, 2 * HEAD_BYTES);
	return Buffer.concat([file.subarray(0, file.readUInt32BE(0)), file.subarray(indexAt)]);
}

/** Expects that the reading ended before the index of a file. */
function expectGivenUp(file: Buffer): void {
	const inspector = new VideoInspector();
	expect(inspector.push(file)).toBe(true);
	expect(inspector.end()).toMatchObject({ duration_sec: null, codec: null, has_video_track: null });
}

/** Enough bytes after the damage to complete the first look at the file. */
const filler = Buffer.alloc(MAX_HELD_BYTES);

describe('sizes that contradict each other', () => {
	const claim = (...claimed: Buffer[]) => Buffer.concat([FTYP, ...claimed, MOOV, filler]);
	const inMoov = (...claimed: Buffer[]) =>
		Buffer.concat([FTYP, box('moov', ...claimed, VIDEO_TRAK), MOOV, filler]);

	it.each([
		['a box smaller than its header', claim(uint(7, 4), Buffer.from('free'))],
		['a long box smaller than its header', claim(uint(1, 4), Buffer.from('free'), uint(15, 8))],
		['a box beyond 2^53', claim(uint(1, 4), Buffer.from('free'), uint(2n ** 63n, 8))],
		['an unreadable type', claim(uint(8, 4), uint(0x01020304, 4))],
		['a child larger than its parent', inMoov(uint(5_000_000, 4), Buffer.from('trak'))],
		[
			'a long header cut off by its parent',
			Buffer.concat([FTYP, box('moov', uint(1, 4), Buffer.from('free')), MOOV, filler]),
		],
	])('%s ends the reading of an MP4', (_, file) => {
		expectGivenUp(file);
	});

	it.each([
		['an element larger than its parent', [element('info', Buffer.from('448988', 'hex'))]],
		['an id without a length', [Buffer.from([0x00, 0x80])]],
		['an id of 5 bytes', [Buffer.from('0811111181ff', 'hex')]],
		['a size without a length', [Buffer.from('ec00', 'hex')]],
		['information of open size', [openElement('info', INFO)]],
	])('%s ends the reading of a WebM', (_, body) => {
		expectGivenUp(Buffer.concat([HEADER, element('segment', ...body, TRACKS), filler]));
	});

	it('an EBML header of open size tells nothing', () => {
		expectGivenUp(Buffer.concat([openElement('ebml'), HEADER, element('segment', INFO), filler]));
	});

	it('a box that claims 4 GB is only skipped', () => {
		const inspector = new VideoInspector();
		const file = Buffer.concat([FTYP, uint(0xffffffff, 4), Buffer.from('free'), MOOV, filler]);
		expect(inspector.push(file)).toBe(false);
		expect(inspector.heldBytes).toBe(0);
		expect(inspector.end().duration_sec).toBeNull();
	});
});

describe('endless tiny boxes', () => {
	/** How many times `repeated` is pushed after `start` until the reading ends. */
	function repeatsUntilDone(start: Buffer, repeated: Buffer): number {
		const inspector = new VideoInspector();
		inspector.push(start);
		for (let repeats = 1; repeats < 1_000_000; repeats++) {
			if (inspector.push(repeated)) return repeats;
			// A million calls of expect would take too long.
			if (inspector.heldBytes > MAX_HELD_BYTES) throw new Error('too much is held');
		}
		return Infinity;
	}

	/** Not the constant of the package, so that a larger one is noticed. */
	const MOST_HEADERS = 10_000;
	const HUGE_MOOV = Buffer.concat([uint(0xffffffff, 4), Buffer.from('moov')]);

	it.each([
		['empty boxes', FTYP, box('free')],
		['empty boxes in moov', Buffer.concat([FTYP, HUGE_MOOV]), box('free')],
		['tracks', Buffer.concat([FTYP, HUGE_MOOV]), box('trak')],
	])('an MP4 of endless %s ends', (_, start, repeated) => {
		expect(repeatsUntilDone(start, repeated)).toBeLessThanOrEqual(MOST_HEADERS);
	});

	it.each([
		['filler', Buffer.concat([HEADER, openElement('segment')]), element('void')],
		['filler before the segment', HEADER, element('void')],
	])('a WebM of endless %s ends', (_, start, repeated) => {
		expect(repeatsUntilDone(start, repeated)).toBeLessThanOrEqual(MOST_HEADERS);
	});

	it('boxes nested a thousand deep are not followed', () => {
		let nested = VIDEO_TRAK;
		for (let depth = 0; depth < 1000; depth++) nested = box('trak', nested);
		const { facts, mostHeldBytes } = feed(Buffer.concat([FTYP, box('moov', nested)]), () => 100);
		expect(facts).toMatchObject({ container: 'mp4', has_video_track: null });
		expect(mostHeldBytes).toBeLessThanOrEqual(MAX_HELD_BYTES);
	});
});

describe('damaged at random', () => {
	const someVideo = fc.constantFrom(...VIDEOS.map(headOf));
	const bufferBytes = fc.integer({ min: 1, max: 700 });

	function expectPlausible(facts: HeaderFacts): void {
		for (const number of [facts.duration_sec, facts.width, facts.height, facts.frame_rate]) {
			if (number !== null) expect(Number.isFinite(number) && number >= 0).toBe(true);
		}
		if (facts.codec !== null) expect(facts.codec).toMatch(/^[\x20-\x7e]{1,64}$/);
	}

	it('a file cut anywhere tells the same as the whole one, or null', () => {
		fc.assert(
			fc.property(
				someVideo,
				fc.integer({ min: 1, max: HEAD_BYTES }),
				bufferBytes,
				(file, length, bytes) => {
					const whole = inspect(file);
					const { facts, mostHeldBytes } = feed(file.subarray(0, length), () => bytes);
					for (const key of Object.keys(whole) as Array<keyof HeaderFacts>) {
						const isOfFile = ['has_index', 'has_frames', 'claimed_bytes'].includes(key);
						if (facts[key] !== null && !isOfFile) expect(facts[key]).toEqual(whole[key]);
					}
					expect(mostHeldBytes).toBeLessThanOrEqual(MAX_HELD_BYTES);
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('flipped bytes neither throw nor hang, and the buffers make no difference', () => {
		const flip = fc.tuple(fc.nat({ max: HEAD_BYTES }), fc.integer({ min: 1, max: 255 }));
		fc.assert(
			fc.property(
				someVideo,
				fc.array(flip, { minLength: 1, maxLength: 20 }),
				bufferBytes,
				(file, flips, bytes) => {
					const damaged = Buffer.from(file);
					for (const [at, mask] of flips) damaged[at] ^= mask;
					const { facts, mostHeldBytes } = feed(damaged, () => bytes);
					expect(facts).toEqual(inspect(damaged));
					expectPlausible(facts);
					expect(mostHeldBytes).toBeLessThanOrEqual(MAX_HELD_BYTES);
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('random bytes behind a valid start neither throw nor hang', () => {
		const start = fc.constantFrom(
			Buffer.alloc(0),
			FTYP,
			Buffer.concat([FTYP, uint(5000, 4), Buffer.from('moov')]),
			Buffer.concat([HEADER, openElement('segment')]),
			Buffer.concat([HEADER, openElement('segment'), Buffer.from('1654ae6b50ff', 'hex')]),
		);
		fc.assert(
			fc.property(start, fc.uint8Array({ maxLength: 3000 }), bufferBytes, (head, tail, bytes) => {
				const file = Buffer.concat([head, tail]);
				const { facts, mostHeldBytes } = feed(file, () => bytes);
				expect(facts).toEqual(inspect(file));
				expectPlausible(facts);
				expect(mostHeldBytes).toBeLessThanOrEqual(MAX_HELD_BYTES);
			}),
			{ numRuns: 500 },
		);
	});
});
