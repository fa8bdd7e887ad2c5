import type { CreatorInfo } from '../../../nodes/TikTok/api/creatorInfo';
import type { PostSettings } from '../../../nodes/TikTok/publish/run/stages';

/** Settings that nothing is wrong with. */
export function settings(more: Partial<PostSettings> = {}): PostSettings {
	return {
		postAs: '',
		privacyLevel: 'PUBLIC_TO_EVERYONE',
		onlyMeInstead: false,
		allowComment: false,
		allowDuet: false,
		allowStitch: false,
		disclose: false,
		yourBrand: false,
		brandedContent: false,
		...more,
	};
}

/** A public account that forbids nothing. */
export function creator(more: Partial<CreatorInfo> = {}): CreatorInfo {
	return {
		creator_username: 'my.shop',
		creator_nickname: 'My Shop',
		privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
		comment_disabled: false,
		duet_disabled: false,
		stitch_disabled: false,
		max_video_post_duration_sec: 600,
		...more,
	};
}
