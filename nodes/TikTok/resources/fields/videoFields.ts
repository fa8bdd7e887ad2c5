import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { VIDEO_SOURCES } from '../../publish/check/itemFile';

type Show = IDisplayOptions['show'];

/** Where the video comes from. */
export function videoSourceFields(show: Show): INodeProperties[] {
	return [
		{
			displayName: 'Video Source',
			name: 'videoSource',
			type: 'options',
			displayOptions: { show },
			options: [
				{
					name: 'Binary File',
					value: VIDEO_SOURCES.binary,
					description: 'A file of the item, from any node before this one',
				},
				{
					name: 'URL, Pulled by TikTok',
					value: VIDEO_SOURCES.pull,
					description:
						'TikTok fetches the file itself. The domain must be verified for your TikTok app.',
				},
				{
					name: 'URL, Sent as a File',
					value: VIDEO_SOURCES.url,
					description:
						'Your n8n reads the file from the web and sends it on while it reads, without storing it. No verified domain needed.',
				},
			],
			default: 'binary',
			description: 'Where the video comes from',
		},
		inputDataField({ ...show, videoSource: [VIDEO_SOURCES.binary] }),
		{
			displayName: 'Video URL',
			name: 'videoUrl',
			type: 'string',
			required: true,
			displayOptions: { show: { ...show, videoSource: [VIDEO_SOURCES.url, VIDEO_SOURCES.pull] } },
			default: '',
			placeholder: 'e.g. https://cdn.example.com/clip.mp4',
			description: 'Address of the file itself, which opens without a sign-in',
		},
	];
}

function inputDataField(show: Show): INodeProperties {
	return {
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		displayOptions: { show },
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field containing the video file (MP4, MOV or WebM, up to 4 GB)',
		description: 'It is shown above the file in the input panel, under Binary',
	};
}

export function captionField(show: Show): INodeProperties {
	return {
		displayName: 'Caption',
		name: 'caption',
		type: 'string',
		typeOptions: { rows: 4 },
		displayOptions: { show },
		default: '',
		placeholder: 'e.g. New in the shop #handmade @friend',
		description: 'Text of the post, up to 2,200 UTF-16 units. Hashtags and mentions become links.',
	};
}

export function waitField(show: Show, description: string): INodeProperties {
	return {
		displayName: 'Wait Until Published',
		name: 'waitUntilPublished',
		type: 'boolean',
		displayOptions: { show },
		default: true,
		description,
	};
}
