import { createHash } from 'crypto';

import type { FileFacts } from './stoppedRuns';
import { lastSegment } from '../../upload/source/webSource';

/**
 * What TikTok is asked to fetch, as the ledger and the log describe it.
 *
 * @param urls checked addresses, at least one; the first gives the name
 */
export function pulledFile(urls: readonly string[]): FileFacts {
	const [first] = urls;
	return {
		transfer: 'pull',
		file_name: lastSegment(first) ?? new URL(first).hostname,
		size_bytes: 0,
		places_hash: placesHash(urls),
	};
}

/** Tells other files of the same name apart. A signature in the query changes, the file does not. */
function placesHash(urls: readonly string[]): string {
	const places = urls.map((url) => {
		const { host, pathname } = new URL(url);
		return `${host}${pathname}`;
	});
	return createHash('sha256').update(places.join('\n')).digest('base64url');
}
