import type { AppState } from '../state/app';
import type { Post, Progress } from '../state/post';
import type { ApiEndpoint } from './api-route';
import { ownPost } from './own-post';

/** https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status */
export const statusFetch: ApiEndpoint = {
	endpoint: 'status',
	scopes: ['video.upload', 'video.publish'],
	answer({ app, creator, body }) {
		const post = ownPost(app, creator, body);
		return statusJson(app, post, app.posts.progress(post));
	},
};

/** Adds the ids as text: they are bare numbers above 2^53, which JSON.stringify cannot write. */
function statusJson(app: AppState, post: Post, progress: Progress): string {
	const { status, fail_reason, post_ids } = progress;
	const known = JSON.stringify({
		status,
		...(fail_reason === null ? {} : { fail_reason }),
		...byteCount(app, post, status),
		...(app.switches.status_extra ? extra(app, post, post_ids) : {}),
	});
	const ids = idsJson(app, post_ids);
	return ids === null ? known : `${known.slice(0, -1)},"publicaly_available_post_id":${ids}}`;
}

/** Recorded statuses have a byte count only while TikTok processes the post. */
function byteCount({ switches, clock }: AppState, { transfer }: Post, status: Progress['status']) {
	const { byte_counts, zero_byte_count, byte_count_lag_ms } = switches;
	const isProcessing = status.startsWith('PROCESSING_');
	if (byte_counts === 'never' || (byte_counts === 'processing' && !isProcessing)) return {};
	const [name, bytes] =
		transfer.kind === 'upload'
			? ['uploaded_bytes', transfer.bytesAt(clock.now() - byte_count_lag_ms)]
			: ['downloaded_bytes', transfer.downloaded_bytes];
	return bytes === 0 && zero_byte_count === 'absent' ? {} : { [name]: bytes };
}

function idsJson({ switches }: AppState, ids: string[]): string | null {
	if (ids.length === 0) return switches.no_post_ids === 'absent' ? null : '[]';
	switch (switches.post_ids) {
		case 'strings':
			return JSON.stringify(ids);
		case 'string':
			return JSON.stringify(ids[0]);
		case 'scalar':
			return ids[0];
		default:
			return `[${ids.join(',')}]`;
	}
}

/** Fields that some tutorials show, but TikTok does not document. */
function extra(app: AppState, post: Post, ids: string[]) {
	const username = app.creators.get(post.open_id)?.creator_username;
	const video_id = ids[0] ?? '';
	return {
		privacy_level: post.post_info?.privacy_level ?? '',
		video_id,
		share_url: video_id ? `https://www.tiktok.com/@${username}/video/${video_id}` : '',
	};
}
