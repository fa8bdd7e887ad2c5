import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { isPicture, isTool } from '../../n8n/asTool';
import { answerFrom, ask, type RoutedItem } from '../../n8n/routedRequest';
import { USER_INFO } from '../../api/endpoints';
import { asRecord } from '../../shared/values';
import { readSignIn } from '../../api/storedToken';

/** Which fields each scope opens: https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info */
const FIELDS_BY_SCOPE: Readonly<Record<string, readonly string[]>> = {
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

export const getUserOperation: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	action: 'Get the profile of the connected account',
	description:
		'Get name, picture and, as far as the scopes of the credential allow, username, biography and figures',
	routing: {
		request: { method: 'GET', url: USER_INFO.path },
		send: { paginate: true },
		operations: { pagination: answerFrom(userInfo) },
	},
};

/** Asks for the fields that the account has granted: one too many, and TikTok refuses them all. */
async function userInfo({ context, client, endpoint }: RoutedItem): Promise<IDataObject[]> {
	const { scopes = ['user.info.basic'] } = await readSignIn(context);
	const granted = scopes.flatMap(fieldsOf);
	const fields = granted.filter((field) => !isTool(context) || !isPicture(field)).join(',');
	const data = await ask(client, endpoint, {}, { fields });
	return [asRecord(data.user) ?? {}];
}

function fieldsOf(scope: string): readonly string[] {
	return Object.hasOwn(FIELDS_BY_SCOPE, scope) ? FIELDS_BY_SCOPE[scope] : [];
}
