import { checkMayPost, privacyOptions } from './account-rules';
import type { ApiEndpoint } from './api-route';

/** https://developers.tiktok.com/doc/content-posting-api-reference-query-creator-info */
export const creatorInfo: ApiEndpoint = {
	endpoint: 'creator_info',
	scopes: ['video.publish'],
	answer({ app, creator }) {
		checkMayPost(app, creator, 200);
		return JSON.stringify({
			creator_avatar_url: creator.creator_avatar_url,
			creator_username: creator.creator_username,
			creator_nickname: creator.creator_nickname,
			privacy_level_options: privacyOptions(app, creator),
			comment_disabled: creator.comment_disabled,
			duet_disabled: creator.duet_disabled || creator.is_private,
			stitch_disabled: creator.stitch_disabled || creator.is_private,
			max_video_post_duration_sec: creator.max_video_post_duration_sec,
		});
	},
};
