import { parseExactJson } from '../TikTok/shared/exactJson';
import { isNestedDeeperThan } from './nesting';

/** TikTok's events are below a thousand bytes; n8n lets 16 MB through. */
export const MAX_BODY_BYTES = 1_000_000;

/** TikTok's events have one level, their content one more. */
export const MAX_NESTING = 20;

/** The last second that a date can hold. */
const MAX_EPOCH_SEC = 8_640_000_000_000;

/** An event as TikTok sends it. https://developers.tiktok.com/doc/webhooks-overview */
export interface WebhookEvent {
	readonly client_key: string;
	readonly event: string;
	/** Epoch seconds. */
	readonly create_time: number;
	/** Null where TikTok names no account. */
	readonly user_openid: string | null;
	/** The text of `content`, by which repeats are told. */
	readonly content_text: string;
	/** `content` parsed, ids exact; the text itself when it is no JSON. */
	readonly content: unknown;
}

/** @returns undefined for anything but an event: too large, too deep, no JSON, or of other types */
export function readWebhookEvent(rawBody: Buffer): WebhookEvent | undefined {
	if (rawBody.length > MAX_BODY_BYTES) return undefined;
	const body = parseShallow(rawBody.toString('utf8'));
	if (!isObject(body)) return undefined;
	const { client_key, event, create_time, user_openid = null, content = '{}' } = body;
	if (!isText(client_key) || !isText(event) || !isTime(create_time)) return undefined;
	if (user_openid !== null && typeof user_openid !== 'string') return undefined;
	if (typeof content !== 'string' || isNestedDeeperThan(content, MAX_NESTING)) return undefined;
	return {
		client_key,
		event,
		create_time,
		user_openid,
		content_text: content,
		content: parseExactJson(content) ?? content,
	};
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseShallow(text: string): unknown {
	return isNestedDeeperThan(text, MAX_NESTING) ? undefined : parseExactJson(text);
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

function isTime(value: unknown): value is number {
	return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_EPOCH_SEC;
}
