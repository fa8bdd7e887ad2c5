import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** The photos of a post or a draft. */
export function photoSourceFields(show: IDisplayOptions['show']): INodeProperties[] {
	const displayOptions = { show };
	return [
		{
			displayName: 'Photo URLs',
			name: 'photoUrls',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			displayOptions,
			default: '',
			placeholder: 'e.g. https://cdn.example.com/first.jpg',
			hint: 'One address per line, 1 to 35, JPEG or WebP, up to 1080p and 20 MB each',
			description:
				'TikTok fetches the photos itself, so the domain must be verified for your TikTok app. An expression may yield a list.',
		},
		{
			displayName: 'Cover Index',
			name: 'coverIndex',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 34 },
			displayOptions,
			default: 0,
			description: 'Which photo is the cover, counted from 0',
		},
	];
}

/** What is said with the photos of a post or a draft. */
export function photoTextFields(show: IDisplayOptions['show']): INodeProperties[] {
	const displayOptions = { show };
	return [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			displayOptions,
			default: '',
			placeholder: 'e.g. Our new collection',
			description: 'Up to 90 UTF-16 units',
		},
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 4 },
			displayOptions,
			default: '',
			placeholder: 'e.g. Handmade in Bern #handmade @friend',
			description: 'Up to 4,000 UTF-16 units. Hashtags and mentions become links.',
		},
	];
}

export const autoAddMusicOption: INodeProperties = {
	displayName: 'Auto Add Music',
	name: 'autoAddMusic',
	type: 'boolean',
	default: false,
	description:
		'Whether TikTok adds music of its choice. Which music can be changed in the app only.',
};
