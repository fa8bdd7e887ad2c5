import type { IDataObject } from 'n8n-workflow';

import { CREATOR_INFO } from '../../api/endpoints';
import { readSignIn } from '../../api/credential';
import { isPicture, isTool } from '../../n8n/asTool';
import type { Operation, RoutedItem } from '../../n8n/operation';

/** https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info */
interface TikTokCreator {
	/** Opens for two hours. */
	creator_avatar_url: string;
	creator_username: string;
	creator_nickname: string;
	privacy_level_options: string[];
	comment_disabled: boolean;
	duet_disabled: boolean;
	stitch_disabled: boolean;
	max_video_post_duration_sec: number;
}

export interface Output extends TikTokCreator {
	access_token_expires_at: string | null;
	sign_in_expires_at: string | null;
}

export const operation: Operation = {
	option: {
		name: 'Get Creator Info',
		value: 'getCreatorInfo',
		action: 'Get creator info',
		description:
			'Get what the account may post (privacy, interactions, length) and when its sign-in ends',
	},
	endpoint: CREATOR_INFO,
	fields: [],
	answer,
};

async function answer({ context, ask }: RoutedItem): Promise<IDataObject[]> {
	const creator = await ask({});
	// Read after the call, because the call may have renewed the token.
	const signIn = await readSignIn(context);
	return [
		{
			...(isTool(context) ? withoutPictures(creator) : creator),
			access_token_expires_at: signIn.accessTokenExpiresAt,
			sign_in_expires_at: signIn.signInExpiresAt,
		},
	];
}

function withoutPictures(creator: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(creator).filter(([key]) => !isPicture(key)));
}
