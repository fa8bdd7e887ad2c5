/**
 * Containers that TikTok accepts
 * (https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide).
 */
export type VideoContainer = 'mp4' | 'quicktime' | 'webm';

/** What the header of a file says. A fact is `null` if it is missing or its value is invalid. */
export class HeaderFacts {
	container: VideoContainer | null = null;
	/** The `Content-Type` that TikTok's upload hosts expect for the container. */
	mime_type: `video/${VideoContainer}` | null = null;
	/** False for a container without a video track, for example an M4A file. */
	has_video_track: boolean | null = null;
	duration_sec: number | null = null;
	/**
	 * 'h264', 'h265', 'vp8', 'vp9', 'av1', 'mpeg4', 'prores', 'mjpeg' or 'dnxhd'. For another codec,
	 * the code from the file.
	 */
	codec: string | null = null;
	/** Pixels as displayed, after the rotation that phones store for upright videos. */
	width: number | null = null;
	height: number | null = null;
	/** Pixels as stored, before any rotation or scaling. */
	coded_width: number | null = null;
	coded_height: number | null = null;
	/** Frames per second, averaged over the file. */
	frame_rate: number | null = null;
	/** Whether all frames have the same duration. */
	frame_rate_is_steady: boolean | null = null;
	/** For a file in another format, what it looks like, without an article ('PDF', 'AVI video'). */
	looks_like: string | null = null;
}

/** Sets the container and its MIME type. */
export function setContainer(facts: HeaderFacts, container: VideoContainer): void {
	facts.container = container;
	facts.mime_type = `video/${container}`;
}
