import type { IContextObject, IDataObject } from 'n8n-workflow';

/**
 * How far the post of one item has come. Each state is written before the step it names, so that
 * a run that was cut off is found at or behind its last safe point.
 * - `init_sent`: TikTok may have begun a post whose publish_id never arrived.
 * - `started`: the publish_id is known; of a file, nothing can appear yet.
 * - `last_put_begun`: every byte may have arrived; the post may appear.
 * - `done`: finished, with its result. `failed`: TikTok said FAILED.
 */
export type LedgerState = 'init_sent' | 'started' | 'last_put_begun' | 'done' | 'failed';

/** What n8n keeps of an item between the tries of one execution. Plain JSON, no upload URL. */
export interface LedgerEntry {
	state: LedgerState;
	/** `file`: appears only after its last byte. `pull`: may appear from the init on. */
	transfer: 'file' | 'pull';
	credential_id: string;
	file_name: string | null;
	size_bytes: number;
	/** Of a pull: one-way hash of where the files are. */
	places_hash?: string;
	publish_id?: string;
	/** Of posts that were begun for this item before, and that can't appear any more. */
	lost_publish_ids?: string[];
	/** When the last byte was accepted, ISO 8601. */
	uploaded_at?: string;
	/** What the result needs and a later try can't find out again. */
	facts?: IDataObject;
	warnings: string[];
	/** With `done`: the item's json. */
	result?: IDataObject;
	/** With `failed`: TikTok's fail_reason. */
	fail_reason?: string;
}

/** What a run may do with an item that an earlier try of the same execution has touched. */
export type NextStep = 'post' | 'follow' | 'repeat_result' | 'repeat_failure' | 'stop_unknown';

/** Whether a post of the item may exist or come to exist, by what the ledger holds of it. */
export function mayAppear(entry: LedgerEntry | undefined): boolean {
	if (entry === undefined || entry.state === 'failed') return false;
	return entry.transfer === 'pull' || ['last_put_begun', 'done'].includes(entry.state);
}

/**
 * The rule behind "never twice": an entry is never answered with a blind init.
 *
 * @param allowsNewPost of TikTok's fail_reason, for a failed entry
 */
export function nextStepFor(
	entry: LedgerEntry | undefined,
	allowsNewPost: (failReason: string) => boolean,
): NextStep {
	if (entry === undefined) return 'post';
	switch (entry.state) {
		case 'done':
			return 'repeat_result';
		case 'failed':
			return entry.fail_reason !== undefined && allowsNewPost(entry.fail_reason)
				? 'post'
				: 'repeat_failure';
		case 'init_sent':
			return mayAppear(entry) ? 'stop_unknown' : 'post';
		case 'started':
		case 'last_put_begun':
			return mayAppear(entry) ? 'follow' : 'post';
	}
}

const LEDGER_KEY = 'posts';

/**
 * The ledger of one run of the node, in n8n's node context, which survives the tries of *Retry On
 * Fail* and the Retry of a saved execution.
 */
export class PostLedger {
	/**
	 * @param context n8n's `getContext('node')`
	 * @param runIndex of this node in the execution: a loop's second round is another post
	 */
	constructor(
		private readonly context: IContextObject,
		private readonly runIndex: number,
	) {}

	/** What an earlier try wrote for this item (index from 0), if anything. */
	entry(itemIndex: number): LedgerEntry | undefined {
		return this.book()[this.key(itemIndex)];
	}

	/** Begins the entry of an item, replacing that of a post that can't appear any more. */
	begin(itemIndex: number, entry: LedgerEntry): void {
		this.book()[this.key(itemIndex)] = entry;
	}

	/** Makes the entry of an item what it was, for a post that TikTok was not asked to begin after all. */
	putBack(itemIndex: number, before: LedgerEntry | undefined): void {
		if (before === undefined) this.forget(itemIndex);
		else this.begin(itemIndex, before);
	}

	/** Removes the entry of an item whose post TikTok has refused to begin. */
	forget(itemIndex: number): void {
		delete this.book()[this.key(itemIndex)];
	}

	/**
	 * Adds to the entry of an item.
	 *
	 * @throws RangeError when the item has none
	 */
	update(itemIndex: number, changes: Partial<LedgerEntry>): void {
		const entry = this.entry(itemIndex);
		if (entry === undefined) throw new RangeError(`the ledger has no entry for item ${itemIndex}`);
		Object.assign(entry, changes);
	}

	private key(itemIndex: number): string {
		return `${this.runIndex}:${itemIndex}`;
	}

	private book(): Record<string, LedgerEntry> {
		this.context[LEDGER_KEY] ??= {};
		return this.context[LEDGER_KEY] as Record<string, LedgerEntry>;
	}
}
