import type { IDataObject, INodePropertyTypeOptions } from 'n8n-workflow';

import { VIDEO_QUERY } from '../../api/endpoints';
import type { Operation, RoutedItem } from '../../n8n/operation';
import { simplifyField } from '../fields/simplifyField';
import { VIDEO_OUTPUT_HINT, videoFieldsQuery, videosIn, type Video } from './videoObject';

/** https://developers.tiktok.com/doc/tiktok-api-v2-video-query */
const MAX_IDS_PER_CALL = 20;

/** n8n's linter wants fields with such options to be called "Names or IDs". Videos have no names. */
const NEWEST_VIDEOS: INodePropertyTypeOptions = { loadOptionsMethod: 'getVideos' };

export type Output = Video;

export const operation: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a video',
		description: 'Get one or more public videos of the connected account by ID, with their figures',
	},
	endpoint: VIDEO_QUERY,
	fields: [
		{
			displayName: 'Video IDs',
			name: 'videoIds',
			type: 'multiOptions',
			typeOptions: NEWEST_VIDEOS,
			required: true,
			displayOptions: { hide: { '@tool': [true] } },
			default: [],
			description:
				'Choose from the newest public videos, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a> that returns a list or a text with commas',
		},
		{
			displayName: 'Video IDs',
			name: 'videoIds',
			type: 'string',
			required: true,
			displayOptions: { show: { '@tool': [true] } },
			default: '',
			placeholder: 'e.g. 7678907398077074696',
			description: 'The post_id of a post, or several separated by commas',
		},
		simplifyField,
	],
	outputHint: VIDEO_OUTPUT_HINT,
	answer,
};

async function answer({ ask, parameters }: RoutedItem): Promise<IDataObject[]> {
	const ids = parameters.ids('videoIds', 'Video IDs');
	const query = videoFieldsQuery(parameters);
	const videos: IDataObject[] = [];
	for (let at = 0; at < ids.length; at += MAX_IDS_PER_CALL) {
		const filters = { video_ids: ids.slice(at, at + MAX_IDS_PER_CALL) };
		videos.push(...videosIn(await ask({ filters }, query)));
	}
	return videos;
}
