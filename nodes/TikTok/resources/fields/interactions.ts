import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** TikTok asks for all three to be off until a person switches them on. */
export function interactionFields(show: IDisplayOptions['show']): INodeProperties[] {
	const displayOptions = { show };
	return [
		commentField(show),
		{
			displayName: 'Allow Duet',
			name: 'allowDuet',
			type: 'boolean',
			displayOptions,
			default: false,
			description: 'Whether people may make duets. The account must be public and allow it.',
		},
		{
			displayName: 'Allow Stitch',
			name: 'allowStitch',
			type: 'boolean',
			displayOptions,
			default: false,
			description: 'Whether people may stitch it. The account must be public and allow it.',
		},
	];
}

/** The one interaction that photos have, too. */
export function commentField(show: IDisplayOptions['show']): INodeProperties {
	return {
		displayName: 'Allow Comment',
		name: 'allowComment',
		type: 'boolean',
		displayOptions: { show },
		default: false,
		description: 'Whether people may comment. The account settings must allow it.',
	};
}
