import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { asRecord, textOfId } from '../../shared/values';

/** https://developers.tiktok.com/doc/tiktok-api-v2-video-object */
const VIDEO_FIELDS = [
	'id',
	'create_time',
	'title',
	'video_description',
	'duration',
	'height',
	'width',
	'share_url',
	'cover_image_url',
	'embed_html',
	'embed_link',
	'like_count',
	'comment_count',
	'share_count',
	'view_count',
];

/** What a simplified video keeps: enough to find it, name it and compare it. */
const SIMPLE_FIELDS = [
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

/** `fields` of the address, as a comma list. */
export function videoFieldsQuery(simplify: boolean): { fields: string } {
	return { fields: (simplify ? SIMPLE_FIELDS : VIDEO_FIELDS).join(',') };
}

/** The videos of an answer, each with its id as text where it is one; anything that is no video is left out. */
export function videosIn(data: IDataObject): IDataObject[] {
	const videos = Array.isArray(data.videos) ? data.videos : [];
	return videos.flatMap((entry) => {
		const video = asRecord(entry);
		if (video === undefined) return [];
		const id = textOfId(video.id);
		return [id === undefined ? video : { ...video, id }];
	});
}

/** n8n's stock switch for results with many fields. */
export function simplifyField(show: { resource: string[]; operation: string[] }): INodeProperties {
	return {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		displayOptions: { show },
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	};
}
