import { toThousandths } from './byteReader';
import { codecName } from './codecNames';
import type { HeaderFacts } from './headerFacts';
import { type PictureSize, secondsOf, type Timing } from './mp4Fields';

/** What the boxes of one `trak` say. */
export interface Track {
	handler: string | null;
	enabled: boolean;
	displaySize: PictureSize | null;
	codedSize: PictureSize | null;
	sampleType: string | null;
	samples: number | null;
	steady: boolean | null;
	timing: Timing;
}

/** What the boxes of `moov` say. */
export interface Movie {
	timing: Timing;
	/** True when frames come in fragments, of whose number and length `moov` says nothing. */
	fragmented: boolean;
	fragmentDuration: number | null;
	/** The video track that players show. */
	video: Track | null;
	/** True when there were other tracks and all of them say that they are no video. */
	othersOnly: boolean | null;
}

const UNKNOWN_TIMING: Timing = { timescale: null, duration: null };

/** Out: a movie of which nothing is known yet. */
export function newMovie(): Movie {
	return {
		timing: UNKNOWN_TIMING,
		fragmented: false,
		fragmentDuration: null,
		video: null,
		othersOnly: null,
	};
}

/** Out: a track of which nothing is known yet. */
export function newTrack(): Track {
	return {
		handler: null,
		enabled: false,
		displaySize: null,
		codedSize: null,
		sampleType: null,
		samples: null,
		steady: null,
		timing: UNKNOWN_TIMING,
	};
}

/** In: a movie and a track read to its end. Keeps the track when it is the first video track, or the first that is enabled: chapter pictures are video tracks too, but disabled ones. */
export function considerTrack(movie: Movie, track: Track): void {
	if (track.handler !== 'vide') {
		movie.othersOnly = track.handler !== null && movie.othersOnly !== false;
		return;
	}
	if (movie.video === null || (track.enabled && !movie.video.enabled)) movie.video = track;
}

/** In: a movie read to its end. Fills in everything that it tells. */
export function fillFromMovie(facts: HeaderFacts, movie: Movie): void {
	const { video } = movie;
	const size = video?.displaySize ?? video?.codedSize ?? null;
	facts.has_video_track = video !== null ? true : movie.othersOnly ? false : null;
	facts.duration_sec = rounded(durationOf(movie));
	facts.codec = codecName(video?.sampleType ?? null);
	facts.width = size?.width ?? null;
	facts.height = size?.height ?? null;
	facts.coded_width = video?.codedSize?.width ?? null;
	facts.coded_height = video?.codedSize?.height ?? null;
	if (movie.fragmented || video === null) return;
	facts.frame_rate = rounded(frameRateOf(video));
	facts.frame_rate_is_steady = video.steady;
}

/** A fragmented file's own durations cover at most its first fragment, so only `mehd` counts there. */
function durationOf({ timing, fragmented, fragmentDuration, video }: Movie): number | null {
	if (fragmented) return secondsOf({ timescale: timing.timescale, duration: fragmentDuration });
	return secondsOf(timing) ?? (video === null ? null : secondsOf(video.timing));
}

/** Frames by time: an average, which is the only rate that a video of variable frame rate has. */
function frameRateOf({ samples, timing }: Track): number | null {
	const seconds = secondsOf(timing);
	return samples && seconds ? samples / seconds : null;
}

function rounded(value: number | null): number | null {
	return value === null ? null : toThousandths(value);
}
