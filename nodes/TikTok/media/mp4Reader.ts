import { unsignedAt } from './byteReader';
import type { HeaderFacts } from './headerFacts';
import { type Mp4Box, Mp4BoxWalker } from './mp4Boxes';
import { FIELDS_READERS } from './mp4Fields';
import { fillFromMovie, Movie, Track } from './mp4Movie';
import { readSampleEntries } from './mp4SampleEntry';
import { readFrameTimes, readLastOffset } from './mp4Tables';
import { giveUp, MAX_HELD_BYTES, type Reading } from './reading';

/** Boxes whose children are read, by parent and box. The list also limits the nesting depth. */
const CONTAINERS = ['moov/trak', 'moov/mvex', 'trak/tref', 'trak/mdia', 'mdia/minf', 'minf/stbl'];

const TRACK_ID_BYTES = 4;

/** Boxes of old QuickTime files in place of tracks: a compressed index, and other files. */
const HIDDEN_TRACKS = ['moov/cmov', 'moov/rmra'];

/**
 * Reads an MP4 or QuickTime file up to its `moov` box, wherever that is, and on to the frames. Skips
 * other boxes by their size. If `moov` is not complete, the facts come from its complete tracks.
 *
 * @param facts the facts to fill in
 * @param readsAll whether to read all boxes of a fragmented file, to see whether the last one is complete
 */
export function* readMp4(facts: HeaderFacts, readsAll: boolean): Reading<void> {
	const walker = new Mp4BoxWalker();
	let hasFragments = false;
	for (;;) {
		const box = yield* walker.next(Infinity);
		// An unreadable type at the top level means that the size of an earlier box was wrong.
		if (box?.type === '') return yield* giveUp();
		if (box?.type === 'moov') {
			const movie = yield* readMovie(walker, box, facts);
			return yield* readBehindMovie(walker, movie, { facts, hasFragments, readsAll });
		}
		if (box === null || box.end === Infinity) {
			facts.has_index = false;
			return;
		}
		hasFragments ||= box.type === 'moof';
		yield* walker.skipTo(box.end);
	}
}

function* readMovie(walker: Mp4BoxWalker, moov: Mp4Box, facts: HeaderFacts): Reading<Movie> {
	const movie = new Movie();
	facts.claimed_bytes = knownEnd(moov);
	yield* readChildren(walker, moov, { facts, movie });
	facts.has_index = true;
	fillFromMovie(facts, movie);
	yield* walker.skipTo(moov.end);
	return movie;
}

/** What is known when the index has been read, and how far to read. */
interface Behind {
	readonly facts: HeaderFacts;
	/** Whether fragments precede the index. */
	readonly hasFragments: boolean;
	readonly readsAll: boolean;
}

/** Reads on to the frames, or to the end of a file whose frames can be in fragments. */
function* readBehindMovie(
	walker: Mp4BoxWalker,
	movie: Movie,
	{ facts, hasFragments, readsAll }: Behind,
): Reading<void> {
	const framesListed = movie.video?.frameTimes?.frames ?? null;
	// True as long as the index may list all frames of a file that can have fragments.
	let mayBeWhole = !hasFragments && (movie.fragmented || framesListed === 0);
	const readsFragments = movie.fragmented && readsAll;
	for (;;) {
		const box = yield* walker.next(Infinity);
		if (box === null) break;
		if (box.type === '') return;
		facts.claimed_bytes = knownEnd(box);
		if (box.type === 'moof') mayBeWhole = false;
		if (!mayBeWhole && !readsFragments && ['moof', 'mdat'].includes(box.type)) return;
		yield* walker.skipTo(box.end);
	}
	if (!mayBeWhole || framesListed === null) return;
	facts.has_frames = framesListed > 0;
	if (framesListed === 0) return;
	// Phones prepare a file for fragments and then complete it without any.
	movie.fragmented = false;
	fillFromMovie(facts, movie);
}

function knownEnd({ end }: Mp4Box): number | null {
	return end === Infinity ? null : end;
}

/** What the boxes are read into. */
interface Place {
	readonly facts: HeaderFacts;
	readonly movie: Movie;
	readonly track?: Track;
}

function* readChildren(walker: Mp4BoxWalker, parent: Mp4Box, place: Place): Reading<void> {
	const { movie, track } = place;
	for (;;) {
		const box = yield* walker.next(parent.end);
		if (box === null) return;
		const path = `${parent.type}/${box.type}`;
		const readFields = FIELDS_READERS.get(path);
		if (readFields !== undefined) {
			const body = yield* walker.head(box, MAX_HELD_BYTES);
			Object.assign(track ?? movie, readFields(body));
		} else if (track !== undefined && path === 'stbl/stsd') {
			Object.assign(track, yield* readSampleEntries(walker, box));
		} else if (track !== undefined && path === 'stbl/stts') {
			track.frameTimes = yield* readFrameTimes(walker, box);
		} else if (track !== undefined && ['stbl/stco', 'stbl/co64'].includes(path)) {
			track.lastFramesAt = yield* readLastOffset(walker, box);
		} else if (path === 'tref/chap') {
			addChapters(movie, yield* walker.head(box, MAX_HELD_BYTES));
		} else if (HIDDEN_TRACKS.includes(path)) {
			movie.hidesTracks = true;
		} else if (CONTAINERS.includes(path)) {
			yield* readContainer(walker, box, place);
		}
		yield* walker.skipTo(box.end);
	}
}

/** @param ids of the tracks that a track has for its chapters */
function addChapters({ chapterIds }: Movie, ids: Uint8Array): void {
	for (let at = 0; at + TRACK_ID_BYTES <= ids.length; at += TRACK_ID_BYTES) {
		chapterIds.add(unsignedAt(ids, at, TRACK_ID_BYTES) ?? 0);
	}
}

function* readContainer(walker: Mp4BoxWalker, box: Mp4Box, place: Place): Reading<void> {
	const { facts, movie } = place;
	if (box.type === 'mvex') movie.fragmented = true;
	if (box.type !== 'trak') return yield* readChildren(walker, box, place);
	const track = new Track();
	yield* readChildren(walker, box, { facts, movie, track });
	movie.tracks.push(track);
	if (track.handler !== 'vide') return;
	fillFromMovie(facts, movie);
	// If the file ends in the rest of the index, no fragment holds the frames.
	if (track.frameTimes?.frames !== 0) facts.has_index = true;
}
