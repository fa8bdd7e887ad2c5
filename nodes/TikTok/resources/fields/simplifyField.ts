import type { INodeProperties } from 'n8n-workflow';

/** n8n's stock switch for results with many fields. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** For the result of a post, which an AI agent gets in a short form anyway. */
export const simplifyPostField: INodeProperties = {
	...simplifyField,
	displayOptions: { hide: { '@tool': [true] } },
};
