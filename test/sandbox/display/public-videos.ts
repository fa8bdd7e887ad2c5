import type { AppState } from '../state/app';
import { seededVideoSchema, type Creator, type SeededVideo } from '../types';

const MAX_TEXT_UTF16_UNITS = 150;
const MS_PER_SECOND = 1_000;

/** https://developers.tiktok.com/doc/tiktok-api-v2-video-object */
export const VIDEO_FIELDS = [
	'id',
	'create_time',
	'cover_image_url',
	'share_url',
	'video_description',
	'duration',
	'height',
	'width',
	'title',
	'embed_html',
	'embed_link',
	'like_count',
	'comment_count',
	'share_count',
	'view_count',
] as const;

export type VideoField = (typeof VIDEO_FIELDS)[number];

/** One public video. `create_time_ms` (epoch milliseconds) is unique. */
export interface PublicVideo {
	create_time_ms: number;
	fields: Record<VideoField, unknown>;
}

/** A creator's public videos, newest first: the ones that existed before, and the ones that this app published. */
export function publicVideos(app: AppState, creator: Creator): PublicVideo[] {
	const oldestFirst = [...creator.videos, ...published(app, creator)].sort(
		(a, b) => a.create_time_ms - b.create_time_ms,
	);
	let latest = -1;
	const videos = oldestFirst.map((video) => {
		latest = Math.max(video.create_time_ms, latest + 1);
		return { create_time_ms: latest, fields: fieldsOf(video, creator) };
	});
	return videos.reverse();
}

/** The sandbox does not read videos, so duration and dimensions are 0. */
function published(app: AppState, creator: Creator): SeededVideo[] {
	return app.posts.all
		.filter(({ open_id, media }) => open_id === creator.open_id && media === 'video')
		.flatMap((post) => {
			const { post_ids, published_at } = app.posts.progress(post);
			const title = String(post.post_info?.title ?? '');
			return post_ids.map((id) =>
				seededVideoSchema.parse({ id, create_time_ms: published_at ?? post.created_at, title }),
			);
		});
}

function fieldsOf(video: SeededVideo, { creator_username }: Creator): PublicVideo['fields'] {
	const { create_time_ms, id, title, ...rest } = video;
	const text = title.slice(0, MAX_TEXT_UTF16_UNITS);
	const link = `https://www.tiktok.com/embed/v2/${id}`;
	return {
		...rest,
		id,
		create_time: Math.floor(create_time_ms / MS_PER_SECOND),
		title: text,
		video_description: text,
		cover_image_url: `https://p16-sign-va.tiktokcdn.com/${id}.webp`,
		share_url: `https://www.tiktok.com/@${creator_username}/video/${id}`,
		embed_link: link,
		embed_html: `<iframe src="${link}"></iframe>`,
	};
}
