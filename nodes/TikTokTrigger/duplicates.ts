import { createHash } from 'crypto';

import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { asRecord, textOrNull } from '../TikTok/shared/values';
import type { WebhookEvent } from './webhookEvent';

/** How many events a trigger remembers, in memory and in n8n's static data (9 kB). */
export const MAX_RECENT_EVENTS = 1_000;

/** Base64url characters of the hash: 48 bits. n8n saves the keys with every execution. */
const KEY_CHARACTERS = 8;

/** The newest events of one trigger. */
export interface RecentEvents extends IDataObject {
	/**
	 * Their keys, oldest first, each followed by a space. A text and not a list, because n8n walks
	 * through every entry of a list each time it reads the static data.
	 */
	keys: string;
}

/** By workflow and node. n8n creates the node again for each event, so a property would not last. */
const ofTriggers = new Map<string, RecentEvents>();

/** Identifies a trigger node within the process. */
export function triggerOf(context: IHookFunctions | IWebhookFunctions): string {
	return `${context.getWorkflow().id} ${context.getNode().id}`;
}

/** The same for all deliveries of one event. */
export function eventKey(event: WebhookEvent): string {
	const { event: name, user_openid, create_time, content_text } = event;
	const text = JSON.stringify([name, user_openid, create_time, content_text]);
	return createHash('sha256').update(text).digest('base64url').slice(0, KEY_CHARACTERS);
}

/**
 * The events that a trigger has received in this process or, as far as n8n saved them, before.
 *
 * n8n writes static data some time after the node has returned. Put this very object there: then
 * n8n writes the latest state, whichever request finishes last.
 *
 * @param trigger from `triggerOf`
 * @param saved what the static data holds; anything but recent events counts as none
 */
export function recentEventsOf(trigger: string, saved: unknown): RecentEvents {
	const recent = ofTriggers.get(trigger) ?? { keys: savedKeys(saved) };
	ofTriggers.set(trigger, recent);
	return recent;
}

/** Drops what the process remembers of a trigger. What n8n saved stays with the workflow. */
export function forgetEvents(trigger: string): void {
	ofTriggers.delete(trigger);
}

/** @returns false when the event has been received before */
export function isFirstDelivery(recent: RecentEvents, key: string): boolean {
	if (recent.keys.includes(key)) return false;
	recent.keys = newest(`${recent.keys}${key} `);
	return true;
}

function savedKeys(saved: unknown): string {
	const keys = (textOrNull(asRecord(saved)?.keys) ?? '').split(' ');
	return newest(
		keys
			.filter((key) => key.length === KEY_CHARACTERS)
			.map((key) => `${key} `)
			.join(''),
	);
}

function newest(keys: string): string {
	return keys.slice(-MAX_RECENT_EVENTS * (KEY_CHARACTERS + 1));
}
