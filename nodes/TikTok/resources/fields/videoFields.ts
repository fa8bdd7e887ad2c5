import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { VIDEO_SOURCES } from '../../publish/check/itemFile';
import { MAX_CAPTION_UTF16_UNITS } from '../../publish/check/textLimits';
import { MAX_VIDEO_BYTES } from '../../publish/check/videoLimits';
import { thousands } from '../../shared/values';
import { notice, VERIFY } from './notices';

const BYTES_PER_GIB = 1_073_741_824;

const BINARY_FILE: INodePropertyOptions = {
	name: 'Binary File',
	value: VIDEO_SOURCES.binary,
	description: 'A file of the item, from any node before this one',
};

const ADDRESSES: INodePropertyOptions[] = [
	{
		name: 'URL, Pulled by TikTok',
		value: VIDEO_SOURCES.pull,
		description: 'TikTok fetches the file itself. The domain must be verified for your TikTok app.',
	},
	{
		name: 'URL, Sent as a File',
		value: VIDEO_SOURCES.url,
		description:
			'Your n8n reads the file from the web and sends it on while it reads. The domain need not be verified.',
	},
];

const VIDEO_SOURCE: INodeProperties = {
	displayName: 'Video Source',
	name: 'videoSource',
	type: 'options',
	options: [BINARY_FILE, ...ADDRESSES],
	default: 'binary',
	description: 'Where the video comes from',
};

/** The video of a post or a draft. An agent hands its tools no files. */
export const videoSourceFields: INodeProperties[] = [
	{ ...VIDEO_SOURCE, displayOptions: { hide: { '@tool': [true] } } },
	{
		...VIDEO_SOURCE,
		options: ADDRESSES,
		default: 'url',
		displayOptions: { show: { '@tool': [true] } },
	},
	{
		...notice(
			'toolFileNotice',
			'The source is Binary File, and an AI agent passes no files to its tools. Choose a URL in Video Source, or return the file of another node in Input Data Field Name.',
		),
		displayOptions: { show: { '@tool': [true], videoSource: [VIDEO_SOURCES.binary] } },
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		displayOptions: { show: { videoSource: [VIDEO_SOURCES.binary] } },
		default: 'data',
		placeholder: 'e.g. data',
		hint: `The name of the input field containing the video file (MP4, MOV or WebM, up to ${MAX_VIDEO_BYTES / BYTES_PER_GIB} GB)`,
		description: 'The input panel shows the name above the file, under Binary',
	},
	{
		displayName: 'Video URL',
		name: 'videoUrl',
		type: 'string',
		required: true,
		displayOptions: { show: { videoSource: [VIDEO_SOURCES.url, VIDEO_SOURCES.pull] } },
		default: '',
		placeholder: 'e.g. https://cdn.example.com/clip.mp4',
		description:
			'Address of the file itself. It must open without a sign-in, or with the headers in the options.',
	},
	{
		...notice(
			'pullNotice',
			`TikTok pulls a video only from a domain that is verified for your TikTok app. ${VERIFY}`,
		),
		displayOptions: { show: { videoSource: [VIDEO_SOURCES.pull] } },
	},
];

/** n8n has no progress bar. */
export const uploadNotice: INodeProperties = {
	...notice(
		'uploadNotice',
		"A large upload takes minutes, and n8n shows only a spinner meanwhile. n8n's log has a line for each 10 % of the file.",
	),
	displayOptions: {
		show: { videoSource: [VIDEO_SOURCES.binary, VIDEO_SOURCES.url] },
		hide: { '@tool': [true] },
	},
};

export const captionField: INodeProperties = {
	displayName: 'Caption',
	name: 'caption',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. New in the shop #handmade @friend',
	description: `Text of the post, up to ${thousands(MAX_CAPTION_UTF16_UNITS)} characters; an emoji counts as two or more. Hashtags and mentions become links.`,
};
