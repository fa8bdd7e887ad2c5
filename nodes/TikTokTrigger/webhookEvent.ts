import { parseExactJson } from '../TikTok/shared/exactJson';
import { asRecord, textOrNull } from '../TikTok/shared/values';
import { PING } from './events';
import { isNestedDeeperThan } from './nesting';

/** TikTok's events are shorter than 1,000 bytes. n8n accepts 16 MB. */
export const MAX_BODY_BYTES = 65_536;

/** TikTok's events have one level, and their content has one more. */
export const MAX_NESTING = 20;

/** A ping has about 250 bytes. */
export const MAX_PING_BYTES = 1_000;

/** From here on, a time is in milliseconds. As seconds it would be the year 5138. */
const FIRST_MILLISECONDS = 100_000_000_000;

/** The last millisecond that a JavaScript date can represent. */
const MAX_EPOCH_MS = 8_640_000_000_000_000;

/** An event as TikTok sends it. https://developers.tiktok.com/doc/webhooks-overview */
export interface WebhookEvent {
	readonly client_key: string;
	readonly event: string;
	/** Epoch seconds, also where TikTok sends milliseconds. */
	readonly create_time: number;
	/** Null when TikTok names no account. */
	readonly user_openid: string | null;
	/** `content` as TikTok sent it. All deliveries of one event have the same. */
	readonly content_text: string;
	/** `content` parsed, with exact ids; the text itself when it is not JSON. */
	readonly content: unknown;
}

/** @returns undefined when the body is too large or too deep, is not JSON, or has other types */
export function readWebhookEvent(rawBody: Buffer): WebhookEvent | undefined {
	if (rawBody.length > MAX_BODY_BYTES) return undefined;
	const json = rawBody.toString('utf8');
	if (isNestedDeeperThan(json, MAX_NESTING)) return undefined;
	const body = asRecord(parseExactJson(json)) ?? {};
	const { create_time, user_openid = null, content = '{}' } = body;
	const clientKey = textOrNull(body.client_key);
	const event = textOrNull(body.event);
	if (clientKey === null || event === null || !isTime(create_time)) return undefined;
	if (user_openid !== null && typeof user_openid !== 'string') return undefined;
	if (typeof content !== 'string' || isNestedDeeperThan(content, MAX_NESTING)) return undefined;
	return {
		client_key: clientKey,
		event,
		create_time: inSeconds(create_time),
		user_openid,
		content_text: content,
		content: parseExactJson(content) ?? content,
	};
}

/**
 * Whether the body is TikTok's ping. TikTok may send it unsigned, so anybody can: it is recognised by
 * a few bytes, before n8n reads the credential, and nothing else in it is used.
 */
export function isPing(rawBody: Buffer): boolean {
	if (rawBody.length > MAX_PING_BYTES || !rawBody.includes(PING)) return false;
	return readWebhookEvent(rawBody)?.event === PING;
}

function isTime(value: unknown): value is number {
	return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_EPOCH_MS;
}

function inSeconds(time: number): number {
	return time < FIRST_MILLISECONDS ? time : Math.floor(time / 1_000);
}
