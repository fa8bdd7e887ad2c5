import type { INodeProperties } from 'n8n-workflow';

import { VIDEO_SOURCES } from '../../publish/check/itemFile';
import { PREVIEW_LABEL } from '../../publish/check/preview';
import { CHECK_FOR } from '../../publish/checkVideos';
import { notice } from './notices';

export const checkForField: INodeProperties = {
	displayName: 'Check For',
	name: 'checkFor',
	type: 'options',
	options: [
		{
			name: 'Direct Post',
			value: CHECK_FOR.directPost,
			description: 'Also asks TikTok what the account may post',
		},
		{
			name: 'Upload as Draft',
			value: CHECK_FOR.draft,
			description: 'Looks at the file only, and asks TikTok nothing',
		},
	],
	default: 'directPost',
	description: 'The operation whose checks to run',
};

/** What a check does not do, and what it uses up. */
export const checkNotices: INodeProperties[] = [
	notice(
		'checkNotice',
		'Nothing is posted. The check does not see whether TikTok has audited your app.',
	),
	{
		...notice(
			'checkOnceNotice',
			'The node opens the address. If it works only once, the check uses it up.',
		),
		displayOptions: { show: { videoSource: [VIDEO_SOURCES.url] } },
	},
];

export const previewUrlOption: INodeProperties = {
	displayName: PREVIEW_LABEL,
	name: 'previewUrl',
	type: 'boolean',
	// A browser plays a web address itself.
	displayOptions: { show: { '/videoSource': [VIDEO_SOURCES.binary] } },
	default: false,
	description:
		'Whether to return an address at which anybody can watch the file for one hour, for example on the next page of a form. n8n must not keep files in memory.',
};

/** The fields of a direct post: a check for a draft hides them. */
export function forDirectPost(fields: readonly INodeProperties[]): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { checkFor: [CHECK_FOR.directPost], ...field.displayOptions?.show },
		},
	}));
}

/** The same for an entry of the options, from where a field of the form begins with a slash. */
export function optionForDirectPost(option: INodeProperties): INodeProperties {
	return { ...option, displayOptions: { show: { '/checkFor': [CHECK_FOR.directPost] } } };
}
