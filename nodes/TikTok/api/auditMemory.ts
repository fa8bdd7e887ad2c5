import { adviceForCode, UNAUDITED } from '../errors/errorTable';
import type { Fault } from '../errors/fault';
import { AppMemory } from '../shared/appMemory';

/** What is known of the audit of a TikTok app. TikTok has no call that tells it. */
export interface AuditNote {
	readonly value: 'audited' | 'not_audited';
	/** TikTok said it in a code (`seen`), or it follows from what TikTok accepted (`derived`). */
	readonly basis: 'seen' | 'derived';
	/** A sentence that says what happened, and when. */
	readonly reason: string;
	/** Of a post that was started only to learn this, and that never gets a file. */
	readonly publish_id?: string;
}

/** After a week, an app may have been audited, or have lost its audit. */
const REMEMBERED_HOURS = 168;

/** By app, from the posts of this process. What TikTok answered last counts. */
const notes = new AppMemory<AuditNote>(REMEMBERED_HOURS);

/** What the posts of the last week have shown of the app; `undefined` when nothing. */
export function recallAudit(clientKey: string, nowMs: number): AuditNote | undefined {
	return notes.recall(clientKey, nowMs);
}

/** Keeps the note for later, and returns it. */
export function noteAudit(clientKey: string, note: AuditNote, nowMs: number): AuditNote {
	notes.note(clientKey, note, nowMs);
	return note;
}

/**
 * The note for a refused init; `undefined` when the refusal has nothing to do with the audit.
 * https://developers.tiktok.com/doc/content-sharing-guidelines
 */
export function unauditedNote({ code }: Fault, nowMs: number): AuditNote | undefined {
	if (adviceForCode(code) !== UNAUDITED) return undefined;
	const reason = `TikTok refused a post of this app with the code ${code} (${timeOf(nowMs)}).`;
	return { value: 'not_audited', basis: 'seen', reason };
}

/** The note for a published post that others than its owner can see, which needs an audit. */
export function seenByOthersNote(publishId: string, nowMs: number): AuditNote {
	const reason = `A post of this app that is not Only Me was published (publish_id ${publishId}, ${timeOf(nowMs)}). TikTok accepts such a post only from an audited app.`;
	return { value: 'audited', basis: 'derived', reason };
}

/** As it stands in a reason: UTC, without milliseconds. */
export function timeOf(epochMs: number): string {
	return new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');
}
