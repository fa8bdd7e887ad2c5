import type { IContextObject } from 'n8n-workflow';

import { FAIL_REASONS_THAT_ALLOW_A_NEW_POST } from '../../errors/failReasons';
import { asRecord, textOrNull } from '../../shared/values';
import type { PostFacts } from '../result/postFacts';
import type { PostResult } from '../result/postResult';
import type { FileIdentity } from './fileIdentity';

/**
 * How far the post of one item has come. The node writes each state before the step that it names,
 * so that a run that was cut off is found at or behind its last safe point.
 * - `init_sent`: TikTok may have started a post whose publish_id never arrived.
 * - `started`: the publish_id is known; of a file, nothing can appear yet.
 * - `last_put_begun`: TikTok may have every byte, so the post may appear.
 * - `done`: the status is final. `failed`: TikTok said FAILED.
 */
const STATES = ['init_sent', 'started', 'last_put_begun', 'done', 'failed'] as const;

export type LedgerState = (typeof STATES)[number];

/** The shape of the entries below. A version of the node that changes it counts up. */
export const LEDGER_VERSION = 1;

/** What n8n keeps of an item between the runs of one execution. Plain JSON, without upload address. */
export interface LedgerEntry extends FileIdentity {
	v: typeof LEDGER_VERSION;
	state: LedgerState;
	credential_id: string;
	/** When the node asked TikTok to start the post, ISO 8601. */
	init_at?: string;
	/** Known from `started` on. */
	publish_id?: string;
	/** Posts of this item that can no longer appear. */
	lost_publish_ids: string[];
	/** True when the upload host has refused the last PUT. */
	last_put_refused?: boolean;
	/** When TikTok accepted the last byte, ISO 8601. */
	uploaded_at?: string;
	facts: PostFacts;
	warnings: string[];
	/** The item's json, from `done` and `failed` on. */
	result?: PostResult;
	/** Of `failed`. */
	fail_reason?: string;
}

/** What stands in the ledger but is not an entry of this version. */
export interface UnreadableEntry {
	state: 'unreadable';
	publish_id?: string;
	lost_publish_ids: readonly string[];
}

/** What a run may do with an item, by what an earlier run of the same execution left. */
export type NextStep = 'post' | 'follow' | 'repeat_result' | 'repeat_failure' | 'stop_unknown';

/** Whether a post of the item may exist or come to exist. */
export function mayAppear(entry: LedgerEntry | UnreadableEntry | undefined): boolean {
	if (entry === undefined || entry.state === 'failed') return false;
	return !('transfer' in entry && entry.transfer === 'file' && isBeforeLastPut(entry));
}

/** The rule behind "never twice": an entry never leads to a blind init. */
export function nextStepFor(entry: LedgerEntry | UnreadableEntry | undefined): NextStep {
	switch (entry?.state) {
		case 'done':
			return 'repeat_result';
		case 'failed':
			return FAIL_REASONS_THAT_ALLOW_A_NEW_POST.has(entry.fail_reason ?? '')
				? 'post'
				: 'repeat_failure';
		case 'init_sent':
			return mayAppear(entry) ? 'stop_unknown' : 'post';
		case 'started':
		case 'last_put_begun':
			return mayAppear(entry) ? 'follow' : 'post';
		case 'unreadable':
			return 'stop_unknown';
		case undefined:
			return 'post';
	}
}

function isBeforeLastPut({ state }: LedgerEntry): boolean {
	return state === 'init_sent' || state === 'started';
}

const LEDGER_KEY = 'posts';

/**
 * The ledger of one run of the node. It lives in n8n's node context, which survives *Retry On Fail*
 * and the Retry of a saved execution.
 */
export class PostLedger {
	private readonly entries: Record<number, unknown>;

	/**
	 * @param context n8n's `getContext('node')`
	 * @param runIndex of this node in the execution: a loop's second round is another post
	 */
	constructor(context: IContextObject, runIndex: number) {
		context[LEDGER_KEY] ??= {};
		const runs = context[LEDGER_KEY] as Record<number, Record<number, unknown>>;
		this.entries = runs[runIndex] ??= {};
	}

	/** Size of the entries of this run as JSON, in characters. */
	get size(): number {
		return JSON.stringify(this.entries).length;
	}

	/** The entry of an item (index from 0); undefined when TikTok was not asked to post it. */
	entry(itemIndex: number): LedgerEntry | UnreadableEntry | undefined {
		const stored = this.entries[itemIndex];
		if (stored === undefined || isEntry(stored)) return stored;
		const publishId = textOrNull(asRecord(stored)?.publish_id) ?? undefined;
		return { state: 'unreadable', publish_id: publishId, lost_publish_ids: [] };
	}

	/** Writes the entry of an item in place of an earlier one. */
	write(itemIndex: number, entry: LedgerEntry): void {
		this.entries[itemIndex] = entry;
	}

	/** Restores the entry from before `write`, for an init that TikTok did not carry out. */
	restore(itemIndex: number, before: LedgerEntry | UnreadableEntry | undefined): void {
		if (before === undefined) delete this.entries[itemIndex];
		else this.entries[itemIndex] = before;
	}

	/**
	 * Changes the entry of an item.
	 *
	 * @throws RangeError when the item has none
	 */
	update(itemIndex: number, changes: Partial<LedgerEntry>): void {
		const entry = this.entry(itemIndex);
		if (entry === undefined) throw new RangeError(`the ledger has no entry for item ${itemIndex}`);
		Object.assign(entry, changes);
	}
}

/** Checks what the decisions rest on. A state that follows a post has the id and facts of that post. */
function isEntry(stored: unknown): stored is LedgerEntry {
	const entry: Partial<Record<keyof LedgerEntry, unknown>> | undefined = asRecord(stored);
	if (entry?.v !== LEDGER_VERSION || !STATES.some((state) => state === entry.state)) return false;
	const needsResult = entry.state === 'done' || entry.state === 'failed';
	return (
		(entry.transfer === 'file' || entry.transfer === 'pull') &&
		typeof entry.credential_id === 'string' &&
		Array.isArray(entry.lost_publish_ids) &&
		Array.isArray(entry.warnings) &&
		asRecord(entry.facts) !== undefined &&
		(entry.state === 'init_sent' || textOrNull(entry.publish_id) !== null) &&
		(!needsResult || asRecord(entry.result) !== undefined)
	);
}
