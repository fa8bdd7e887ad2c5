import { toThousandths } from './byteReader';
import { codecName } from './codecNames';
import type { HeaderFacts } from './headerFacts';

/** A duration in units of 1/`timescale` seconds. `null` if the file does not state the value. */
export interface Timing {
	timescale: number | null;
	duration: number | null;
}

/** Pixels. */
export interface PictureSize {
	width: number;
	height: number;
}

const UNKNOWN_TIMING: Timing = { timescale: null, duration: null };

/** What the boxes of one `trak` say. */
export class Track {
	/** What the track contains, for example 'vide' or 'soun'. */
	handler: string | null = null;
	/** Whether players show the track. */
	enabled = false;
	/** The size after the rotation. */
	displaySize: PictureSize | null = null;
	/** The size before the rotation. */
	codedSize: PictureSize | null = null;
	/** The code of the codec. */
	sampleType: string | null = null;
	/** The number of samples. A sample of a video track is a frame. */
	samples: number | null = null;
	/** Whether all frames have the same duration. */
	steady: boolean | null = null;
	timing = UNKNOWN_TIMING;
}

/** What the boxes of `moov` say. */
export class Movie {
	timing = UNKNOWN_TIMING;
	/** Whether the frames are in fragments. `moov` does not state their number or duration. */
	fragmented = false;
	/** The duration of all fragments, in the time scale of the movie. */
	fragmentDuration: number | null = null;
	/** The video track that players show. */
	video: Track | null = null;
	/** Whether all tracks that are not video tracks state their type. `null` if there are none. */
	othersOnly: boolean | null = null;
}

/**
 * Adds a complete track to its movie. The movie keeps the first enabled video track, or the first
 * one if none is enabled. For example, chapter pictures are a video track that is not enabled.
 */
export function considerTrack(movie: Movie, track: Track): void {
	if (track.handler !== 'vide') {
		movie.othersOnly = track.handler !== null && movie.othersOnly !== false;
		return;
	}
	if (movie.video === null || (track.enabled && !movie.video.enabled)) movie.video = track;
}

/** Copies what a complete movie says to the facts. */
export function fillFromMovie(facts: HeaderFacts, movie: Movie): void {
	const { video } = movie;
	const size = video?.displaySize ?? video?.codedSize ?? null;
	facts.has_video_track = video !== null ? true : movie.othersOnly ? false : null;
	facts.duration_sec = toThousandths(durationOf(movie));
	facts.codec = codecName(video?.sampleType ?? null);
	facts.width = size?.width ?? null;
	facts.height = size?.height ?? null;
	facts.coded_width = video?.codedSize?.width ?? null;
	facts.coded_height = video?.codedSize?.height ?? null;
	if (movie.fragmented || video === null) return;
	facts.frame_rate = toThousandths(frameRateOf(video));
	facts.frame_rate_is_steady = video.steady;
}

/** For a fragmented file, uses only `mehd`. Other durations cover the first fragment at most. */
function durationOf({ timing, fragmented, fragmentDuration, video }: Movie): number | null {
	if (fragmented) return secondsOf({ timescale: timing.timescale, duration: fragmentDuration });
	return secondsOf(timing) ?? (video === null ? null : secondsOf(video.timing));
}

/** The average, which also gives a variable frame rate a single value. */
function frameRateOf({ samples, timing }: Track): number | null {
	const seconds = secondsOf(timing);
	return samples && seconds ? samples / seconds : null;
}

/** @returns `null` if the duration is unknown, or 0, as in a file that was not completed */
function secondsOf({ timescale, duration }: Timing): number | null {
	return timescale && duration ? duration / timescale : null;
}
