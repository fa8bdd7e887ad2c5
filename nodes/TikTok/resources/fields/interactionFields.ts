import type { INodeProperties } from 'n8n-workflow';

/** The only interaction that photos have, too. */
export const commentField: INodeProperties = {
	displayName: 'Allow Comment',
	name: 'allowComment',
	type: 'boolean',
	default: false,
	description: 'Whether people may comment. The account settings must allow it.',
};

/** TikTok requires all three to be off until a person switches them on. */
export const interactionFields: INodeProperties[] = [
	commentField,
	{
		displayName: 'Allow Duet',
		name: 'allowDuet',
		type: 'boolean',
		default: false,
		description: 'Whether people may make duets. The account must be public and allow it.',
	},
	{
		displayName: 'Allow Stitch',
		name: 'allowStitch',
		type: 'boolean',
		default: false,
		description: 'Whether people may stitch it. The account must be public and allow it.',
	},
];
