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
			description: 'Also those that TikTok may add later',
		},
		{
			name: 'Authorization Removed',
			value: 'authorization.removed',
			description: 'An account no longer lets your app post; the reason is in the output',
		},
		{
			name: 'Data Export Ready',
			value: 'portability.download.ready',
			description: 'Data that was asked for through the Data Portability API can be downloaded',
		},
		{
			name: 'Draft Delivered',
			value: 'post.publish.inbox_delivered',
			description: 'A draft has arrived in the inbox of the TikTok app',
		},
		{
			name: 'Post Failed',
			value: 'post.publish.failed',
			description: 'TikTok did not publish a post; reason and remedy are in the output',
		},
		{
			name: 'Post No Longer Public',
			value: 'post.publish.no_longer_publicaly_available',
			description: 'A post can no longer be seen by everyone',
		},
		{
			name: 'Post Public',
			value: 'post.publish.publicly_available',
			description: 'Everyone can see a post; its post_id is in the output',
		},
		{
			name: 'Post Published',
			value: 'post.publish.complete',
			description: 'A post is published, or a draft was posted on the phone',
		},
		{
			name: 'Video Kit: Published',
			value: 'video.publish.completed',
			description: 'A video shared from an app on a phone is published',
		},
		{
			name: 'Video Kit: Upload Failed',
			value: 'video.upload.failed',
			description: 'A video shared from an app on a phone did not arrive',
		},
	],
	default: [ALL_EVENTS],
	description: 'For which events the workflow runs. The others are answered and dropped.',
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
				'Only events of these accounts: their open_id as User > Get returns it, several separated by commas',
		},
		{
			displayName: 'Publish IDs',
			name: 'publishIds',
			type: 'string',
			default: '',
			description:
				'Only events of these posts: their publish_id from the result of a post, several separated by commas',
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
				'How old the signature of an event may be. TikTok retries for 72 hours, which the default covers; repeats are recognised in any case.',
		},
	],
};

const PORTAL_NOTICE: INodeProperties = {
	displayName:
		'Paste the Production URL above into <a href="https://developers.tiktok.com/apps" target="_blank">your TikTok app</a>, under Webhooks, as the callback URL. TikTok has one such URL per app and no way to set it from here; it sends all events of the app there. The credential needs client key and secret only, it does not have to be connected.',
	name: 'portalNotice',
	type: 'notice',
	default: '',
};

/** All fields of the trigger. */
export const TRIGGER_FIELDS: INodeProperties[] = [PORTAL_NOTICE, EVENT_FIELD, FILTERS, OPTIONS];
