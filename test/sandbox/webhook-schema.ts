import { z } from 'zod';

/** https://developers.tiktok.com/doc/webhooks-events (the fifth name is misspelt there too) */
export const WEBHOOK_EVENTS = [
	'authorization.removed',
	'post.publish.failed',
	'post.publish.complete',
	'post.publish.inbox_delivered',
	'post.publish.publicly_available',
	'post.publish.no_longer_publicaly_available',
	'video.upload.failed',
	'video.publish.completed',
	'portability.download.ready',
] as const;

/** The reasons for which an authorization ends, as `authorization.removed` reports them. */
export const REMOVAL_REASONS = {
	unknown: 0,
	user_disconnected: 1,
	account_deleted: 2,
	age_changed: 3,
	banned: 4,
	developer_revoked: 5,
} as const;

const MAX_REPEATS = 10_000;

/** An order for `sendWebhook`. It can contain anything, true or not. */
export const webhookSendSchema = z
	.object({
		event: z.string().default('post.publish.complete'),
		/** A text is sent unchanged, so that bare ids above 2^53 stay exact. Anything else becomes JSON. */
		content: z.unknown().default({}),
		user_openid: z.string().nullable().optional(),
		/** Epoch seconds, by default the app's clock. */
		create_time: z.number().optional(),
		/** Replaces the whole body of the event. */
		body: z.string().optional(),
		/** The `t` of the signature in epoch seconds, by default the app's clock. */
		signed_at: z.number().int().optional(),
		/** `header` replaces the signature. Null sends no signature. */
		forge: z
			.union([
				z.enum(['wrong_secret', 'changed_body', 'changed_time', 'other_client_key']),
				z.object({ header: z.union([z.string(), z.array(z.string()), z.null()]) }).strict(),
			])
			.optional(),
		/** How many times to send the same event. */
		repeat: z.number().int().min(1).max(MAX_REPEATS).default(1),
	})
	.strict();

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];
export type WebhookSend = z.infer<typeof webhookSendSchema>;
export type WebhookSendInput = z.input<typeof webhookSendSchema>;

/** One attempt to deliver an event. */
export interface WebhookAttempt {
	/** The app's clock, epoch milliseconds. */
	at: number;
	/** The `TikTok-Signature` header as it was sent. */
	signature: string | string[] | null;
	/** Null when no answer came. */
	status: number | null;
	error: string | null;
}

/** One event on its way to the app's webhook_url. */
export interface WebhookDelivery {
	url: string;
	event: string;
	user_openid: string | null;
	/** The publish_id of the post that the event is about. */
	publish_id: string | null;
	/** The raw text of the request. */
	body: string;
	/** The app's clock, epoch milliseconds. */
	created_at: number;
	attempts: WebhookAttempt[];
	/** `dropped`: 72 hours are over, or the event was forged and its only attempt failed. */
	state: 'pending' | 'delivered' | 'dropped';
	next_attempt_at: number | null;
}
