import type { IDataObject } from 'n8n-workflow';

import type { CheckedVideo } from '../check/checkVideo';

/** What is known of a post before TikTok has finished it; kept in the ledger for a later try. */
export interface PostFacts extends IDataObject {
	privacy_level: string | null;
	creator: { username: string | null; nickname: string | null } | null;
	/** Null where TikTok fetches the file: nothing of it was seen here. */
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
	/** Of a photo post. */
	photo_count?: number;
	/** The creator's longest video in seconds, for the remedy of a post that was too long. */
	max_sec: number | null;
}

/** What is known of a post that nothing was asked or said about: a draft keeps no settings. */
export function factsOf(video: CheckedVideo | undefined): PostFacts {
	return {
		privacy_level: null,
		creator: null,
		video:
			video === undefined
				? null
				: {
						size_bytes: video.source.sizeBytes,
						mime_type: video.mimeType,
						duration_sec: video.durationSec,
						codec: video.codec,
						width: video.width,
						height: video.height,
						frame_rate: video.frameRate,
						chunk_count: 0,
					},
		max_sec: null,
	};
}
