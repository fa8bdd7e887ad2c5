import { createHash } from 'crypto';

import type { IDataObject } from 'n8n-workflow';

import { isObject, type WebhookEvent } from './webhookEvent';

/** Events that a process remembers per trigger; about 5 MB. */
export const REMEMBERED_EVENTS = 50_000;

/**
 * Of these, how many a restart survives. n8n writes them down with every event and reads them several
 * times, so they stay few.
 */
export const SAVED_EVENTS = 200;

/** Of the hash; 96 bits. */
const KEY_CHARACTERS = 16;

/** What two deliveries of one event have in common. */
export function eventKey(event: WebhookEvent): string {
	const { event: name, user_openid, create_time, content_text } = event;
	const text = JSON.stringify([name, user_openid, create_time, content_text]);
	return createHash('sha256').update(text).digest('base64url').slice(0, KEY_CHARACTERS);
}

/**
 * What is kept in static data: keys of one length, each with a blank after it, oldest first. One text,
 * because n8n walks through every entry of a list each time.
 */
export interface SavedEvents extends IDataObject {
	keys: string;
}

/** The events of one trigger that have been taken. */
export class Repeats {
	/** Oldest first. */
	private readonly keys = new Set<string>();

	/**
	 * The newest keys. n8n writes static data down some time after the node has returned: this very
	 * object is handed over, so that then the latest state is written, whichever request is the last.
	 */
	readonly saved: SavedEvents = { keys: '' };

	/** @param remembered how many events, at least as many as are saved */
	constructor(private readonly remembered = REMEMBERED_EVENTS) {}

	/** @returns false when that event had been taken already */
	take(key: string): boolean {
		if (this.keys.has(key)) return false;
		this.keys.add(key);
		this.saved.keys = newest(`${this.saved.keys}${key} `);
		if (this.keys.size > this.remembered) this.keys.delete(this.oldest());
		return true;
	}

	private oldest(): string {
		const [key] = this.keys;
		return key;
	}
}

/** Per workflow and node; n8n makes the node anew for every event, so nothing else would last. */
const ofTriggers = new Map<string, Repeats>();

/**
 * The events that a trigger has taken, in this process or, as far as n8n saved them, in the one before.
 *
 * @param trigger names the trigger within the process
 * @param saved what an earlier process left in the static data; anything else counts as nothing
 */
export function repeatsOf(trigger: string, saved: unknown): Repeats {
	const known = ofTriggers.get(trigger);
	if (known !== undefined) return known;
	const fresh = new Repeats();
	for (const key of savedKeys(saved)) fresh.take(key);
	ofTriggers.set(trigger, fresh);
	return fresh;
}

function savedKeys(saved: unknown): string[] {
	if (!isObject(saved) || typeof saved.keys !== 'string') return [];
	const keys = saved.keys.split(' ').filter((key) => key.length === KEY_CHARACTERS);
	return keys.slice(-SAVED_EVENTS);
}

function newest(keys: string): string {
	return keys.slice(-SAVED_EVENTS * (KEY_CHARACTERS + 1));
}
