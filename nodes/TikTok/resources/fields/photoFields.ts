import type { INodeProperties } from 'n8n-workflow';

import { MAX_PHOTOS } from '../../publish/check/readPhotoPost';
import {
	MAX_PHOTO_DESCRIPTION_UTF16_UNITS,
	MAX_PHOTO_TITLE_UTF16_UNITS,
	thousands,
} from '../../publish/check/textLimits';
import { notice, VERIFY } from './notices';

/** The photos of a post or a draft. */
export const photoSourceFields: INodeProperties[] = [
	{
		displayName: 'Photo URLs',
		name: 'photoUrls',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. https://cdn.example.com/first.jpg',
		hint: `One address per line, 1 to ${MAX_PHOTOS}, JPEG or WebP, up to 1080p and 20 MB each`,
		description: 'TikTok fetches the photos itself. An expression may return a list.',
	},
	notice(
		'photoDomainNotice',
		`TikTok takes photos by address only, from a domain that is verified for your TikTok app. ${VERIFY} To post a file, upload it to that domain first.`,
	),
	{
		displayName: 'Cover Index',
		name: 'coverIndex',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: MAX_PHOTOS - 1 },
		default: 0,
		hint: '0 is the first photo',
		description: 'Which photo is the cover',
	},
];

/** The texts of a photo post or draft. */
export const photoTextFields: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Our new collection',
		description: `Up to ${MAX_PHOTO_TITLE_UTF16_UNITS} characters; an emoji counts as two or more`,
	},
	{
		displayName: 'Description',
		// The name of a video's caption, so that the text stays when a person changes the resource.
		name: 'caption',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Handmade in Bern #handmade @friend',
		description: `Up to ${thousands(MAX_PHOTO_DESCRIPTION_UTF16_UNITS)} characters; an emoji counts as two or more. Hashtags and mentions become links.`,
	},
];

export const autoAddMusicOption: INodeProperties = {
	displayName: 'Auto Add Music',
	name: 'autoAddMusic',
	type: 'boolean',
	default: false,
	description: 'Whether TikTok adds music of its choice. You can change the music only in the app.',
};
