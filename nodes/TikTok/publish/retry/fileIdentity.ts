import { oneWayHash } from '../../shared/oneWayHash';
import { nameAtEnd } from '../../upload/source/web/mediaName';

/** What tells one file from another before TikTok is asked. */
export interface FileIdentity {
	/** `file`: a post appears only after the last byte. `pull`: it may appear from the init on. */
	readonly transfer: 'file' | 'pull';
	readonly file_name: string | null;
	/** 0 for files at web addresses, which are known by their address. */
	readonly size_bytes: number;
	/** Of web addresses: a one-way hash of them, without their queries. Of served photos: of names and sizes. */
	readonly places_hash?: string;
}

/** A file that the node sends. */
export function sentFile(fileName: string | null, sizeBytes: number): FileIdentity {
	return { transfer: 'file', file_name: fileName, size_bytes: sizeBytes };
}

/** A file at a web address that the node sends. It is the same file before and after it was opened. */
export function fetchedFile(url: string): FileIdentity {
	return { ...pulledFiles([url]), transfer: 'file' };
}

/**
 * Files that TikTok pulls.
 *
 * @param urls checked addresses, at least one; the first gives the name
 */
export function pulledFiles(urls: readonly string[]): FileIdentity {
	const [first] = urls;
	return {
		transfer: 'pull',
		file_name: nameAtEnd(first) ?? new URL(first).hostname,
		size_bytes: 0,
		places_hash: placesHash(urls),
	};
}

/**
 * Files that TikTok pulls from n8n. Their addresses differ in each run.
 *
 * @param files at least one; the first gives the name
 */
export function servedFiles(
	files: ReadonlyArray<{ fileName: string | null; sizeBytes: number }>,
): FileIdentity {
	const names = files.map(({ fileName, sizeBytes }) => `${String(fileName)} ${sizeBytes}`);
	return {
		transfer: 'pull',
		file_name: files[0].fileName,
		size_bytes: 0,
		places_hash: oneWayHash(names.join('\n')),
	};
}

/** True when both are the same file, as far as this can be told without reading it. */
export function isSameFile(one: FileIdentity, other: FileIdentity): boolean {
	return (
		one.transfer === other.transfer &&
		one.file_name === other.file_name &&
		one.size_bytes === other.size_bytes &&
		one.places_hash === other.places_hash
	);
}

/** Distinguishes files of one name. A signature in the query may change while the file stays. */
function placesHash(urls: readonly string[]): string {
	const places = urls.map((url) => {
		const { host, pathname } = new URL(url);
		return `${host}${pathname}`;
	});
	return oneWayHash(places.join('\n'));
}
