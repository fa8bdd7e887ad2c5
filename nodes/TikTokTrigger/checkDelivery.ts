import { foreignText, mapTexts } from '../TikTok/shared/foreignText';
import { isSignedWith, isWithinWindow, readSignature } from './signature';
import { MAX_BODY_BYTES, readWebhookEvent, type WebhookEvent } from './webhookEvent';

/** One request to the callback URL. */
export interface Delivery {
	/** `TikTok-Signature` as Node passes it on. */
	readonly signature: unknown;
	readonly rawBody: Buffer;
	/** Epoch milliseconds. */
	readonly receivedAt: number;
}

/** The TikTok app whose events the trigger accepts. */
export interface App {
	readonly clientKey: string;
	readonly clientSecret: string;
}

/** Why the trigger does not accept a request. */
export interface Rejection {
	/** HTTP status: 401 when TikTok did not sign the request for this app, 400 for any other body. */
	readonly status: 400 | 401;
	/** For n8n's log only, because the sender may be a forger. */
	readonly reason: string;
}

/**
 * Checks what costs least first: n8n reads the credential only when header, time and size are
 * right, and the node parses only what TikTok has signed.
 *
 * @param readApp reads the credential
 */
export async function checkDelivery(
	delivery: Delivery,
	windowSec: number,
	readApp: () => Promise<App>,
): Promise<{ event: WebhookEvent } | { rejection: Rejection }> {
	const signature = readSignature(delivery.signature);
	if (signature === undefined) {
		return reject(401, 'TikTok-Signature is missing, malformed, or contains a part twice');
	}
	if (!isWithinWindow(signature, delivery.receivedAt, windowSec)) {
		return reject(401, 'the time of the signature is outside the signature window');
	}
	if (delivery.rawBody.length > MAX_BODY_BYTES) return reject(400, 'the body is too large');
	const app = await readApp();
	if (app.clientKey === '' || app.clientSecret === '') {
		return reject(401, 'the credential has no client key or no client secret');
	}
	if (!isSignedWith(signature, app.clientSecret, delivery.rawBody)) {
		return reject(401, 'the signature does not match this body and the client secret');
	}
	const event = readWebhookEvent(delivery.rawBody);
	if (event === undefined) return reject(400, 'the body is not an event');
	if (event.client_key !== app.clientKey) return reject(401, 'the event belongs to another app');
	return { event: withSafeTexts(event, app) };
}

/** `content_text` stays as it came, because it distinguishes events and is never shown. */
function withSafeTexts(event: WebhookEvent, { clientSecret }: App): WebhookEvent {
	const { event: name, user_openid, content } = event;
	const shown = { event: name, user_openid, content };
	const safe = mapTexts(shown, (text) => foreignText(text, [clientSecret]));
	return { ...event, ...(safe as typeof shown) };
}

function reject(status: Rejection['status'], reason: string): { rejection: Rejection } {
	return { rejection: { status, reason } };
}
