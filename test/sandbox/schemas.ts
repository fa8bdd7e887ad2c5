import { z } from 'zod';

import { faultSchema } from './fault-schema';

/** Two hours and 180 days, as TikTok's pages say since November 2026 (seconds). */
export const CURRENT_LIFETIMES = { access_ttl_s: 7_200, refresh_ttl_s: 15_552_000 } as const;
/** 24 hours and 365 days, as TikTok's classic pages say (seconds). */
export const CLASSIC_LIFETIMES = { access_ttl_s: 86_400, refresh_ttl_s: 31_536_000 } as const;

export const PRIVACY_LEVELS = [
	'PUBLIC_TO_EVERYONE',
	'MUTUAL_FOLLOW_FRIENDS',
	'FOLLOWER_OF_CREATOR',
	'SELF_ONLY',
] as const;

export const POST_STATUSES = [
	'PROCESSING_UPLOAD',
	'SEND_TO_USER_INBOX',
	'PUBLISH_COMPLETE',
	'FAILED',
] as const;

/** The hosts that TikTok's media upload is known to live on. */
export const UPLOAD_HOSTS = [
	'open-upload.tiktokapis.com',
	'open-upload-va.tiktokapis.com',
	'open-upload-sg.tiktokapis.com',
	'open-upload-i18n.tiktokapis.com',
	'upload.us.tiktokapis.com',
] as const;

const count = z.number().int().min(0);

/** Everything that TikTok leaves unclear, or that tests want to choose. README.md has the table. */
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
		sign_in: z.enum(['normal', 'non_sandbox_target']).default('normal'),
		megabyte: z.enum(['decimal', 'binary']).default('decimal'),
		min_chunk_bytes: z.union([z.literal(5_242_880), z.literal(5_000_000)]).default(5_242_880),
		max_chunk_bytes: count.nullable().default(null),
		pending_share_status: z.union([z.literal(400), z.literal(403)]).default(400),
		invalid_params_code: z.enum(['invalid_params', 'invalid_param']).default('invalid_params'),
		creator_info_per_minute: count.nullable().default(20),
		init_per_minute: count.nullable().default(6),
		inbox_init_per_minute: count.nullable().default(6),
		status_per_minute: count.nullable().default(30),
		post_ids: z.enum(['numbers', 'strings', 'string', 'scalar', 'never']).default('numbers'),
		no_post_ids: z.enum(['empty_list', 'absent']).default('empty_list'),
		processing_ms: count.default(0),
		moderation_ms: count.default(0),
		status_extra: z.boolean().default(false),
		upload_host: z.enum(UPLOAD_HOSTS).default('open-upload-va.tiktokapis.com'),
		range_end: z.enum(['last_index', 'count']).default('last_index'),
		repeated_range: z.union([z.literal(416), z.literal(206)]).default(416),
		store: z.enum(['file', 'hash', 'none']).default('file'),
	})
	.strict();

/** What becomes of a post, matched by caption text and/or by the 0-based number of its init in the app. */
export const outcomeSchema = z
	.object({
		title_contains: z.string().optional(),
		publish: count.optional(),
		never_finishes: z.boolean().optional(),
		fail_reason: z.string().optional(),
		processing_ms: count.optional(),
		moderation_ms: count.optional(),
	})
	.strict();

export const creatorSchema = z
	.object({
		open_id: z.string().min(1).optional(),
		creator_username: z.string().default('ada.films'),
		creator_nickname: z.string().default('Ada Films'),
		creator_avatar_url: z.string().default('https://p16-sign-va.tiktokcdn.com/avatar.webp'),
		is_private: z.boolean().default(false),
		comment_disabled: z.boolean().default(false),
		duet_disabled: z.boolean().default(false),
		stitch_disabled: z.boolean().default(false),
		max_video_post_duration_sec: count.default(600),
		posts_24h: count.default(0),
		pending_shares: count.default(0),
		banned: z.boolean().default(false),
	})
	.strict();

const appFields = {
	client_key: z
		.string()
		.regex(/^(aw|sbaw)[a-z0-9]{4,}$/, 'client_key begins with aw, or with sbaw in a sandbox')
		.optional(),
	client_secret: z.string().min(1).optional(),
	sandbox: z.boolean().default(false),
	platform: z.enum(['web', 'desktop']).default('web'),
	redirect_uris: z
		.array(z.string())
		.min(1)
		.max(10)
		.default(['https://n8n.test/rest/oauth2-credential/callback']),
	scopes: z.array(z.string()).default(['user.info.basic', 'video.publish', 'video.upload']),
	audited: z.boolean().default(true),
	active_user_cap: count.nullable().default(null),
	daily_cap: count.default(15),
	outcomes: z.array(outcomeSchema).default([]),
};

export const appSchema = z
	.object({
		...appFields,
		switches: switchesSchema.default({}),
		creators: z.array(creatorSchema).default([{}]),
		faults: z.array(faultSchema).default([]),
		freeze: z.number().optional(),
	})
	.strict();

export const appPatchSchema = z
	.object({ ...appFields, switches: switchesSchema.partial() })
	.omit({ client_key: true, sandbox: true, platform: true })
	.partial()
	.strict();

export const creatorPatchSchema = creatorSchema.omit({ open_id: true }).partial().strict();

/** What `setPost` may force; `null` gives the field back to the status machine. */
export const postPatchSchema = z
	.object({
		status: z.enum(POST_STATUSES).nullable().optional(),
		fail_reason: z.string().nullable().optional(),
		post_ids: z.array(z.string().regex(/^\d+$/)).nullable().optional(),
	})
	.strict();

export type Switches = z.infer<typeof switchesSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type AppSpec = z.infer<typeof appSchema>;
export type CreatorSpec = z.infer<typeof creatorSchema>;
export type PostPatch = z.infer<typeof postPatchSchema>;
export type PrivacyLevel = (typeof PRIVACY_LEVELS)[number];
export type PostStatus = (typeof POST_STATUSES)[number];
/** What a caller may leave out is filled in with defaults. */
export type AppInput = z.input<typeof appSchema>;
export type AppPatch = z.input<typeof appPatchSchema>;
export type CreatorInput = z.input<typeof creatorSchema>;
export type CreatorPatch = z.input<typeof creatorPatchSchema>;
