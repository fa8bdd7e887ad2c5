import { z } from 'zod';

import { CALLS_PER_MINUTE, forEachRate } from './endpoints';

/** Two hours and 180 days, in seconds: TikTok's pages since November 2026. */
export const CURRENT_LIFETIMES = { access_ttl_s: 7_200, refresh_ttl_s: 15_552_000 } as const;
/** 24 hours and 365 days, in seconds: TikTok's older pages. */
export const CLASSIC_LIFETIMES = { access_ttl_s: 86_400, refresh_ttl_s: 31_536_000 } as const;

/** The known hosts of TikTok's media upload, and a host that is not TikTok's. */
export const UPLOAD_HOSTS = [
	'open-upload.tiktokapis.com',
	'open-upload-va.tiktokapis.com',
	'open-upload-sg.tiktokapis.com',
	'open-upload-i18n.tiktokapis.com',
	'open-upload.us.tiktokapis.com',
	'upload.us.tiktokapis.com',
	'upload.tiktokapis.com.example',
] as const;

/** The printed and recorded paths of an upload address. */
export const UPLOAD_PATHS = ['/upload', '/upload/', '/video/'] as const;

const count = z.number().int().min(0);

/** Behaviors that TikTok's documentation leaves unclear, and values that tests set. README.md explains each. */
export const switchesSchema = z
	.object({
		access_ttl_s: count.default(CURRENT_LIFETIMES.access_ttl_s),
		refresh_ttl_s: count.default(CURRENT_LIFETIMES.refresh_ttl_s),
		rotation: z.enum(['strict', 'legacy_same']).default('strict'),
		old_refresh_grace_s: count.default(0),
		refresh_lifetime: z.enum(['counts_down', 'renews']).default('counts_down'),
		token_error_status: z.enum(['200', '4xx']).default('200'),
		extra_client_id: z.enum(['tolerated', 'refused']).default('tolerated'),
		scope_on_refresh: z.enum(['tolerated', 'refused']).default('tolerated'),
		web_pkce: z.enum(['ignored', 'base64url', 'hex']).default('ignored'),
		sign_in: z.enum(['normal', 'non_sandbox_target']).default('normal'),
		megabyte: z.enum(['decimal', 'binary']).default('decimal'),
		min_chunk_bytes: z.union([z.literal(5_242_880), z.literal(5_000_000)]).default(5_242_880),
		max_chunk_bytes: count.nullable().default(null),
		pending_share_status: z.union([z.literal(400), z.literal(403)]).default(400),
		invalid_params_code: z.enum(['invalid_params', 'invalid_param']).default('invalid_params'),
		...forEachRate((point) => count.nullable().default(CALLS_PER_MINUTE[point])),
		post_ids: z.enum(['numbers', 'strings', 'string', 'scalar', 'never']).default('numbers'),
		no_post_ids: z.enum(['absent', 'empty_list']).default('absent'),
		byte_counts: z.enum(['processing', 'always', 'never']).default('processing'),
		zero_byte_count: z.enum(['absent', 'present']).default('absent'),
		byte_count_lag_ms: count.default(0),
		processing_ms: count.default(0),
		moderation_ms: count.default(0),
		status_extra: z.boolean().default(false),
		upload_host: z.enum(UPLOAD_HOSTS).default('open-upload-va.tiktokapis.com'),
		upload_path: z.enum(UPLOAD_PATHS).default('/upload'),
		range_end: z.enum(['last_index', 'count']).default('last_index'),
		repeated_range: z.union([z.literal(416), z.literal(206)]).default(416),
		store: z.enum(['file', 'hash', 'none']).default('file'),
		private_options: z.enum(['without_followers', 'with_followers']).default('without_followers'),
		null_toggles: z.enum(['refused', 'accepted']).default('refused'),
		text_cursor: z.enum(['refused', 'accepted']).default('refused'),
		photo_is_aigc: z.enum(['accepted', 'refused']).default('accepted'),
		photo_draft_privacy: z.enum(['optional', 'required']).default('optional'),
		sixth_hashtag: z.enum(['kept', 'cut', 'refused']).default('kept'),
		pulls: z.enum(['fetched', 'stuck']).default('fetched'),
		pull_delay_ms: count.default(0),
		cancel: z.enum(['honoured', 'ignored']).default('honoured'),
		field_scope_error: z
			.enum(['scope_not_authorized', 'scope_permission_missed'])
			.default('scope_not_authorized'),
		profile_web_link: z.enum(['unknown', 'known']).default('unknown'),
		webhook_post_id: z.enum(['text', 'number']).default('text'),
		webhook_ping: z.enum(['signed', 'unsigned']).default('signed'),
		webhook_retry_signature: z.enum(['fresh', 'original']).default('fresh'),
		webhook_first_retry_ms: count.default(30_000),
		webhook_timeout_ms: count.default(10_000),
	})
	.strict();

export type Switches = z.infer<typeof switchesSchema>;
