import type { IBinaryData, IContextObject } from 'n8n-workflow';

import { oneWayHash } from '../../shared/oneWayHash';

const COPIES_KEY = 'copies';

/** A file that n8n has stored for an item. */
interface StoredCopy {
	/** One-way, because the address may be signed. */
	url_hash: string;
	id: string;
	fileName?: string;
	mimeType: string;
}

/** By run index and item (from 0). */
type Copies = Record<number, Record<number, StoredCopy> | undefined>;

/**
 * The part of the ledger that keeps the copies of files at web addresses, so that a retry does not
 * fetch and store them again. It lives in n8n's node context, too.
 */
export class StoredCopies {
	/**
	 * @param context n8n's `getContext('node')`
	 * @param runIndex of this node in the execution
	 */
	constructor(
		private readonly context: IContextObject,
		private readonly runIndex: number,
	) {}

	/** Notes a copy. One without an id holds its content itself, which is too large for a note. */
	note(itemIndex: number, url: string, { id, fileName, mimeType }: IBinaryData): void {
		if (id === undefined) return;
		this.context[COPIES_KEY] ??= {};
		const runs = this.context[COPIES_KEY] as Copies;
		(runs[this.runIndex] ??= {})[itemIndex] = { url_hash: oneWayHash(url), id, fileName, mimeType };
	}

	/** The copy that an earlier try has noted for the same item and address. n8n may have deleted it. */
	find(itemIndex: number, url: string): IBinaryData | undefined {
		const runs = this.context[COPIES_KEY] as Copies | undefined;
		const copy = runs?.[this.runIndex]?.[itemIndex];
		if (copy?.url_hash !== oneWayHash(url)) return undefined;
		const { id, fileName, mimeType } = copy;
		return { id, fileName, mimeType, data: '' };
	}
}
