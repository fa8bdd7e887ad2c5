import {
	ACCESS_TOKEN,
	ACTIVE_USER_CAP,
	BANNED,
	DURATION,
	FILE_FORMAT,
	FRAME_RATE,
	INTERNAL,
	INVALID_PARAMS,
	OTHER_PUBLISH_ID,
	PENDING_SHARES,
	PICTURE_SIZE,
	PRIVACY_MISMATCH,
	PUBLISH_ID,
	RATE_LIMIT,
	SCOPE,
	TOO_MANY_POSTS,
	UNAUDITED,
	URL_UNVERIFIED,
	type Advice,
} from './advice';

/**
 * TikTok's `error.code` of the posting calls, documented and observed spellings.
 * https://developers.tiktok.com/doc/tiktok-api-v2-error-handling and the pages of the endpoints.
 */
export const API_CODES: Readonly<Record<string, Advice>> = {
	access_token_invalid: ACCESS_TOKEN,
	app_version_check_failed: {
		message: 'The TikTok app on the phone is too old for this kind of draft',
		remedy: 'Update the TikTok app to version 31.8 or later.',
		retryable: false,
	},
	internal_error: INTERNAL,
	invalid_file_upload: FILE_FORMAT,
	invalid_param: INVALID_PARAMS,
	invalid_params: INVALID_PARAMS,
	invalid_publish_id: PUBLISH_ID,
	privacy_level_option_mismatch: PRIVACY_MISMATCH,
	publish_not_cancellable: {
		message: 'TikTok can no longer cancel this post',
		remedy:
			'TikTok cancels a post only while it downloads the file. Delete the post in the TikTok app.',
		retryable: false,
	},
	rate_limit_exceeded: RATE_LIMIT,
	reached_active_user_cap: ACTIVE_USER_CAP,
	scope_not_authorized: SCOPE,
	scope_permission_missed: SCOPE,
	spam_risk_too_many_pending_share: PENDING_SHARES,
	spam_risk_too_many_posts: TOO_MANY_POSTS,
	spam_risk_user_banned_from_posting: BANNED,
	token_not_authorized_for_specified_publish_id: OTHER_PUBLISH_ID,
	unaudited_client_can_only_post_to_private_accounts: UNAUDITED,
	// Widely copied tutorials spell these codes differently from TikTok's own pages.
	unaudited_client_only_self_visibility: UNAUDITED,
	unsupported_format: FILE_FORMAT,
	url_ownership_unverified: URL_UNVERIFIED,
	video_duration_exceeds_max: DURATION,
};

/**
 * `fail_reason` of a post whose status is FAILED.
 * https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status
 */
export const FAIL_REASONS: Readonly<Record<string, Advice>> = {
	auth_removed: {
		message: 'The account disconnected your app before the post was published',
		remedy: 'Connect the account again in the TikTok credential before you post again.',
		retryable: false,
	},
	duration_check_failed: DURATION,
	file_format_check_failed: FILE_FORMAT,
	frame_rate_check_failed: FRAME_RATE,
	internal: {
		message: 'TikTok could not process the post',
		remedy: 'Nothing was published. Post again in a few minutes.',
		retryable: true,
	},
	photo_pull_failed: {
		message: 'TikTok could not download a photo',
		remedy: 'Check that each address opens without a sign-in or redirect, then post again.',
		retryable: true,
	},
	picture_size_check_failed: PICTURE_SIZE,
	publish_cancelled: {
		message: 'The post was cancelled before TikTok had received the file',
		remedy: 'Nothing was published. Post again if the post was cancelled by mistake.',
		retryable: false,
	},
	spam_risk: {
		message: 'TikTok considers the post a risk and did not publish it',
		remedy: 'Look for a notice in the TikTok app. TikTok will probably refuse the same post again.',
		retryable: false,
	},
	spam_risk_text: {
		message: 'TikTok considers the caption spam',
		remedy: "Change 'Caption': use fewer hashtags, mentions and links.",
		retryable: false,
	},
	spam_risk_too_many_posts: TOO_MANY_POSTS,
	spam_risk_user_banned_from_posting: BANNED,
	video_pull_failed: {
		message: 'TikTok could not download the video within an hour',
		remedy: 'Check that the address opens without a sign-in or redirect, then post again.',
		retryable: true,
	},
};

/** After these reasons TikTok has published nothing and never will, so the item may be posted again. */
export const FAIL_REASONS_THAT_ALLOW_A_NEW_POST: ReadonlySet<string> = new Set([
	'internal',
	'photo_pull_failed',
	'video_pull_failed',
]);
