/** The json of a post or draft. n8n's editor shows these keys before the first run. */
interface PostResult {
	publish_id: string;
	status: string;
	post_id: string | null;
	post_ids: string[];
	post_url: string | null;
	privacy_level: string | null;
	creator: { username: string | null; nickname: string | null } | null;
	/** Null where TikTok fetches the file. */
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
	photo_count: number;
	uploaded_at: string | null;
	completed_at: string | null;
	warnings: string[];
	/** This key and the next one: only for a failed post that is returned as an item. */
	fail_reason?: string;
	remedy?: string;
}

export type VideoPostResult = Omit<PostResult, 'photo_count'>;
export type VideoDraftResult = AlwaysNull<VideoPostResult, 'creator'>;
export type PhotoPostResult = AlwaysNull<PostResult, 'video' | 'uploaded_at'>;
export type PhotoDraftResult = AlwaysNull<PhotoPostResult, 'creator'>;

/** The json of *Wait Until Published*. */
export type FollowedResult = Omit<
	PostResult,
	'privacy_level' | 'creator' | 'video' | 'photo_count' | 'uploaded_at'
> & { uploaded_bytes: number | null; downloaded_bytes: number | null };

type AlwaysNull<Result, Keys extends keyof Result> = {
	[Key in keyof Result]: Key extends Keys ? null : Result[Key];
};
