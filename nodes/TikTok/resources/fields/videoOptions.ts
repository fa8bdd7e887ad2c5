import type { INodeProperties } from 'n8n-workflow';

import { MAX_CHUNK_MIB, MIN_CHUNK_MIB } from '../../publish/check/chunkSize';
import { VIDEO_SOURCES } from '../../publish/check/itemFile';

export const coverTimestampOption: INodeProperties = {
	displayName: 'Cover Timestamp (Ms)',
	name: 'videoCoverTimestampMs',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'Moment of the video that becomes its cover, in milliseconds from the start',
};

export const chunkSizeOption: INodeProperties = {
	displayName: 'Chunk Size (MiB)',
	name: 'chunkSizeMib',
	type: 'number',
	typeOptions: { minValue: MIN_CHUNK_MIB, maxValue: MAX_CHUNK_MIB },
	// When TikTok fetches the file, TikTok decides how.
	displayOptions: { show: { '/videoSource': [VIDEO_SOURCES.binary, VIDEO_SOURCES.url] } },
	default: 10,
	description:
		'How much of the file to send per request. Leave it out for the fewest requests. If your connection drops often, use 10.',
};

export const headersOption: INodeProperties = {
	displayName: 'Headers',
	name: 'headers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	displayOptions: { show: { '/videoSource': [VIDEO_SOURCES.url] } },
	placeholder: 'Add header',
	default: {},
	description:
		'What the node sends to the server of Video URL, for example a User-Agent or a token. The node sends headers to that server only, not to where it redirects. n8n stores their values readable in the workflow.',
	options: [
		{
			displayName: 'Header',
			name: 'header',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. User-Agent',
					description: 'The node sets Range, Host, Connection and Content headers itself',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					placeholder: 'e.g. Mozilla/5.0',
					description: 'Hidden in this form only: anyone who can open the workflow can read it',
				},
			],
		},
	],
};
