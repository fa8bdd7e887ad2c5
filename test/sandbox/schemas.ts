import { z } from 'zod';

import { webhookUrlSchema, verifiedUrlSchema } from './address-schema';
import { faultSchema } from './fault-schema';
import { switchesSchema } from './switches-schema';
import { seededVideoSchema } from './video-schema';

/** The scopes that the sandbox has endpoints for. https://developers.tiktok.com/doc/tiktok-api-scopes */
export const SCOPES = [
	'user.info.basic',
	'user.info.profile',
	'user.info.stats',
	'video.list',
	'video.publish',
	'video.upload',
] as const;

export const PRIVACY_LEVELS = [
	'PUBLIC_TO_EVERYONE',
	'MUTUAL_FOLLOW_FRIENDS',
	'FOLLOWER_OF_CREATOR',
	'SELF_ONLY',
] as const;

export const POST_STATUSES = [
	'PROCESSING_UPLOAD',
	'PROCESSING_DOWNLOAD',
	'SEND_TO_USER_INBOX',
	'PUBLISH_COMPLETE',
	'FAILED',
] as const;

const count = z.number().int().min(0);

/** What happens to a post that matches the caption, the 0-based number of its init in the app, or both. */
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
		/** Replaces the levels that follow from `is_private`. */
		privacy_level_options: z.array(z.enum(PRIVACY_LEVELS)).nullable().default(null),
		comment_disabled: z.boolean().default(false),
		duet_disabled: z.boolean().default(false),
		stitch_disabled: z.boolean().default(false),
		max_video_post_duration_sec: count.default(600),
		posts_24h: count.default(0),
		pending_shares: count.default(0),
		banned: z.boolean().default(false),
		/** Its TikTok app is older than 31.8, the version that photo drafts need. */
		outdated_app: z.boolean().default(false),
		union_id: z.string().default('9a1f0c3e-union-of-ada'),
		bio_description: z.string().default('Short films from a small kitchen'),
		is_verified: z.boolean().default(false),
		follower_count: count.default(0),
		following_count: count.default(0),
		likes_count: count.default(0),
		/** Public videos from before the app existed. */
		videos: z.array(seededVideoSchema).default([]),
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
	verified_urls: z.array(verifiedUrlSchema).default([]),
	webhook_url: webhookUrlSchema.nullable().default(null),
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

/** Fields that `setPost` can force. `null` ends that. */
export const postPatchSchema = z
	.object({
		status: z.enum(POST_STATUSES).nullable().optional(),
		fail_reason: z.string().nullable().optional(),
		post_ids: z.array(z.string().regex(/^\d+$/)).nullable().optional(),
	})
	.strict();

export type Outcome = z.infer<typeof outcomeSchema>;
export type AppSpec = z.infer<typeof appSchema>;
export type CreatorSpec = z.infer<typeof creatorSchema>;
export type PostPatch = z.infer<typeof postPatchSchema>;
export type PrivacyLevel = (typeof PRIVACY_LEVELS)[number];
export type PostStatus = (typeof POST_STATUSES)[number];
/** Input types, in which fields with a default are optional. */
export type AppInput = z.input<typeof appSchema>;
export type AppPatch = z.input<typeof appPatchSchema>;
export type CreatorInput = z.input<typeof creatorSchema>;
export type CreatorPatch = z.input<typeof creatorPatchSchema>;
