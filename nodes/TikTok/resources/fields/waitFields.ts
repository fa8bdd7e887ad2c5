import type { INodeProperties } from 'n8n-workflow';

import {
	DEFAULT_FIRST_CHECK_SEC,
	DEFAULT_MAX_WAIT_MINUTES,
	MAX_FIRST_CHECK_SEC,
	MAX_MAX_WAIT_MINUTES,
} from '../../publish/follow/waitOptions';
import { MAX_PAUSE_MS } from '../../publish/follow/pollPosts';

export const waitForPostFields = waitFields(
	'Wait Until Published',
	'Whether to wait until TikTok has published or refused the post',
);

export const waitForDraftFields = waitFields(
	'Wait Until Delivered',
	'Whether to wait until the draft has reached the inbox of the app',
);

/** Options of every operation that waits for TikTok. */
export const waitOptions: INodeProperties[] = [
	{
		displayName: 'First Status Check (Seconds)',
		name: 'firstCheckSec',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: MAX_FIRST_CHECK_SEC },
		default: DEFAULT_FIRST_CHECK_SEC,
		description: `How long to wait before the first status check. The later pauses grow to ${MAX_PAUSE_MS / 1_000} seconds.`,
	},

	{
		displayName: 'If TikTok Is Not Done in Time',
		name: 'onUnfinished',
		type: 'options',
		options: [
			{
				name: 'Raise an Error',
				value: 'raiseError',
				description: 'The error says not to post again, because the post may still appear',
			},
			{
				name: 'Return It',
				value: 'returnItem',
				description: 'With is_final false and a warning',
			},
		],
		default: 'returnItem',
		description: 'What to do when the time to wait is over and TikTok is still processing the post',
	},

	{
		displayName: 'Maximum Wait (Minutes)',
		name: 'maxWaitMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: MAX_MAX_WAIT_MINUTES },
		default: DEFAULT_MAX_WAIT_MINUTES,
		description:
			'How long to wait in total. After that, TikTok continues with the post. If the workflow has a timeout, choose less than that: n8n stops the node when the timeout ends, and the post may still appear.',
	},

	{
		displayName: 'On Failed Post',
		name: 'onFailedPost',
		type: 'options',
		options: [
			{
				name: 'Raise an Error',
				value: 'raiseError',
				description: "The node's On Error setting decides what happens then",
			},
			{
				name: 'Return It as an Item',
				value: 'returnItem',
				description: 'With status FAILED, the reason and what to do about it',
			},
		],
		default: 'raiseError',
		description: 'What to do when TikTok received the file but did not publish it',
	},
];

/** In a tool without an expression, so that n8n does not offer to leave it to the model. */
function waitFields(displayName: string, description: string): INodeProperties[] {
	const field: INodeProperties = {
		displayName,
		name: 'waitUntilPublished',
		type: 'boolean',
		default: true,
		description,
	};
	return [
		{ ...field, displayOptions: { hide: { '@tool': [true] } } },
		{ ...field, noDataExpression: true, displayOptions: { show: { '@tool': [true] } } },
	];
}
