import type { HeaderFacts } from './headerFacts';
import { type Mp4Box, Mp4BoxWalker } from './mp4Boxes';
import * as fields from './mp4Fields';
import {
	considerTrack,
	fillFromMovie,
	type Movie,
	newMovie,
	newTrack,
	type Track,
} from './mp4Movie';
import { giveUp, type Reading } from './reading';

/** Boxes to look into, by the box that they stand in. This is the bound on nesting, too. */
const CONTAINERS = new Map([
	['moov', ['trak', 'mvex']],
	['trak', ['mdia']],
	['mdia', ['minf']],
	['minf', ['stbl']],
]);

/**
 * Reads an MP4 or QuickTime file up to the end of its `moov` box, wherever that is; other boxes are
 * skipped by their size. The facts stay as they are unless `moov` is there whole.
 * In: the facts to fill.
 */
export function* readMp4(facts: HeaderFacts): Reading<void> {
	const walker = new Mp4BoxWalker();
	for (;;) {
		const box = yield* walker.next(Infinity);
		// An unreadable type at the top level means that an earlier size led astray.
		if (box === null || box.type === '') return yield* giveUp();
		if (box.type === 'moov') {
			const movie = newMovie();
			yield* readChildren(walker, box, movie, newTrack());
			return fillFromMovie(facts, movie);
		}
		yield* walker.skipTo(box.end);
	}
}

function* readChildren(
	walker: Mp4BoxWalker,
	parent: Mp4Box,
	movie: Movie,
	track: Track,
): Reading<void> {
	for (;;) {
		const box = yield* walker.next(parent.end);
		if (box === null) return;
		if (CONTAINERS.get(parent.type)?.includes(box.type)) {
			yield* readContainer(walker, box, movie, track);
		} else if (parent.type === 'moov' || parent.type === 'mvex') {
			yield* readMovieField(walker, box, movie);
		} else {
			yield* readTrackField(walker, box, parent.type, track);
		}
		yield* walker.skipTo(box.end);
	}
}

function* readContainer(
	walker: Mp4BoxWalker,
	box: Mp4Box,
	movie: Movie,
	track: Track,
): Reading<void> {
	if (box.type === 'mvex') movie.fragmented = true;
	if (box.type !== 'trak') return yield* readChildren(walker, box, movie, track);
	const ownTrack = newTrack();
	yield* readChildren(walker, box, movie, ownTrack);
	considerTrack(movie, ownTrack);
}

function* readMovieField(walker: Mp4BoxWalker, box: Mp4Box, movie: Movie): Reading<void> {
	if (box.type === 'mvhd') {
		movie.timing = fields.timingOf(yield* walker.head(box, fields.WANTED_BYTES.mvhd));
	} else if (box.type === 'mehd') {
		const body = yield* walker.head(box, fields.WANTED_BYTES.mehd);
		movie.fragmentDuration = fields.fragmentDurationOf(body);
	}
}

function* readTrackField(
	walker: Mp4BoxWalker,
	box: Mp4Box,
	parentType: string,
	track: Track,
): Reading<void> {
	// With its parent, because QuickTime has a second `hdlr`, for data, inside `minf`.
	switch (`${parentType}/${box.type}`) {
		case 'trak/tkhd': {
			const header = fields.trackHeaderOf(yield* walker.head(box, fields.WANTED_BYTES.tkhd));
			track.enabled = header.enabled;
			track.displaySize = header.size;
			return;
		}
		case 'mdia/mdhd':
			track.timing = fields.timingOf(yield* walker.head(box, fields.WANTED_BYTES.mdhd));
			return;
		case 'mdia/hdlr':
			track.handler = fields.handlerOf(yield* walker.head(box, fields.WANTED_BYTES.hdlr));
			return;
		case 'stbl/stsd': {
			const entry = fields.sampleEntryOf(yield* walker.head(box, fields.WANTED_BYTES.stsd));
			track.sampleType = entry.type;
			track.codedSize = entry.size;
			return;
		}
		case 'stbl/stts':
			track.steady = fields.steadinessOf(yield* walker.head(box, fields.WANTED_BYTES.stts));
			return;
		case 'stbl/stsz':
		case 'stbl/stz2':
			track.samples = fields.sampleCountOf(yield* walker.head(box, fields.WANTED_BYTES.stsz));
			return;
	}
}
