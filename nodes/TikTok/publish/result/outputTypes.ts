/** Keys of every result of a posting operation. */
interface PostedKeys {
	publish_id: string;
	status: string;
	post_id: string | null;
	post_ids: string[];
	post_url: string | null;
	completed_at: string | null;
	warnings: string[];
	/** Only of a failed post that the user wants as an item. */
	fail_reason?: string;
	remedy?: string;
}

/** What *Wait Until Published* returns. */
export interface FollowedResult extends PostedKeys {
	uploaded_bytes: number | null;
	downloaded_bytes: number | null;
}

interface PostResult extends PostedKeys {
	privacy_level: string | null;
	creator: { username: string | null; nickname: string | null } | null;
}

/** What a post or draft of a video returns. `video` is null where TikTok fetches the file. */
export interface VideoResult extends PostResult {
	video: {
		size_bytes: number;
		mime_type: string;
		duration_sec: number | null;
		codec: string | null;
		width: number | null;
		height: number | null;
		frame_rate: number | null;
		chunk_count: number;
	} | null;
	uploaded_at: string | null;
}

/** What a post or draft of photos returns. TikTok fetches photos itself, so nothing is uploaded. */
export interface PhotoResult extends PostResult {
	video: null;
	photo_count: number;
	uploaded_at: null;
}
