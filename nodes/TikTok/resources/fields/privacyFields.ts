import type { INodeProperties } from 'n8n-workflow';

import { ONLY_ME_LEVEL, PRIVACY_LEVELS } from '../../api/privacyLevels';

/** Loaded from the account and never preselected: TikTok requires that the person who posts chooses. */
export const privacyLevelField: INodeProperties = {
	displayName: 'Privacy Level',
	name: 'privacyLevel',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description:
		'Who may see the post. You can use only the levels that the connected account offers.',
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
			placeholder: `e.g. ${ONLY_ME_LEVEL}`,
			hint: `One of ${Object.keys(PRIVACY_LEVELS).join(', ')}`,
		},
	],
};

export const privacyFallbackOption: INodeProperties = {
	displayName: 'If Privacy Level Is Not Available',
	name: 'privacyFallback',
	type: 'options',
	// Only Me has no fallback, and Branded Content cannot be Only Me.
	displayOptions: { hide: { '/privacyLevel': [ONLY_ME_LEVEL], '/brandContent': [true] } },
	options: [
		{
			name: 'Fail',
			value: 'fail',
			description: 'Post nothing and list the levels that the account offers',
		},
		{
			name: 'Post as Only Me',
			value: 'onlyMe',
			description: 'Post it with Only Me, and add a warning to the result',
		},
	],
	default: 'fail',
	description: 'What to do when the account does not offer the chosen privacy level',
};
