import type { HeaderFacts } from './headerFacts';
import { type Mp4Box, Mp4BoxWalker } from './mp4Boxes';
import { FIELDS_READERS } from './mp4Fields';
import { considerTrack, fillFromMovie, Movie, Track } from './mp4Movie';
import { readFrameTimes, readLastOffset } from './mp4Tables';
import { giveUp, MAX_HELD_BYTES, type Reading } from './reading';

/** Boxes whose children are read, by parent and box. The list also limits the nesting depth. */
const CONTAINERS = ['moov/trak', 'moov/mvex', 'trak/mdia', 'mdia/minf', 'minf/stbl'];

/** Boxes of old QuickTime files in place of tracks: a compressed index, and other files. */
const HIDDEN_TRACKS = ['moov/cmov', 'moov/rmra'];

/**
 * Reads an MP4 or QuickTime file up to its `moov` box, wherever that is, and on to the frames. Skips
 * other boxes by their size. If `moov` is not complete, only `has_index` is set.
 *
 * @param facts the facts to fill in
 */
export function* readMp4(facts: HeaderFacts): Reading<void> {
	const walker = new Mp4BoxWalker();
	let hasFragments = false;
	for (;;) {
		const box = yield* walker.next(Infinity);
		// An unreadable type at the top level means that the size of an earlier box was wrong.
		if (box?.type === '') return yield* giveUp();
		if (box?.type === 'moov') return yield* readMovie(walker, box, facts, hasFragments);
		if (box === null || box.end === Infinity) {
			facts.has_index = false;
			return;
		}
		hasFragments ||= box.type === 'moof';
		yield* walker.skipTo(box.end);
	}
}

function* readMovie(
	walker: Mp4BoxWalker,
	moov: Mp4Box,
	facts: HeaderFacts,
	hasFragments: boolean,
): Reading<void> {
	const movie = new Movie();
	yield* readChildren(walker, moov, { facts, movie });
	facts.has_index = true;
	fillFromMovie(facts, movie);
	facts.claimed_bytes = knownEnd(moov);
	yield* walker.skipTo(moov.end);

	// Phones prepare a file for fragments and then complete it without any.
	let mayBeWhole = movie.fragmented && !hasFragments && Boolean(movie.video?.frameTimes);
	for (;;) {
		const box = yield* walker.next(Infinity);
		if (box === null) break;
		if (box.type === '') return;
		facts.claimed_bytes = knownEnd(box);
		if (box.type === 'moof') mayBeWhole = false;
		if (!mayBeWhole && ['moof', 'mdat'].includes(box.type)) return;
		yield* walker.skipTo(box.end);
	}
	if (!mayBeWhole) return;
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
		} else if (track !== undefined && path === 'stbl/stts') {
			track.frameTimes = yield* readFrameTimes(walker, box);
		} else if (track !== undefined && ['stbl/stco', 'stbl/co64'].includes(path)) {
			track.lastFramesAt = yield* readLastOffset(walker, box);
		} else if (HIDDEN_TRACKS.includes(path)) {
			movie.hidesTracks = true;
		} else if (CONTAINERS.includes(path)) {
			yield* readContainer(walker, box, place);
		}
		yield* walker.skipTo(box.end);
	}
}

function* readContainer(walker: Mp4BoxWalker, box: Mp4Box, place: Place): Reading<void> {
	const { facts, movie } = place;
	if (box.type === 'mvex') movie.fragmented = true;
	if (box.type !== 'trak') return yield* readChildren(walker, box, place);
	const track = new Track();
	yield* readChildren(walker, box, { facts, movie, track });
	considerTrack(movie, track);
	if (movie.video !== null) facts.has_index = true;
}
