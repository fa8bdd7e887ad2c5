import { convertCommand, CUT_RESERVE_SEC, cutCommand } from './ffmpeg';

/**
 * Messages and remedies of TikTok's codes. A remedy may contain `{max_sec}` (the longest video of the
 * account, in seconds), `{cut_sec}` (a little less) and `{scopes}`.
 */

/** What one of TikTok's codes means for the person who posts. */
export interface Advice {
	/** What happened: one sentence without a final period. */
	readonly message: string;
	/** What to do: sentences with final periods. */
	readonly remedy: string;
	/** True when the same request may succeed later. */
	readonly retryable: boolean;
	/** True when the code alone says little, so that the message quotes TikTok. */
	readonly isVague?: boolean;
}

export const INVALID_PARAMS: Advice = {
	message: 'TikTok refused a value of the request',
	remedy:
		'Check the fields of this item. If they look correct, open an issue with the log_id. TikTok rejecting the upload plan is a bug in this node.',
	retryable: false,
	isVague: true,
};

const PENDING_SHARES: Advice = {
	message:
		'Five drafts from the last 24 hours are waiting in the TikTok app, and TikTok allows at most five',
	remedy:
		'Open the TikTok app and post the waiting drafts from the inbox notifications, or wait 24 hours. Deleting a draft in the app does not free its place.',
	retryable: false,
};

export const TOO_MANY_POSTS: Advice = {
	message:
		'This account has reached the number of posts that TikTok accepts through its API in 24 hours',
	remedy:
		'Wait until tomorrow. The limit (about 15 posts a day) counts the posts of all apps together. Posting by hand in the TikTok app still works.',
	retryable: false,
};

export const BANNED: Advice = {
	message: 'TikTok has banned this account from posting',
	remedy:
		'Open the TikTok app and look for a notice about the account. Only TikTok can lift the ban.',
	retryable: false,
};

const ACTIVE_USER_CAP: Advice = {
	message: 'Your TikTok app has reached its limit of active creators for 24 hours',
	remedy:
		'Wait until tomorrow, or ask TikTok for a higher limit in the audit form of your app. An app that is not audited can post for five users a day.',
	retryable: false,
};

export const UNAUDITED: Advice = {
	message:
		'TikTok has not audited your app, and an app without an audit can only post to a private account with the privacy level Only Me',
	remedy:
		"Set the TikTok account to private in the TikTok app and choose 'Only Me', or get the app audited, or use Video > Upload as Draft, which TikTok allows without an audit.",
	retryable: false,
};

export const PRIVACY_MISMATCH: Advice = {
	message: "This account does not offer the chosen 'Privacy Level'",
	remedy: "Open the list of 'Privacy Level' and choose one of those that the account offers now.",
	retryable: false,
};

const URL_UNVERIFIED: Advice = {
	message:
		'TikTok fetches files only from domains that your app has verified, and this domain is not verified',
	remedy:
		'Verify the domain or URL prefix in the TikTok developer portal, or send the file through n8n instead.',
	retryable: false,
};

const ACCESS_TOKEN: Advice = {
	message: 'TikTok does not accept the access token',
	remedy: 'Open the TikTok credential in n8n and connect the account again.',
	retryable: false,
};

export const SCOPE: Advice = {
	message: 'The sign-in lacks a permission (scope) that this operation needs',
	remedy:
		'Open the TikTok credential in n8n. Under What Do You Want to Do, choose an answer that includes the scope {scopes}, and connect again (Switch account or Connect). Your app in the TikTok developer portal must have that scope too. Otherwise TikTok refuses the whole sign-in.',
	retryable: false,
};

const PUBLISH_ID: Advice = {
	message: 'TikTok does not know this publish_id',
	remedy:
		"Check 'Publish ID': it begins with v_pub_, v_inbox_ or p_pub_ and comes from the result of a post.",
	retryable: false,
};

const OTHER_PUBLISH_ID: Advice = {
	message: 'This publish_id belongs to another account or another app',
	remedy: 'Use the TikTok credential with which the post was made.',
	retryable: false,
};

const RATE_LIMIT: Advice = {
	message: 'TikTok received too many requests of this kind within a minute',
	remedy:
		'Wait a minute. The node paces its own requests, but other tools may use the same account.',
	retryable: true,
};

const INTERNAL: Advice = {
	message: 'TikTok could not carry out the request',
	remedy: 'Try again in a few minutes.',
	retryable: true,
};

export const FILE_FORMAT: Advice = {
	message: 'TikTok does not accept the format of the file',
	remedy: `TikTok accepts MP4, MOV and WebM with H.264, H.265, VP8 or VP9. For example: ${convertCommand('input.mp4', 'keep')}.`,
	retryable: false,
};

export const DURATION: Advice = {
	message: 'The video is longer or shorter than TikTok allows this account',
	remedy: `Cut it to the limit of the account, {max_sec} seconds. For example: ${cutCommand('{cut_sec}')}.`,
	retryable: false,
};

export const FRAME_RATE: Advice = {
	message: "The frame rate of the video is outside TikTok's limits",
	remedy: `TikTok accepts 23 to 60 frames per second. For example: ${convertCommand('input.mp4', 'keep')}.`,
	retryable: false,
};

export const PICTURE_SIZE: Advice = {
	message: "The picture size is outside TikTok's limits",
	remedy: `A video needs 360 to 4096 pixels on each side, and a photo can have at most 1080p. For a video, for example: ${convertCommand('input.mp4', 'portrait')}.`,
	retryable: false,
};

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

/** What to do about an `error.code`; undefined for one that this version does not know. */
export function adviceForCode(code: string): Advice | undefined {
	return Object.hasOwn(API_CODES, code) ? API_CODES[code] : undefined;
}

/** TikTok's API accepts at most ten minutes. The limit of an account may be lower. */
export const API_MAX_VIDEO_SECONDS = 600;

/**
 * The two texts of an advice with their placeholders filled in.
 *
 * @param values.maxSec the longest video of the account in seconds, where known
 * @param values.scopes permissions of which one is needed
 */
export function adviceTexts(
	advice: Advice,
	values: { maxSec?: number | null; scopes?: readonly string[] },
): { message: string; remedy: string } {
	const maxSec = values.maxSec ?? API_MAX_VIDEO_SECONDS;
	const scopes = values.scopes?.join(' or ') ?? 'it needs';
	return {
		message: advice.message,
		remedy: advice.remedy
			.replaceAll('{max_sec}', String(maxSec))
			.replaceAll('{cut_sec}', String(maxSec - CUT_RESERVE_SEC))
			.replaceAll('{scopes}', scopes),
	};
}
