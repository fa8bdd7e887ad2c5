import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { ALL_EVENTS } from './events';
import { DEFAULT_WINDOW_MIN, MAX_WINDOW_MIN, MIN_WINDOW_MIN } from './settings';

/** Where the callback URL of a TikTok app is entered. */
export const PORTAL =
	'<a href="https://developers.tiktok.com/apps" target="_blank">your TikTok app</a>';

/** n8n's panel offers each as a trigger. https://developers.tiktok.com/doc/webhooks-events */
const EVENT_FIELD: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	noDataExpression: true,
	required: true,
	options: [
		{
			name: 'All Events',
			value: ALL_EVENTS,
			description: 'Including events of other TikTok products and events that TikTok adds later',
		},
		{
			name: 'Authorization Removed',
			value: 'authorization.removed',
			description: 'An account no longer lets your app post. The output contains the reason.',
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
			name: 'Post No Longer Visible to Everyone',
			value: 'post.publish.no_longer_publicaly_available',
			description: 'A post is deleted, hidden or private now. TikTok does not say which.',
		},
		{
			name: 'Post Published',
			value: 'post.publish.complete',
			description:
				'TikTok has published a post, also one that only you can see, or a person has posted a draft',
		},
		{
			name: 'Post Visible to Everyone',
			value: 'post.publish.publicly_available',
			description: 'TikTok has checked a public post. The output contains its post_id.',
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
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description:
				'Only events of these accounts. An account has another Open ID for each TikTok app.',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'The connected account',
					typeOptions: { searchListMethod: 'searchAccounts', searchable: false },
				},
				{
					displayName: 'By Open ID',
					name: 'openId',
					type: 'string',
					placeholder: 'e.g. -000abCdEfGhIjK1',
					hint: 'The open_id that Account > Get Profile returns; separate several with commas',
				},
			],
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
	displayName: `Open Webhook URLs above, choose Production URL, and click it to copy. Paste it into ${PORTAL}, under Webhooks, as the callback URL. TikTok sends all events of an app to this one URL, and n8n cannot set it for you. The credential needs only Client ID (the client key of TikTok) and Client Secret; you do not have to connect it.`,
	name: 'portalNotice',
	type: 'notice',
	default: '',
};

const EVENT_NAMES = Object.fromEntries(
	(EVENT_FIELD.options as INodePropertyOptions[]).map(({ name, value }) => [value, name]),
);

/** The line below the node's name: the event in the words of the form, or the number of events. */
export const SUBTITLE = `={{ $parameter["events"].includes("${ALL_EVENTS}") ? "All Events" : $parameter["events"].length === 1 ? (${JSON.stringify(EVENT_NAMES)})[$parameter["events"][0]] : $parameter["events"].length + " events" }}`;

/** All fields of the trigger. */
export const TRIGGER_FIELDS: INodeProperties[] = [PORTAL_NOTICE, EVENT_FIELD, FILTERS, OPTIONS];
