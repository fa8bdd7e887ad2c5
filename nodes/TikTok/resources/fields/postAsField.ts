import type { INodeProperties } from 'n8n-workflow';

/** TikTok requires that a person sees which account will post. */
export const postAsField: INodeProperties = {
	displayName: 'Post As',
	name: 'postAs',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'The connected account. If you choose one and another account is connected at run time, the node posts nothing.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Optional: the connected account',
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
