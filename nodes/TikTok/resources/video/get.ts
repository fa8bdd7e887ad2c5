import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { answerFrom, ask, type RoutedItem } from '../../n8n/routedRequest';
import { VIDEO_QUERY } from '../../api/endpoints';
import { FaultError, inputFault } from '../../errors/fault';
import { simplifyField, videoFieldsQuery, videosIn } from './videoObject';

const showOnlyForGet = { resource: ['video'], operation: ['get'] };

/** https://developers.tiktok.com/doc/tiktok-api-v2-video-query */
const MAX_IDS_PER_CALL = 20;

export const getOperation: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	action: 'Get public videos by their ID',
	description: 'Get public videos of the connected account, with their figures',
	routing: {
		request: { method: 'POST', url: VIDEO_QUERY.path },
		send: { paginate: true },
		operations: { pagination: answerFrom(queryVideos) },
	},
};

export const getFields: INodeProperties[] = [
	{
		displayName: 'Video IDs',
		name: 'videoIds',
		type: 'string',
		required: true,
		displayOptions: { show: showOnlyForGet },
		default: '',
		placeholder: 'e.g. 7678907398077074696',
		description: 'The post_id of a post, or several separated by commas',
	},
	simplifyField(showOnlyForGet),
];

async function queryVideos({ context, client, endpoint }: RoutedItem): Promise<IDataObject[]> {
	const ids = readIds(context.getNodeParameter('videoIds', ''));
	const query = videoFieldsQuery(context.getNodeParameter('simplify', true) === true);
	const videos: IDataObject[] = [];
	for (let at = 0; at < ids.length; at += MAX_IDS_PER_CALL) {
		const filters = { video_ids: ids.slice(at, at + MAX_IDS_PER_CALL) };
		videos.push(...videosIn(await ask(client, endpoint, { filters }, query)));
	}
	return videos;
}

/** @throws FaultError when there is none, or one that can't be an id (a rounded number, for example) */
function readIds(value: unknown): string[] {
	const parts: unknown[] = typeof value === 'string' ? value.split(',') : [value ?? []].flat();
	const ids = parts.map(idText).filter((part) => part !== '');
	if (ids.length > 0 && ids.every((id) => /^\d+$/.test(id))) return ids;
	throw new FaultError(
		inputFault(
			"'Video IDs' needs ids made of digits only",
			'Take the post_id from the result of a post, as text.',
		),
	);
}

/** A number of that size has lost its last digits, which no rounding brings back. */
function idText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return Number.isSafeInteger(value) ? String(value) : 'no id';
}
