import type { AppState } from '../state/app';
import { newClientKey, newClientSecret } from '../state/ids';
import type { WebhookDelivery, WebhookSend } from '../types';
import { eventBody } from './event';
import { signatureHeader } from './signature';

const MS_PER_SECOND = 1_000;

/** One event to be delivered, and how it is signed when it is sent at `t` (epoch seconds). */
export interface Letter
	extends Pick<WebhookDelivery, 'event' | 'user_openid' | 'publish_id' | 'body'> {
	sign(t: number): string | string[] | null;
	/** A forged event is not retried. */
	once: boolean;
}

/** An event that the sandbox sends because a post or an authorization changed. */
export function honestLetter(
	app: AppState,
	{
		event,
		content,
		user_openid,
		publish_id,
	}: Pick<Letter, 'event' | 'user_openid' | 'publish_id'> & { content: string },
): Letter {
	const { client_key } = app;
	const body = eventBody({
		client_key,
		event,
		create_time: secondsNow(app),
		user_openid,
		content,
	});
	const sign = (t: number) => signatureHeader(app.client_secret, t, body);
	return { event, user_openid, publish_id, body, sign, once: false };
}

/** An event that a test orders, genuine or forged. */
export function letterToOrder(app: AppState, order: WebhookSend): Letter {
	const { event, forge } = order;
	const user_openid =
		order.user_openid === undefined ? ([...app.creators.keys()].at(0) ?? null) : order.user_openid;
	const content = typeof order.content === 'string' ? order.content : JSON.stringify(order.content);
	const create_time = order.create_time ?? secondsNow(app);
	const client_key = forge === 'other_client_key' ? newClientKey(app.spec.sandbox) : app.client_key;
	const body = order.body ?? eventBody({ client_key, event, create_time, user_openid, content });
	return {
		event,
		user_openid,
		publish_id: null,
		body: forge === 'changed_body' ? changed(body) : body,
		sign: (t) => signTo(app, order, order.signed_at ?? t, body),
		once: forge !== undefined,
	};
}

/** What the portal's _Test URL_ button sends, as recorded: create_time in milliseconds. */
export function pingLetter(app: AppState): Letter {
	const unsigned = app.switches.webhook_ping === 'unsigned' && { forge: { header: null } };
	const order = {
		event: 'tiktok.ping',
		content: { reason: 'testing Webhook' },
		create_time: app.clock.now(),
		repeat: 1,
		...unsigned,
	};
	return { ...letterToOrder(app, order), once: true };
}

function signTo(app: AppState, { forge }: WebhookSend, t: number, body: string) {
	if (typeof forge === 'object') return forge.header;
	const secret = forge === 'wrong_secret' ? newClientSecret() : app.client_secret;
	const header = signatureHeader(secret, t, body);
	return forge === 'changed_time' ? header.replace(/^t=\d+/, `t=${t + 1}`) : header;
}

/** Changes the last digit, so that the body has the same length and is still JSON. */
function changed(body: string): string {
	return body.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
}

function secondsNow(app: AppState): number {
	return Math.floor(app.clock.now() / MS_PER_SECOND);
}
