import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { throwIfCancelled, type Clock } from '../../shared/clock';
import { FaultError } from '../../errors/fault';
import { lowerCaseHeaders } from '../../shared/httpAnswer';
import { foreignText } from '../../shared/foreignText';
import { answerInTime } from './answerInTime';
import { toByteStream, type ByteStream } from '../../shared/byteStream';
import { resumingDownload, type Connection } from './resumingDownload';
import type { VideoSource } from './videoSource';
import { changed, noAddress, refused, sizeUnknown, unreachable } from './webFaults';

/** A download may take as long as the upload: one hour. */
const DOWNLOAD_TIMEOUT_MS = 3_600_000;

/**
 * Give up looking for the header after this many bytes. If it is at the end of the file, reading it
 * would mean downloading the file twice.
 */
const HEADER_LIMIT_BYTES = 16_777_216;

interface WebServer {
	readonly context: IExecuteFunctions;
	readonly url: string;
	readonly clock: Clock;
}

/** What the first answer says about the file. TikTok needs the size before the first byte. */
interface WebFile {
	readonly sizeBytes: number;
	readonly declaredMimeType: string;
	readonly fileName: string | null;
	readonly takesRanges: boolean;
	/** The stream of the first answer, which is closed. */
	readonly stream: ByteStream;
}

/**
 * The file at a web address as a source. It is streamed, never stored. A dropped or stalled download
 * continues where it stopped if the server supports ranges. n8n's own rules for redirects apply.
 *
 * @throws FaultError when the address does not lead to a file of known size
 */
export async function webSource(
	context: IExecuteFunctions,
	address: string,
	clock: Clock,
): Promise<VideoSource> {
	const url = checkedAddress(address);
	const server: WebServer = { context, url, clock };
	const file = await probe(server);
	const connect = async (offset: number): Promise<Connection> => await openAt(server, offset, file);
	const openFrom = async (offset: number): Promise<ByteStream> =>
		toByteStream(
			resumingDownload(connect, offset, file.sizeBytes, file.takesRanges, clock),
			file.stream,
		);
	return {
		fileName: file.fileName,
		declaredMimeType: file.declaredMimeType,
		sizeBytes: file.sizeBytes,
		headerLimitBytes: HEADER_LIMIT_BYTES,
		watchesItself: true,
		open: async () => await openFrom(0),
		...(file.takesRanges ? { openAt: openFrom } : {}),
	};
}

function checkedAddress(address: string): string {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
	throw new FaultError(noAddress());
}

/** Requests the first byte only. The answer says size, type, name, and whether ranges work. */
async function probe(server: WebServer): Promise<WebFile> {
	const { status, headers, body } = await firstAnswer(server);
	body.destroy();
	const total = headers['content-range']?.match(/\/(\d{1,16})$/)?.[1];
	const size = Number(status === 206 ? total : headers['content-length']);
	if (status !== 200 && status !== 206) throw new FaultError(refused(status));
	if (!Number.isSafeInteger(size)) throw new FaultError(sizeUnknown());
	return {
		sizeBytes: size,
		declaredMimeType: headers['content-type'] ?? '',
		fileName: mediaName(nameIn(headers['content-disposition'])) ?? nameAtEnd(server.url),
		takesRanges: status === 206,
		stream: body,
	};
}

async function firstAnswer(server: WebServer) {
	const answer = await get(server, 'bytes=0-0').catch((thrown: unknown) => ({ thrown }));
	if (!('thrown' in answer)) return answer;
	throwIfCancelled(server.context.getExecutionCancelSignal());
	throw new FaultError(unreachable(answer.thrown));
}

async function openAt(server: WebServer, offset: number, file: WebFile): Promise<Connection> {
	const { status, headers, body } = await get(server, offset > 0 ? `bytes=${offset}-` : '');
	const wanted = `bytes ${offset}-${file.sizeBytes - 1}/${file.sizeBytes}`;
	const isRest = status === 206 && headers['content-range'] === wanted;
	if (offset === 0 ? status === 200 : isRest) return body;
	body.destroy();
	throw new FaultError(status === 200 || status === 206 ? changed() : refused(status));
}

async function get({ context, url, clock }: WebServer, range: string) {
	const options: IHttpRequestOptions = {
		method: 'GET',
		url,
		headers: { 'Accept-Encoding': 'identity', ...(range === '' ? {} : { Range: range }) },
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		timeout: DOWNLOAD_TIMEOUT_MS,
	};
	const response = await answerInTime(
		async (abortSignal) => await context.helpers.httpRequest({ ...options, abortSignal }),
		context.getExecutionCancelSignal(),
		clock,
	);
	return {
		status: Number(response.statusCode),
		headers: lowerCaseHeaders(response.headers),
		body: response.body as ByteStream,
	};
}

function nameIn(disposition: string | undefined): string | undefined {
	return disposition?.match(/filename="?([^";]+)"?/i)?.[1];
}

/** The file name at the end of an address; null when it does not end with one. */
export function nameAtEnd(url: string): string | null {
	return mediaName(new URL(url).pathname.split('/').pop());
}

/** Anything else at the end of an address may be the password of a link that needs no sign-in. */
const MEDIA_NAME = /^[^/;=]{1,100}\.(?:mp4|m4v|mov|webm|mkv|avi|jpe?g|png|webp|gif|heic)$/i;

function mediaName(name = ''): string | null {
	return MEDIA_NAME.test(name) ? foreignText(name) : null;
}
