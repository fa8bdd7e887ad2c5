import { toThousandths } from './byteReader';
import { codecName } from './codecNames';
import { type HeaderFacts, type PixelFormat, plausibleRate } from './headerFacts';
import type { FrameTimes } from './mp4Tables';

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

/** The share by which a movie can differ from its frames, because of sound or cut edges. */
const DURATION_TOLERANCE = 0.2;

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
	pixelFormat: PixelFormat | null = null;
	encrypted = false;
	/** Null for a fragmented file, whose fragments state the durations. */
	frameTimes: FrameTimes | null = null;
	/** File offset at which the last frames start. */
	lastFramesAt: number | null = null;
	timing = UNKNOWN_TIMING;
}

/** What the boxes of `moov` say. */
export class Movie {
	timing = UNKNOWN_TIMING;
	/** Whether frames can be in fragments. `moov` does not state their number or duration. */
	fragmented = false;
	/** Whether the tracks are compressed or in other files, as in old QuickTime files. */
	hidesTracks = false;
	trackCount = 0;
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
	movie.trackCount += 1;
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
	facts.has_tracks = movie.trackCount > 0 ? true : movie.hidesTracks ? null : false;
	facts.has_video_track = video !== null ? true : movie.othersOnly ? false : null;
	facts.duration_sec = toThousandths(durationOf(movie));
	facts.duration_is_certain = facts.duration_sec === null ? null : !movie.fragmented;
	facts.codec = codecName(video?.sampleType ?? null);
	facts.width = size?.width ?? null;
	facts.height = size?.height ?? null;
	facts.coded_width = video?.codedSize?.width ?? null;
	facts.coded_height = video?.codedSize?.height ?? null;
	facts.is_encrypted = video?.encrypted ?? null;
	facts.last_frames_at = video?.lastFramesAt ?? null;
	Object.assign(facts, video?.pixelFormat);
	if (!movie.fragmented && video !== null) fillFrameRate(facts, movie, video);
}

/** For a fragmented file, uses only `mehd`. Other durations cover the first fragment at most. */
function durationOf({ timing, fragmented, fragmentDuration, video }: Movie): number | null {
	if (fragmented) return secondsOf({ timescale: timing.timescale, duration: fragmentDuration });
	return secondsOf(timing) ?? (video === null ? null : secondsOf(video.timing));
}

/** `mdhd` is not used, because it can count time without frames or contradict the frames. */
function fillFrameRate(facts: HeaderFacts, movie: Movie, { frameTimes, timing }: Track): void {
	if (frameTimes === null || !timing.timescale) return;
	facts.frame_rate = plausibleRate(timing.timescale / frameTimes.ticksPerFrame);
	const trackSec = frameTimes.ticks / timing.timescale;
	const movieSec = secondsOf(movie.timing) ?? trackSec;
	// With a wrong time scale, the movie is shorter or longer than its frames.
	const agrees = Math.abs(movieSec - trackSec) <= Math.max(1, movieSec * DURATION_TOLERANCE);
	facts.frame_rate_is_steady = agrees ? frameTimes.isSteady : null;
}

/** @returns `null` if the duration is unknown, or 0, as in a file that was not completed */
function secondsOf({ timescale, duration }: Timing): number | null {
	return timescale && duration ? duration / timescale : null;
}
