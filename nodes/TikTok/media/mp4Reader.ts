import type { HeaderFacts } from './headerFacts';
import { type Mp4Box, Mp4BoxWalker } from './mp4Boxes';
import { FIELDS_READERS, MAX_FIELDS_BYTES } from './mp4Fields';
import { considerTrack, fillFromMovie, Movie, Track } from './mp4Movie';
import { giveUp, type Reading } from './reading';

/** Boxes whose children are read, by parent and box. The list also limits the nesting depth. */
const CONTAINERS = ['moov/trak', 'moov/mvex', 'trak/mdia', 'mdia/minf', 'minf/stbl'];

/**
 * Reads an MP4 or QuickTime file up to the end of its `moov` box, wherever that is, and skips other
 * boxes by their size. If `moov` is not complete, the facts do not change.
 *
 * @param facts the facts to fill in
 */
export function* readMp4(facts: HeaderFacts): Reading<void> {
	const walker = new Mp4BoxWalker();
	for (;;) {
		const box = yield* walker.next(Infinity);
		// An unreadable type at the top level means that the size of an earlier box was wrong.
		if (box === null || box.type === '') return yield* giveUp();
		if (box.type === 'moov') {
			const movie = new Movie();
			yield* readChildren(walker, box, movie);
			return fillFromMovie(facts, movie);
		}
		yield* walker.skipTo(box.end);
	}
}

function* readChildren(
	walker: Mp4BoxWalker,
	parent: Mp4Box,
	movie: Movie,
	track?: Track,
): Reading<void> {
	for (;;) {
		const box = yield* walker.next(parent.end);
		if (box === null) return;
		const path = `${parent.type}/${box.type}`;
		const readFields = FIELDS_READERS.get(path);
		if (readFields !== undefined) {
			const body = yield* walker.head(box, MAX_FIELDS_BYTES);
			Object.assign(track ?? movie, readFields(body));
		} else if (CONTAINERS.includes(path)) {
			yield* readContainer(walker, box, movie, track);
		}
		yield* walker.skipTo(box.end);
	}
}

function* readContainer(
	walker: Mp4BoxWalker,
	box: Mp4Box,
	movie: Movie,
	parentTrack?: Track,
): Reading<void> {
	if (box.type === 'mvex') movie.fragmented = true;
	if (box.type !== 'trak') return yield* readChildren(walker, box, movie, parentTrack);
	const track = new Track();
	yield* readChildren(walker, box, movie, track);
	considerTrack(movie, track);
}
