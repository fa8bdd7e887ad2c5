import { toThousandths } from './byteReader';

/**
 * Containers that TikTok accepts
 * (https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide).
 */
export type VideoContainer = 'mp4' | 'quicktime' | 'webm';

/**
 * Kinds of files in another format: a video to convert, raw video of a camera, a photo that TikTok
 * accepts, another picture, a fragment or list of a stream, and others.
 */
export type OtherKind =
	| 'video'
	| 'raw'
	| 'sound'
	| 'photo'
	| 'picture'
	| 'stream'
	| 'archive'
	| 'text'
	| 'document';

/** How the colors of a picture are stored. */
export interface PixelFormat {
	/** The profile of H.264, H.265 or VP9, for example 'High' or 'Main 10'. */
	profile: string | null;
	/** The chroma subsampling. '4:0:0' has no colors. */
	chroma: '4:0:0' | '4:2:0' | '4:2:2' | '4:4:4' | null;
	/** Bits for each sample of brightness. */
	bit_depth: number | null;
}

/** What the header of a file says. A fact is `null` if it is missing or its value is invalid. */
export class HeaderFacts implements PixelFormat {
	container: VideoContainer | null = null;
	/** The `Content-Type` that TikTok's upload hosts expect for the container. */
	mime_type: `video/${VideoContainer}` | null = null;
	/**
	 * True after the whole index or the description of a video track has been read. False if the file
	 * ended before that.
	 */
	has_index: boolean | null = null;
	/** False for an index that lists no tracks. */
	has_tracks: boolean | null = null;
	/** False for a container without a video track, for example an M4A file. */
	has_video_track: boolean | null = null;
	/** False for a video track without frames, as in the first fragment of a stream. */
	has_frames: boolean | null = null;
	/** True if nobody can play the video without a key (DRM). */
	is_encrypted: boolean | null = null;
	duration_sec: number | null = null;
	/** False if the file states only the total of a stream, of which it may hold a part. */
	duration_is_certain: boolean | null = null;
	/**
	 * A name such as 'h264', 'h265', 'vp8', 'vp9', 'av1' or 'prores'. For a codec without a name here,
	 * the code from the file.
	 */
	codec: string | null = null;
	profile: string | null = null;
	chroma: PixelFormat['chroma'] = null;
	bit_depth: number | null = null;
	/** Pixels as displayed, after the rotation that phones store for upright videos. */
	width: number | null = null;
	height: number | null = null;
	/** Pixels as stored, before any rotation or scaling. */
	coded_width: number | null = null;
	coded_height: number | null = null;
	/** Frames per second of most frames, or their average. */
	frame_rate: number | null = null;
	/** Whether all frames have the same duration, and the other durations in the file agree. */
	frame_rate_is_steady: boolean | null = null;
	/** The file length, in bytes, that the outermost boxes seen require. */
	claimed_bytes: number | null = null;
	/** File offset at which the last frames of the video start, according to the index. */
	last_frames_at: number | null = null;
	/** For a file in another format, what it looks like, without an article ('PDF', 'AVI video'). */
	looks_like: string | null = null;
	/** The kind of such a file, on which the remedy depends. */
	other_kind: OtherKind | null = null;
}

/** A higher frame rate comes from a damaged header. */
const MAX_FRAMES_PER_SECOND = 240;

/** Sets the container and its MIME type. */
export function setContainer(facts: HeaderFacts, container: VideoContainer): void {
	facts.container = container;
	facts.mime_type = `video/${container}`;
}

/** @returns a frame rate to three decimals (29.97), or `null` if no camera has it */
export function plausibleRate(rate: number | null): number | null {
	if (rate === null || !(rate > 0 && rate <= MAX_FRAMES_PER_SECOND)) return null;
	return toThousandths(rate);
}
