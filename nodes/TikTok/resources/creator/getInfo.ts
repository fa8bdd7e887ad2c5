import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { isPicture, isTool } from '../../n8n/asTool';
import { answerFrom, ask, type RoutedItem } from '../../n8n/routedRequest';
import { CREATOR_INFO } from '../../api/endpoints';
import { readSignIn } from '../../api/storedToken';

export const getInfo: INodePropertyOptions = {
	name: 'Get Info',
	value: 'getInfo',
	action: 'Get creator info',
	description:
		'Get what the connected account may post (privacy levels, interactions, video length) and until when its sign-in lasts',
	routing: {
		request: { method: 'POST', url: CREATOR_INFO.path },
		send: { paginate: true },
		operations: { pagination: answerFrom(creatorInfo) },
	},
};

/** TikTok's names as they are (the avatar's address lives two hours), and the end of the sign-in. */
async function creatorInfo({ context, client, endpoint }: RoutedItem): Promise<IDataObject[]> {
	const info = await ask(client, endpoint, {});
	// Only now: the call may have renewed the token.
	const signIn = await readSignIn(context);
	return [
		{
			...(isTool(context) ? withoutPictures(info) : info),
			access_token_expires_at: signIn.accessTokenExpiresAt,
			sign_in_expires_at: signIn.signInExpiresAt,
		},
	];
}

function withoutPictures(info: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(info).filter(([key]) => !isPicture(key)));
}
