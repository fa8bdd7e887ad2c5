import { mediaName, nameAtEnd } from './mediaName';
import type { WebAnswer } from './webAnswer';

/** Some servers write `bytes=` or `Bytes`. */
const CONTENT_RANGE = /^bytes[ =](\d{1,16})-(\d{1,16})\/(\d{1,16}|\*)$/i;

/** 203 is a 200 that a proxy has passed on. Some servers call a whole file a part, without saying which. */
const WHOLE = [200, 203, 206];

/** What the answer to a plain GET says about the file. */
export interface WebFile {
	/** Null where the server does not state it. */
	readonly sizeBytes: number | null;
	readonly declaredMimeType: string;
	readonly fileName: string | null;
	/** False only if the server says so. Many servers that take ranges don't tell. */
	readonly takesRanges: boolean;
	/** By each of these the server tells one version of the file from another. */
	readonly etag: string | undefined;
	readonly lastModified: string | undefined;
}

/** @param address that of the item; a redirect may lead to one without a name */
export function fileIn(answer: WebAnswer, address: string): WebFile {
	const { headers, url } = answer;
	const part = partIn(answer);
	return {
		sizeBytes: part === undefined ? lengthIn(headers) : part.total,
		declaredMimeType: headers['content-type'] ?? '',
		fileName:
			mediaName(nameIn(headers['content-disposition'])) ?? nameAtEnd(url) ?? nameAtEnd(address),
		takesRanges: headers['accept-ranges']?.toLowerCase() !== 'none',
		etag: headers.etag,
		lastModified: headers['last-modified'],
	};
}

/** Whether a server gives the whole file. Some call it a part, although nobody asked for one. */
export function isFileAnswer(answer: WebAnswer): boolean {
	const part = partIn(answer);
	if (part === undefined) return WHOLE.includes(answer.status);
	return part.start === 0 && (part.total === null || part.end === part.total - 1);
}

/**
 * The headers that ask for the rest of a file, and for the whole file if it has changed. A weak ETag
 * can't be used for that: https://www.rfc-editor.org/rfc/rfc9110#name-if-range
 */
export function rangeFrom(
	offset: number,
	{ etag, lastModified }: WebFile,
): Readonly<Record<string, string>> {
	const validator = etag?.startsWith('"') ? etag : lastModified;
	return {
		Range: `bytes=${offset}-`,
		...(validator === undefined ? {} : { 'If-Range': validator }),
	};
}

/**
 * Where the body of an answer begins in the file, in bytes; undefined when it is not that file.
 *
 * @param offset the byte that the request asked for
 */
export function startOf(answer: WebAnswer, offset: number, file: WebFile): number | undefined {
	const { sizeBytes } = file;
	if (isOtherVersion(answer.headers, file)) return undefined;
	const part = partIn(answer);
	const { start, total } = part ?? { start: 0, total: lengthIn(answer.headers) };
	const isSize = total === null || sizeBytes === null || total === sizeBytes;
	if (!isSize) return undefined;
	if (part !== undefined) return start === offset ? start : undefined;
	// A part that does not say which is the whole file only where nobody asked for a part.
	const isWhole = WHOLE.includes(answer.status) && (answer.status !== 206 || offset === 0);
	return isWhole ? start : undefined;
}

/** The part that an answer holds; undefined when it is no part, or does not say which. */
function partIn({ status, headers }: WebAnswer) {
	const match = status === 206 ? CONTENT_RANGE.exec(headers['content-range'] ?? '') : null;
	if (match === null) return undefined;
	const [, start, end, total] = match;
	return { start: Number(start), end: Number(end), total: total === '*' ? null : Number(total) };
}

/** Servers behind one name may give one file several ETags, so one thing in common is enough. */
function isOtherVersion(headers: WebAnswer['headers'], file: WebFile): boolean {
	const known = [
		[strong(headers.etag), strong(file.etag)],
		[headers['last-modified'], file.lastModified],
	].filter(([now, before]) => now !== undefined && before !== undefined);
	return known.length > 0 && known.every(([now, before]) => now !== before);
}

/** The same version can have a weak ETag on one server and a strong one on another. */
function strong(etag: string | undefined): string | undefined {
	return etag?.replace(/^W\//, '');
}

function lengthIn({ 'content-length': header = '' }: WebAnswer['headers']): number | null {
	const bytes = /^\d{1,16}$/.test(header) ? Number(header) : NaN;
	return Number.isSafeInteger(bytes) ? bytes : null;
}

function nameIn(disposition: string | undefined): string | undefined {
	return disposition?.match(/filename="?([^";]{1,300})"?/i)?.[1];
}
