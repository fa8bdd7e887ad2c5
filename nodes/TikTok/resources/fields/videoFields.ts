import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

type Show = IDisplayOptions['show'];

export function inputDataField(show: Show): INodeProperties {
	return {
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		displayOptions: { show },
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field containing the video file (MP4, MOV or WebM, up to 4 GB)',
		description: 'It is shown under the name of the file in the input panel',
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
