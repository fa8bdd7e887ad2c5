import { z } from 'zod';

import type { AppState } from '../state/app';
import { isPrivacyLevel } from './account-rules';
import { field } from './field';

const MAX_VIDEO_TITLE_UTF16_UNITS = 2_200;
const MAX_PHOTO_TITLE_UTF16_UNITS = 90;
const MAX_PHOTO_DESCRIPTION_UTF16_UNITS = 4_000;

/** TikTok's error message for an invalid post_info. */
export const POST_INFO_WRONG = 'The request post info is empty or incorrect';

// To TikTok, a missing level is a mismatch with the account, and an unknown level is an invalid request.
const privacyLevel = z.unknown().refine((level) => level === undefined || isPrivacyLevel(level));
const toggle = z.boolean().optional();
const isNotEmpty = (info: object) => Object.keys(info).length > 0;

/** The post_info of a request. With the switch `null_toggles`, a field that is null counts as missing. */
export function postInfoOf({ switches }: AppState, body: unknown): unknown {
	const info = field(body, 'post_info');
	if (switches.null_toggles === 'refused' || typeof info !== 'object' || info === null) return info;
	return Object.fromEntries(Object.entries(info).filter(([, value]) => value !== null));
}

/** https://developers.tiktok.com/doc/content-posting-api-reference-direct-post */
export const videoPostInfo = z
	.object({
		privacy_level: privacyLevel,
		title: z.string().max(MAX_VIDEO_TITLE_UTF16_UNITS).optional(),
		disable_duet: toggle,
		disable_stitch: toggle,
		disable_comment: toggle,
		video_cover_timestamp_ms: z.number().optional(),
		brand_content_toggle: toggle,
		brand_organic_toggle: toggle,
		is_aigc: toggle,
	})
	.passthrough()
	.refine(isNotEmpty);

const photoTexts = z
	.object({
		title: z.string().max(MAX_PHOTO_TITLE_UTF16_UNITS).optional(),
		description: z.string().max(MAX_PHOTO_DESCRIPTION_UTF16_UNITS).optional(),
	})
	.passthrough();

/** https://developers.tiktok.com/doc/content-posting-api-reference-photo-post with `post_mode: DIRECT_POST` */
export const photoPostInfo = photoTexts
	.extend({
		privacy_level: privacyLevel,
		disable_comment: toggle,
		auto_add_music: toggle,
		brand_content_toggle: toggle,
		brand_organic_toggle: toggle,
	})
	.refine(isNotEmpty);

/** The same page with `post_mode: MEDIA_UPLOAD`: TikTok reads only the texts, and both are optional. */
export const photoDraftInfo = photoTexts.optional();
