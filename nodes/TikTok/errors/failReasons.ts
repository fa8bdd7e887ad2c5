import {
	BANNED,
	DURATION,
	FILE_FORMAT,
	FRAME_RATE,
	PICTURE_SIZE,
	PRIVACY_MISMATCH,
	TOO_MANY_POSTS,
	type Advice,
} from './errorTable';

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

/** Spellings in the tables of other clients, which no page of TikTok has. */
const OTHER_SPELLINGS: Readonly<Record<string, Advice>> = {
	privacy_level_check_failed: PRIVACY_MISMATCH,
	video_duration_check_failed: DURATION,
	video_format_check_failed: FILE_FORMAT,
};

/** What to do about a `fail_reason`; undefined for one that this version does not know. */
export function adviceForFailReason(failReason: string): Advice | undefined {
	const table = [FAIL_REASONS, OTHER_SPELLINGS].find((one) => Object.hasOwn(one, failReason));
	return table?.[failReason];
}

/** After these reasons TikTok has published nothing and never will, so the item may be posted again. */
export const FAIL_REASONS_THAT_ALLOW_A_NEW_POST: ReadonlySet<string> = new Set([
	'internal',
	'photo_pull_failed',
	'video_pull_failed',
]);
