import { oneWayHash } from './oneWayHash';

/** Above this, the process forgets the app that was noted first. */
export const MAX_APPS = 100;

const MS_PER_HOUR = 3_600_000;

/**
 * One value for each TikTok app, kept by this process for some hours. It holds hashes, no client key.
 * A second process learns on its own.
 */
export class AppMemory<Value> {
	/** `until` in epoch milliseconds, exclusive. */
	private readonly notes = new Map<string, { value: Value; until: number }>();

	constructor(private readonly hours: number) {}

	/** @param clientKey of the TikTok app */
	recall(clientKey: string, nowMs: number): Value | undefined {
		const note = this.notes.get(oneWayHash(clientKey));
		return note === undefined || note.until <= nowMs ? undefined : note.value;
	}

	/** Replaces what was noted before. Without a client key nothing is noted. */
	note(clientKey: string, value: Value, nowMs: number): void {
		if (clientKey === '') return;
		const app = oneWayHash(clientKey);
		this.notes.delete(app);
		this.notes.set(app, { value, until: nowMs + this.hours * MS_PER_HOUR });
		const [oldest] = this.notes.keys();
		if (this.notes.size > MAX_APPS) this.notes.delete(oldest);
	}

	forget(clientKey: string): void {
		this.notes.delete(oneWayHash(clientKey));
	}
}
