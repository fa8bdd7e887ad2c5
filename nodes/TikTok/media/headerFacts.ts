/** The containers that TikTok takes (https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide). */
export type VideoContainer = 'mp4' | 'quicktime' | 'webm';

/** The `Content-Type` that TikTok's upload hosts expect for each container. */
export type VideoMimeType = 'video/mp4' | 'video/quicktime' | 'video/webm';

/** What a file says of itself. Whatever it does not say, or says unreadably, is null. */
export interface HeaderFacts {
	container: VideoContainer | null;
	mime_type: VideoMimeType | null;
	/** False for a container that holds no video track (an M4A for example), null when unknown. */
	has_video_track: boolean | null;
	duration_sec: number | null;
	/** 'h264', 'h265', 'vp8', 'vp9', 'av1', 'mpeg4', 'prores', 'mjpeg', 'dnxhd', otherwise the file's own code for it. */
	codec: string | null;
	/** Pixels, as displayed: a rotated phone video counts as upright. */
	width: number | null;
	height: number | null;
	/** Pixels, as stored: before any rotation or stretching. */
	coded_width: number | null;
	coded_height: number | null;
	/** Frames per second, on average over the file. */
	frame_rate: number | null;
	/** True when every frame is said to last equally long, false when they differ, null when unknown. */
	frame_rate_is_steady: boolean | null;
	/** What a file that is none of the three seems to be, without an article ('PDF', 'AVI video'). */
	looks_like: string | null;
}

const MIME_TYPES: Record<VideoContainer, VideoMimeType> = {
	mp4: 'video/mp4',
	quicktime: 'video/quicktime',
	webm: 'video/webm',
};

/** In: a container or null. Out: fresh facts in which nothing but that container is known. */
export function emptyFacts(container: VideoContainer | null): HeaderFacts {
	return {
		container,
		mime_type: container === null ? null : MIME_TYPES[container],
		has_video_track: null,
		duration_sec: null,
		codec: null,
		width: null,
		height: null,
		coded_width: null,
		coded_height: null,
		frame_rate: null,
		frame_rate_is_steady: null,
		looks_like: null,
	};
}
