import type { ApiCall, ApiEndpoint } from '../posting/api-route';
import { Refusal, scopeNotAuthorized } from '../posting/envelope';
import type { AppState } from '../state/app';
import { pick, readFields } from './fields';
import { publicVideos } from './public-videos';

/** https://developers.tiktok.com/doc/tiktok-api-v2-get-user-info */
const SCOPE_OF_FIELD = {
	open_id: 'user.info.basic',
	union_id: 'user.info.basic',
	avatar_url: 'user.info.basic',
	avatar_url_100: 'user.info.basic',
	avatar_large_url: 'user.info.basic',
	display_name: 'user.info.basic',
	bio_description: 'user.info.profile',
	profile_deep_link: 'user.info.profile',
	profile_web_link: 'user.info.profile',
	is_verified: 'user.info.profile',
	username: 'user.info.profile',
	follower_count: 'user.info.stats',
	following_count: 'user.info.stats',
	likes_count: 'user.info.stats',
	video_count: 'user.info.stats',
} as const;

type UserField = keyof typeof SCOPE_OF_FIELD;

export const userInfo: ApiEndpoint = {
	endpoint: 'user_info',
	scopes: ['user.info.basic', 'user.info.profile', 'user.info.stats'],
	answer(call) {
		const names = readFields(call, knownFields(call.app));
		const lacking = names
			.map((name) => SCOPE_OF_FIELD[name])
			.find((scope) => !call.granted.includes(scope));
		if (lacking !== undefined) throw fieldRefusal(call.app, lacking);
		return JSON.stringify({ user: pick(userOf(call), names) });
	},
};

/** Only TikTok's page about scopes mentions `profile_web_link`. */
function knownFields({ switches }: AppState): UserField[] {
	return Object.keys(SCOPE_OF_FIELD)
		.filter(isUserField)
		.filter((name) => name !== 'profile_web_link' || switches.profile_web_link === 'known');
}

function isUserField(name: string): name is UserField {
	return name in SCOPE_OF_FIELD;
}

function fieldRefusal({ switches }: AppState, scope: string): Refusal {
	return switches.field_scope_error === 'scope_not_authorized'
		? scopeNotAuthorized()
		: new Refusal(400, 'scope_permission_missed', `The fields need the scope ${scope}`);
}

function userOf({ app, creator }: ApiCall): Record<UserField, unknown> {
	const { creator_username, creator_avatar_url } = creator;
	return {
		open_id: creator.open_id,
		union_id: creator.union_id,
		avatar_url: creator_avatar_url,
		avatar_url_100: creator_avatar_url,
		avatar_large_url: creator_avatar_url,
		display_name: creator.creator_nickname,
		bio_description: creator.bio_description,
		profile_deep_link: `https://vm.tiktok.com/${creator_username}/`,
		profile_web_link: `https://www.tiktok.com/@${creator_username}`,
		is_verified: creator.is_verified,
		username: creator_username,
		follower_count: creator.follower_count,
		following_count: creator.following_count,
		likes_count: creator.likes_count,
		video_count: publicVideos(app, creator).length,
	};
}
