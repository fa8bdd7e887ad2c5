import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

type Show = IDisplayOptions['show'];

/** TikTok asks that a person sees which account will post. */
export function postAsField(show: Show): INodeProperties {
	return {
		displayName: 'Post As',
		name: 'postAs',
		type: 'resourceLocator',
		displayOptions: { show },
		default: { mode: 'list', value: '' },
		description:
			'The connected account. When one is chosen here and another is connected at run time, nothing is posted.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose the account',
				typeOptions: { searchListMethod: 'searchCreators', searchable: false },
			},
			{
				displayName: 'By Username',
				name: 'username',
				type: 'string',
				placeholder: 'e.g. my.shop',
			},
		],
	};
}

/** Loaded from the account, and never preselected: TikTok asks for a choice by the person who posts. */
export function privacyLevelField(show: Show): INodeProperties {
	return {
		displayName: 'Privacy Level',
		name: 'privacyLevel',
		type: 'resourceLocator',
		required: true,
		displayOptions: { show },
		default: { mode: 'list', value: '' },
		description: 'Who may see the post. Only levels that the connected account offers can be used.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose who may see it',
				typeOptions: { searchListMethod: 'searchPrivacyLevels', searchable: false },
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. SELF_ONLY',
				hint: 'PUBLIC_TO_EVERYONE, MUTUAL_FOLLOW_FRIENDS, FOLLOWER_OF_CREATOR or SELF_ONLY',
			},
		],
	};
}

export const privacyFallbackOption: INodeProperties = {
	displayName: 'If Privacy Level Is Not Available',
	name: 'privacyFallback',
	type: 'options',
	options: [
		{
			name: 'Fail',
			value: 'fail',
			description: 'Post nothing and say which levels the account offers',
		},
		{
			name: 'Post as Only Me',
			value: 'onlyMe',
			description: 'Post it visible to nobody else, with a warning in the result',
		},
	],
	default: 'fail',
	description: 'What to do when the account does not offer the chosen privacy level',
};
