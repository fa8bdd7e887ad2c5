import type { IDataObject } from 'n8n-workflow';

import { USER_INFO } from '../../api/endpoints';
import { readSignIn } from '../../api/credential';
import { isPicture, isTool } from '../../n8n/asTool';
import type { Operation, RoutedItem } from '../../n8n/operation';
import { asRecord } from '../../shared/values';

/** TikTok returns only the fields that the granted scopes allow. */
export interface Output {
	open_id: string;
	union_id: string;
	avatar_url: string;
	avatar_url_100: string;
	avatar_large_url: string;
	display_name: string;
	bio_description: string;
	profile_deep_link: string;
	is_verified: boolean;
	username: string;
	follower_count: number;
	following_count: number;
	likes_count: number;
	video_count: number;
}

/** The fields that each scope allows: https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info */
const FIELDS_BY_SCOPE: Readonly<Record<string, ReadonlyArray<keyof Output>>> = {
	'user.info.basic': [
		'open_id',
		'union_id',
		'avatar_url',
		'avatar_url_100',
		'avatar_large_url',
		'display_name',
	],
	'user.info.profile': ['bio_description', 'profile_deep_link', 'is_verified', 'username'],
	'user.info.stats': ['follower_count', 'following_count', 'likes_count', 'video_count'],
};

export const operation: Operation = {
	option: {
		name: 'Get Profile',
		value: 'getProfile',
		action: 'Get the profile',
		description: 'Get name and picture. With more scopes, also username, biography and figures.',
	},
	endpoint: USER_INFO,
	fields: [],
	outputHint:
		'TikTok gives the fields that the scopes of the sign-in allow. For more, choose Also Read Videos and Profile in the credential and connect again.',
	answer,
};

/** Asks only for the fields of granted scopes. If one field is not granted, TikTok refuses all. */
async function answer({ context, ask }: RoutedItem): Promise<IDataObject[]> {
	const { scopes = USER_INFO.scopes } = await readSignIn(context);
	const granted = scopes.flatMap(fieldsOf);
	const fields = granted.filter((field) => !isTool(context) || !isPicture(field)).join(',');
	const data = await ask({}, { fields });
	return [asRecord(data.user) ?? {}];
}

function fieldsOf(scope: string): readonly string[] {
	return Object.hasOwn(FIELDS_BY_SCOPE, scope) ? FIELDS_BY_SCOPE[scope] : [];
}
