import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { MAX_PHOTOS, PHOTO_SOURCES } from '../../publish/check/photos/findPhotos';
import { ALL_IMAGES, PHOTO_FILES_FIELD } from '../../publish/check/photos/photoFiles';
import {
	MAX_PHOTO_DESCRIPTION_UTF16_UNITS,
	MAX_PHOTO_TITLE_UTF16_UNITS,
} from '../../publish/check/textLimits';
import { thousands } from '../../shared/values';
import { HOW_SERVED, notice, VERIFY } from './notices';

const URLS: INodePropertyOptions = {
	name: 'URLs',
	value: PHOTO_SOURCES.urls,
	description: 'Photos on the web. Their domain must be verified for your TikTok app.',
};

/** n8n's linter would write "N8n" in a label that it recognizes. */
const BINARY_FILES_LABEL = 'Binary Files, Served by n8n';

const BINARY_FILES: INodePropertyOptions = {
	name: BINARY_FILES_LABEL,
	value: PHOTO_SOURCES.binary,
	description:
		'Files of the item. TikTok fetches them from your n8n, whose domain must be verified for your TikTok app.',
};

const PHOTO_SOURCE: INodeProperties = {
	displayName: 'Photo Source',
	name: 'photoSource',
	type: 'options',
	options: [BINARY_FILES, URLS],
	default: 'binary',
	description: 'Where the photos come from',
};

const FORMATS = `1 to ${MAX_PHOTOS}, JPEG or WebP, up to 1080p and 20 MB each`;

/** The photos of a post or a draft. An agent hands its tools no files. */
export const photoSourceFields: INodeProperties[] = [
	{ ...PHOTO_SOURCE, displayOptions: { hide: { '@tool': [true] } } },
	{
		...PHOTO_SOURCE,
		options: [URLS],
		default: 'urls',
		displayOptions: { show: { '@tool': [true] } },
	},
	{
		displayName: PHOTO_FILES_FIELD,
		name: 'photoFields',
		type: 'string',
		required: true,
		displayOptions: { show: { photoSource: [PHOTO_SOURCES.binary] } },
		default: ALL_IMAGES,
		placeholder: 'e.g. photo_1, photo_2',
		hint: `${ALL_IMAGES} for all images of the item, or their names in the order of the post, separated by commas (${FORMATS})`,
		description:
			'The input panel shows the name above each file, under Binary. An expression may return a list. For all images of a form or webhook, the order is that of the file names.',
	},
	{
		...notice(
			'photoServedNotice',
			`TikTok fetches the photos from your n8n, at the https address in its WEBHOOK_URL. Verify that domain in your TikTok app by DNS record. The node waits until TikTok has fetched the photos. ${HOW_SERVED}`,
		),
		displayOptions: { show: { photoSource: [PHOTO_SOURCES.binary] } },
	},
	{
		displayName: 'Photo URLs',
		name: 'photoUrls',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		displayOptions: { show: { photoSource: [PHOTO_SOURCES.urls] } },
		default: '',
		placeholder: 'e.g. https://cdn.example.com/first.jpg',
		hint: `One address per line (${FORMATS})`,
		description: 'TikTok fetches the photos itself. An expression may return a list.',
	},
	{
		...notice(
			'photoDomainNotice',
			`TikTok fetches photos only from a domain that is verified for your TikTok app. ${VERIFY}`,
		),
		displayOptions: { show: { photoSource: [PHOTO_SOURCES.urls] } },
	},
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

export const allItemsAsOneOption: INodeProperties = {
	displayName: 'All Input Items as One Post',
	name: 'allItemsAsOne',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether to post the photos of all input items as one post. Everything else comes from the first item.',
};

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
