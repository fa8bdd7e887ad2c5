import type { IDataObject } from 'n8n-workflow';

import { numberOrNull } from '../shared/values';

/** The most entries that TikTok returns per page: https://developers.tiktok.com/doc/tiktok-api-v2-video-list */
export const MAX_ENTRIES_PER_PAGE = 20;

/** What a request for a page says: how many entries at most, and from where on. */
export type PageRequest = { max_count: number; cursor?: number };

/**
 * Reads one of TikTok's lists page by page.
 *
 * @param limit of entries, at least 1; Infinity for all
 * @param askPage returns TikTok's `data` for one page
 * @param entriesIn the entries of that `data`
 */
export async function readPages<Entry>(
	limit: number,
	askPage: (request: PageRequest) => Promise<IDataObject>,
	entriesIn: (data: IDataObject) => Entry[],
): Promise<Entry[]> {
	const entries: Entry[] = [];
	const cursors = new Set<number>();
	let cursor: number | undefined;
	do {
		const max_count = Math.min(MAX_ENTRIES_PER_PAGE, limit - entries.length);
		const page = await askPage(cursor === undefined ? { max_count } : { max_count, cursor });
		entries.push(...entriesIn(page));
		cursor = nextCursor(page, cursors);
	} while (cursor !== undefined && entries.length < limit);
	return entries.slice(0, limit);
}

/** Undefined after the last page, and for a missing or repeated cursor, which would lead to an endless loop. */
function nextCursor(page: IDataObject, known: Set<number>): number | undefined {
	const cursor = page.has_more === true ? numberOrNull(page.cursor) : null;
	if (cursor === null || known.has(cursor)) return undefined;
	known.add(cursor);
	return cursor;
}
