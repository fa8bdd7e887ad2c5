import type { INodeProperties } from 'n8n-workflow';

/** TikTok's `is_aigc`, of direct posts of videos and photos. */
export const aigcOption: INodeProperties = {
	displayName: 'AI-Generated Content',
	name: 'isAigc',
	type: 'boolean',
	default: false,
	description: 'Whether TikTok shows the label for AI-generated content on the post',
};
