import type { IDataObject } from 'n8n-workflow';

/** What the header of a video file says, and how many chunks the file goes in. */
export interface VideoFacts extends IDataObject {
	size_bytes: number;
	mime_type: string;
	duration_sec: number | null;
	codec: string | null;
	/** Pixels, as displayed. */
	width: number | null;
	height: number | null;
	/** Frames per second, on average. */
	frame_rate: number | null;
	/** 0 until TikTok has accepted an upload plan. */
	chunk_count: number;
}

/** What is known of a post before TikTok has published it. The ledger keeps it for a retry. */
export interface PostFacts extends IDataObject {
	/** Null for a draft, whose owner chooses it in the TikTok app. */
	privacy_level: string | null;
	creator: { username: string | null; nickname: string | null } | null;
	/** Null where TikTok fetches the file, because the node does not see its content. */
	video: VideoFacts | null;
	/** Of a photo post. */
	photo_count?: number;
	/**
	 * Where n8n serves the photos of the post: an address without its query. Until TikTok has fetched
	 * them, the node must not end.
	 */
	photos_at?: string;
	/** The creator's longest video in seconds, for the remedy of a post that is too long. */
	max_sec: number | null;
}

/** The facts of a post before the creator's limits are known. */
export function factsOf(video: VideoFacts | null, photoCount?: number): PostFacts {
	return {
		privacy_level: null,
		creator: null,
		video,
		...(photoCount === undefined ? {} : { photo_count: photoCount }),
		max_sec: null,
	};
}
