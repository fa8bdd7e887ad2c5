import { toThousandths } from './byteReader';
import { type HeaderFacts, plausibleRate } from './headerFacts';
import type { FrameTimes } from './mp4Tables';
import { NO_FORMAT } from './pixelFormat';

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

/** How much a movie can differ from its frames, because of sound or cut edges. */
const DURATION_TOLERANCE = { share: 0.2, seconds: 0.1 };

const UNKNOWN_TIMING: Timing = { timescale: null, duration: null };

/** What the boxes of one `trak` say. */
export class Track {
	id: number | null = null;
	/** What the track contains, for example 'vide' or 'soun'. */
	handler: string | null = null;
	/** Whether players show the track. */
	enabled = false;
	/** The size after the rotation. */
	displaySize: PictureSize | null = null;
	/** The size before the rotation. */
	codedSize: PictureSize | null = null;
	codec: string | null = null;
	format = NO_FORMAT;
	encrypted = false;
	/** Null if the table is missing or incomplete. Without frames for a fragmented file. */
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
	/** The duration of all fragments, in the time scale of the movie. */
	fragmentDuration: number | null = null;
	readonly tracks: Track[] = [];
	/** The tracks that hold chapters of another track: their names, or a picture for each. */
	readonly chapterIds = new Set<number>();

	/** The video track that players show. Chapter pictures are none, enabled or not. */
	get video(): Track | null {
		const videos = this.tracks.filter((track) => this.isVideo(track));
		return videos.find(({ enabled }) => enabled) ?? videos[0] ?? null;
	}

	/** Whether no track is a video track. `null` if a track does not state its type, or there are none. */
	get isWithoutVideo(): boolean | null {
		if (this.video !== null) return false;
		return this.tracks.length > 0 && this.tracks.every(({ handler }) => handler) ? true : null;
	}

	private isVideo({ handler, id }: Track): boolean {
		return handler === 'vide' && (id === null || !this.chapterIds.has(id));
	}
}

/** Copies what a movie, or the part of it that has been read, says to the facts. */
export function fillFromMovie(facts: HeaderFacts, movie: Movie): void {
	const { video } = movie;
	const size = video?.displaySize ?? video?.codedSize ?? null;
	const { isWithoutVideo } = movie;
	facts.has_tracks = movie.tracks.length > 0 ? true : movie.hidesTracks ? null : false;
	facts.has_video_track = isWithoutVideo === null ? null : !isWithoutVideo;
	facts.duration_sec = toThousandths(durationOf(movie));
	facts.duration_is_certain = facts.duration_sec === null ? null : !movie.fragmented;
	facts.codec = video?.codec ?? null;
	facts.width = size?.width ?? null;
	facts.height = size?.height ?? null;
	facts.coded_width = video?.codedSize?.width ?? null;
	facts.coded_height = video?.codedSize?.height ?? null;
	facts.is_encrypted = video?.encrypted ?? null;
	facts.last_frames_at = video?.lastFramesAt ?? null;
	Object.assign(facts, video?.format);
	facts.frame_rate = null;
	facts.frame_rate_is_steady = null;
	if (!movie.fragmented && video !== null) fillFrameRate(facts, movie, video);
}

/** For a fragmented file, uses only `mehd`. Other durations cover the first fragment at most. */
function durationOf({ timing, fragmented, fragmentDuration, video }: Movie): number | null {
	if (fragmented) return secondsOf({ timescale: timing.timescale, duration: fragmentDuration });
	return secondsOf(timing) ?? (video === null ? null : secondsOf(video.timing));
}

/** `mdhd` is not used, because it can count time without frames or contradict the frames. */
function fillFrameRate(facts: HeaderFacts, movie: Movie, { frameTimes, timing }: Track): void {
	if (!frameTimes?.frames || !timing.timescale) return;
	facts.frame_rate = plausibleRate(timing.timescale / frameTimes.ticksPerFrame);
	const trackSec = frameTimes.ticks / timing.timescale;
	const movieSec = secondsOf(movie.timing) ?? trackSec;
	// With a wrong time scale, the movie is shorter or longer than its frames.
	const { share, seconds } = DURATION_TOLERANCE;
	const agrees = Math.abs(movieSec - trackSec) <= Math.max(seconds, movieSec * share);
	facts.frame_rate_is_steady = agrees ? frameTimes.isSteady : null;
}

/** @returns `null` if the duration is unknown, or 0, as in a file that was not completed */
function secondsOf({ timescale, duration }: Timing): number | null {
	return timescale && duration ? duration / timescale : null;
}
