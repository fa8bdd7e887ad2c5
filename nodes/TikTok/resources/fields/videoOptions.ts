import type { INodeProperties } from 'n8n-workflow';

import { MAX_CHUNK_MIB, MIN_CHUNK_MIB } from '../../publish/check/chunkSize';
import { VIDEO_SOURCES } from '../../publish/check/itemFile';

/** Options of the operations that upload a video. */
export const aigcOption: INodeProperties = {
	displayName: 'AI-Generated Content',
	name: 'isAigc',
	type: 'boolean',
	default: false,
	description: 'Whether TikTok shows the label for AI-generated content on the post',
};

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
	// A file that TikTok fetches goes in whatever parts TikTok likes.
	displayOptions: { show: { '/videoSource': [VIDEO_SOURCES.binary, VIDEO_SOURCES.url] } },
	default: 10,
	description:
		'How much of the file to send per request. Leave it out for the fewest requests; 10 suits connections that drop often.',
};
