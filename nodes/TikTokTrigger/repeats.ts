import { createHash } from 'crypto';

import type { WebhookEvent } from './webhookEvent';

/** Events that a process remembers per trigger; about 5 MB. */
export const REMEMBERED_EVENTS = 50_000;

/** Of these, how many a restart survives. They are saved with every event, so they stay few. */
export const SAVED_EVENTS = 500;

/** Of the hash; 96 bits. */
const KEY_CHARACTERS = 16;

/** What two deliveries of one event have in common. */
export function eventKey(event: WebhookEvent): string {
	const { event: name, user_openid, create_time, content_text } = event;
	const text = JSON.stringify([name, user_openid, create_time, content_text]);
	return createHash('sha256').update(text).digest('base64url').slice(0, KEY_CHARACTERS);
}

/** The events of one trigger that have been taken. */
export class Repeats {
	/** Oldest first. */
	private readonly keys = new Set<string>();

	/**
	 * The newest keys. n8n writes static data down some time after the node has returned: this very
	 * list is handed over, so that then the latest state is written, whichever request is the last.
	 */
	readonly saved: string[] = [];

	/** @param remembered how many events, at least as many as are saved */
	constructor(private readonly remembered = REMEMBERED_EVENTS) {}

	/** @returns false when that event had been taken already */
	take(key: string): boolean {
		if (this.keys.has(key)) return false;
		this.keys.add(key);
		this.saved.push(key);
		if (this.saved.length > SAVED_EVENTS) this.saved.shift();
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
	const keys: unknown[] = Array.isArray(saved) ? saved.slice(-SAVED_EVENTS) : [];
	for (const key of keys) if (typeof key === 'string') fresh.take(key);
	ofTriggers.set(trigger, fresh);
	return fresh;
}
