import { isSignedWith, isWithinWindow, readSignature } from './signature';
import { readWebhookEvent, type WebhookEvent } from './webhookEvent';

/** A request as it arrived. */
export interface Arrival {
	/** `TikTok-Signature` as Node hands it over. */
	readonly signature: unknown;
	readonly rawBody: Buffer;
	/** Epoch milliseconds. */
	readonly at: number;
}

/** The app whose events are listened to. */
export interface App {
	readonly clientKey: string;
	readonly clientSecret: string;
}

export interface Refusal {
	/** HTTP status: 401 for what TikTok did not sign for this app, 400 for what is no event. */
	readonly status: 400 | 401;
	/** For n8n's log. The sender is not told: it would help only a forger. */
	readonly why: string;
}

/** The event of a request, or why it is none. The signature comes first: nothing unsigned is read. */
export function judge(
	arrival: Arrival,
	app: App,
	windowSec: number,
): { event: WebhookEvent } | { refusal: Refusal } {
	const signature = readSignature(arrival.signature);
	if (app.clientKey === '' || app.clientSecret === '') {
		return refused(401, 'the credential has no client key or no client secret');
	}
	if (signature === undefined) {
		return refused(401, 'TikTok-Signature is missing, malformed, or has a part twice');
	}
	if (!isSignedWith(signature, app.clientSecret, arrival.rawBody)) {
		return refused(401, 'the signature is not of this body with this client secret');
	}
	if (!isWithinWindow(signature, arrival.at, windowSec)) {
		return refused(401, 'it was signed outside of the signature window');
	}
	const event = readWebhookEvent(arrival.rawBody);
	if (event === undefined) return refused(400, 'the body is no event');
	if (event.client_key !== app.clientKey) return refused(401, "it is another app's event");
	return { event };
}

function refused(status: Refusal['status'], why: string): { refusal: Refusal } {
	return { refusal: { status, why } };
}
