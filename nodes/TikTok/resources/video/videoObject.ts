import type { IDataObject } from 'n8n-workflow';

import type { Query } from '../../api/transport';
import type { ItemParameters } from '../../n8n/itemParameters';
import { readSimplify } from '../../n8n/simplify';
import { asRecord, textOfId } from '../../shared/values';

/** A simplified video: enough to find, name and compare it. */
export interface Video {
	id: string;
	create_time: number;
	title: string;
	duration: number;
	share_url: string;
	like_count: number;
	comment_count: number;
	share_count: number;
	view_count: number;
}

const SIMPLE_FIELDS: ReadonlyArray<keyof Video> = [
	'id',
	'create_time',
	'title',
	'duration',
	'share_url',
	'like_count',
	'comment_count',
	'share_count',
	'view_count',
];

/** https://developers.tiktok.com/doc/tiktok-api-v2-video-object */
const ALL_FIELDS = [
	...SIMPLE_FIELDS,
	'video_description',
	'height',
	'width',
	'cover_image_url',
	'embed_html',
	'embed_link',
];

export const VIDEO_OUTPUT_HINT =
	'TikTok returns public posts only, and a new post after TikTok has checked it.';

/** The query parameter `fields`, a comma-separated list, as the item's *Simplify* asks. */
export function videoFieldsQuery(parameters: ItemParameters): Query {
	return { fields: (readSimplify(parameters) ? SIMPLE_FIELDS : ALL_FIELDS).join(',') };
}

/** The videos in TikTok's `data`. An id becomes a text where that is exact; other values than videos are left out. */
export function videosIn(data: IDataObject): IDataObject[] {
	const videos = Array.isArray(data.videos) ? data.videos : [];
	return videos.flatMap((entry) => {
		const video = asRecord(entry);
		if (video === undefined) return [];
		const id = textOfId(video.id);
		return [id === undefined ? video : { ...video, id }];
	});
}
