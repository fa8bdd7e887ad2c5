import type { IDataObject } from 'n8n-workflow';

import { oneWayHash } from '../TikTok/shared/oneWayHash';
import { asRecord, textOrNull } from '../TikTok/shared/values';
import type { TriggerMemory } from './triggerMemory';
import type { WebhookEvent } from './webhookEvent';

/** How many events a trigger remembers, in memory and in n8n's static data (9 kB). */
export const MAX_RECENT_EVENTS = 1_000;

/** Base64url characters of the hash: 48 bits. n8n saves the keys with every execution. */
const KEY_CHARACTERS = 8;

/**
 * Records an event, in memory and in n8n's static data.
 *
 * n8n writes static data some time after the node has returned. It therefore gets the very object
 * that later events change: n8n writes the latest state, whichever request finishes last.
 *
 * @param staticData of the node, as n8n has saved it; only the first event of a process reads it
 * @returns false when the trigger has received the event before
 */
export function isFirstDelivery(
	event: WebhookEvent,
	memory: TriggerMemory,
	staticData: IDataObject,
): boolean {
	const recent = (memory.recentEvents ??= { keys: savedKeys(staticData.recentEvents) });
	const key = eventKey(event);
	if (recent.keys.includes(key)) return false;
	recent.keys = newest(`${recent.keys}${key} `);
	staticData.recentEvents = recent;
	return true;
}

/** The same for all deliveries of one event. */
export function eventKey(event: WebhookEvent): string {
	const { event: name, user_openid, create_time, content_text } = event;
	const text = JSON.stringify([name, user_openid, create_time, content_text]);
	return oneWayHash(text).slice(0, KEY_CHARACTERS);
}

/** Anything but saved keys counts as none. */
function savedKeys(saved: unknown): string {
	const keys = (textOrNull(asRecord(saved)?.keys) ?? '').split(' ');
	const whole = keys.filter((key) => key.length === KEY_CHARACTERS);
	return newest(whole.map((key) => `${key} `).join(''));
}

function newest(keys: string): string {
	return keys.slice(-MAX_RECENT_EVENTS * (KEY_CHARACTERS + 1));
}
