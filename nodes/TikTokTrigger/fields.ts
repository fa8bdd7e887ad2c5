import type { INodeProperties } from 'n8n-workflow';

import { ALL_EVENTS } from './events';
import { DEFAULT_WINDOW_MIN, MAX_WINDOW_MIN, MIN_WINDOW_MIN } from './settings';

/** https://developers.tiktok.com/doc/webhooks-events */
export const EVENT_FIELD: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	noDataExpression: true,
	required: true,
	options: [
		{
			name: 'All Events',
			value: ALL_EVENTS,
			description: 'Including events that TikTok adds later',
		},
		{
			name: 'Authorization Removed',
			value: 'authorization.removed',
			description: 'An account no longer lets your app post. The output contains the reason.',
		},
		{
			name: 'Data Export Ready',
			value: 'portability.download.ready',
			description:
				'Data that your app requested through the Data Portability API is ready for download',
		},
		{
			name: 'Draft Delivered',
			value: 'post.publish.inbox_delivered',
			description: 'A draft has arrived in the inbox of the TikTok app',
		},
		{
			name: 'Post Failed',
			value: 'post.publish.failed',
			description: 'TikTok did not publish a post. The output contains the reason and a remedy.',
		},
		{
			name: 'Post No Longer Public',
			value: 'post.publish.no_longer_publicaly_available',
			description: 'A post is no longer visible to everyone',
		},
		{
			name: 'Post Public',
			value: 'post.publish.publicly_available',
			description: 'A post is visible to everyone. The output contains its post_id.',
		},
		{
			name: 'Post Published',
			value: 'post.publish.complete',
			description: 'TikTok has published a post, or a person has posted a draft on the phone',
		},
		{
			name: 'Video Kit: Published',
			value: 'video.publish.completed',
			description: 'TikTok has published a video that an app on a phone shared',
		},
		{
			name: 'Video Kit: Upload Failed',
			value: 'video.upload.failed',
			description: 'The upload of a video that an app on a phone shared has failed',
		},
	],
	default: [ALL_EVENTS],
	description: 'The events that start the workflow. The trigger answers and ignores all others.',
};

const FILTERS: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Accounts',
			name: 'userOpenIds',
			type: 'string',
			default: '',
			description:
				'Only events of these accounts. Enter the open_id that User > Get returns; separate several with commas.',
		},
		{
			displayName: 'Publish IDs',
			name: 'publishIds',
			type: 'string',
			default: '',
			description:
				'Only events of these posts. Enter the publish_id from the result of a post; separate several with commas.',
		},
	],
};

const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Signature Window (Minutes)',
			name: 'signatureWindowMin',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: MIN_WINDOW_MIN, maxValue: MAX_WINDOW_MIN },
			default: DEFAULT_WINDOW_MIN,
			description:
				'The maximum age of an event signature. TikTok retries for 72 hours, which the default covers. The trigger ignores duplicates in any case.',
		},
	],
};

const PORTAL_NOTICE: INodeProperties = {
	displayName:
		'Paste the Production URL above into <a href="https://developers.tiktok.com/apps" target="_blank">your TikTok app</a>, under Webhooks, as the callback URL. TikTok sends all events of an app to this one URL, and n8n cannot set it for you. The credential needs only Client Key and Client Secret; you do not have to connect it.',
	name: 'portalNotice',
	type: 'notice',
	default: '',
};

/** All fields of the trigger. */
export const TRIGGER_FIELDS: INodeProperties[] = [PORTAL_NOTICE, EVENT_FIELD, FILTERS, OPTIONS];
