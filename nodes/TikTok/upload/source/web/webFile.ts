import { mediaName, nameAtEnd } from './mediaName';
import type { WebAnswer } from './webAnswer';

/** Some servers write `bytes=` or `Bytes`. */
const CONTENT_RANGE = /^bytes[ =](\d{1,16})-(\d{1,16})\/(\d{1,16}|\*)$/i;

/** 203 is a 200 that a proxy has passed on. */
const WHOLE = [200, 203];

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
	const { headers, url, status } = answer;
	return {
		sizeBytes: status === 206 && isReadable(answer) ? rangeIn(answer).total : lengthIn(headers),
		declaredMimeType: headers['content-type'] ?? '',
		fileName:
			mediaName(nameIn(headers['content-disposition'])) ?? nameAtEnd(url) ?? nameAtEnd(address),
		takesRanges: headers['accept-ranges']?.toLowerCase() !== 'none',
		etag: headers.etag,
		lastModified: headers['last-modified'],
	};
}

/**
 * Whether a server gives the whole file. Some call it a part, although nobody asked for one, and some
 * of those do not say which part.
 */
export function isFileAnswer(answer: WebAnswer): boolean {
	if (answer.status !== 206) return WHOLE.includes(answer.status);
	if (!isReadable(answer)) return true;
	const { start, end, total } = rangeIn(answer);
	return start === 0 && (total === null || end === total - 1);
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
	const isPart = answer.status === 206;
	const { start, total } = isPart ? rangeIn(answer) : { start: 0, total: lengthIn(answer.headers) };
	const isSize = total === null || sizeBytes === null || total === sizeBytes;
	if (!isSize || (!isPart && !WHOLE.includes(answer.status))) return undefined;
	return start === (isPart ? offset : 0) ? start : undefined;
}

function isReadable({ headers }: WebAnswer): boolean {
	return CONTENT_RANGE.test(headers['content-range'] ?? '');
}

function rangeIn({ headers }: WebAnswer): { start: number; end: number; total: number | null } {
	const [, start, end, total] = CONTENT_RANGE.exec(headers['content-range'] ?? '') ?? [];
	return {
		start: Number(start ?? NaN),
		end: Number(end ?? NaN),
		total: total === undefined || total === '*' ? null : Number(total),
	};
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
