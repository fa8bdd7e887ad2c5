import type { PostView } from '../types';
import type { Post, Progress } from './post';

/** A post as the control API shows it. */
export function viewOf(post: Post, progress: Progress, pageUrl: string): PostView {
	const { transfer } = post;
	return {
		publish_id: post.publish_id,
		kind: post.kind,
		media: post.media,
		open_id: post.open_id,
		post_info: post.post_info,
		source_info: post.source_info,
		is_aigc: post.is_aigc,
		...progress,
		...(transfer.kind === 'upload'
			? {
					video_size: transfer.plan.video_size,
					uploaded_bytes: transfer.uploaded_bytes,
					sha256: transfer.sha256,
					puts: transfer.puts,
					uploaded_at: transfer.uploaded_at,
					downloaded_bytes: 0,
					pulled_at: null,
					files: [],
				}
			: {
					video_size: post.media === 'video' ? (transfer.files.at(0)?.bytes ?? 0) : 0,
					uploaded_bytes: 0,
					sha256: post.media === 'video' ? (transfer.files.at(0)?.sha256 ?? null) : null,
					puts: [],
					uploaded_at: null,
					downloaded_bytes: transfer.downloaded_bytes,
					pulled_at: transfer.arrived_at,
					files: transfer.files.map(({ url, bytes, sha256, format, width, height }) => ({
						url,
						bytes,
						sha256,
						format,
						width,
						height,
					})),
				}),
		created_at: post.created_at,
		published: progress.status === 'PUBLISH_COMPLETE',
		page_url: pageUrl,
	};
}
