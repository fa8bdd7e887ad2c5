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
