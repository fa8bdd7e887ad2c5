import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { answerFrom, ask, type RoutedItem } from '../../n8n/routedRequest';
import { VIDEO_LIST } from '../../api/endpoints';
import { FaultError, inputFault } from '../../errors/fault';
import { numberOrNull } from '../../shared/values';
import { simplifyField, videoFieldsQuery, videosIn } from './videoObject';

const showOnlyForGetMany = { resource: ['video'], operation: ['getAll'] };

/** https://developers.tiktok.com/doc/tiktok-api-v2-video-list */
const MAX_VIDEOS_PER_CALL = 20;

export const getManyOperation: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many public videos',
	description: 'List the public videos of the connected account with their figures, newest first',
	routing: {
		request: { method: 'POST', url: VIDEO_LIST.path },
		send: { paginate: true },
		operations: { pagination: answerFrom(listVideos) },
	},
};

export const getManyFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		displayOptions: { show: showOnlyForGetMany },
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { ...showOnlyForGetMany, returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
	simplifyField(showOnlyForGetMany),
];

async function listVideos({ context, client, endpoint }: RoutedItem): Promise<IDataObject[]> {
	const returnAll = context.getNodeParameter('returnAll', false) === true;
	const limit = returnAll ? Infinity : readLimit(context.getNodeParameter('limit', 50));
	const query = videoFieldsQuery(context.getNodeParameter('simplify', true) === true);
	const videos: IDataObject[] = [];
	const places = new Set<number>();
	let cursor: number | null = null;
	for (;;) {
		const max_count = Math.min(MAX_VIDEOS_PER_CALL, limit - videos.length);
		const body = { max_count, ...(cursor === null ? {} : { cursor }) };
		const page = await ask(client, endpoint, body, query);
		videos.push(...videosIn(page));
		const next = page.has_more === true ? numberOrNull(page.cursor) : null;
		// Pages that name no further place, or one that was asked for, would go on without end.
		const isLast = next === null || places.has(next);
		if (isLast || videos.length >= limit) return videos.slice(0, limit);
		places.add(next);
		cursor = next;
	}
}

/** @throws FaultError when an expression yields no such number */
function readLimit(value: unknown): number {
	const limit = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw new FaultError(
		inputFault(
			"'Limit' needs a whole number of at least 1",
			'Check the value or expression in that field.',
		),
	);
}
