import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { throwIfCancelled, type Clock } from '../../shared/clock';
import { FaultError } from '../../errors/fault';
import { lowerCaseHeaders } from '../../shared/httpAnswer';
import { textOrNull } from '../../shared/values';
import { answerInTime } from './answerInTime';
import { toByteStream, type ByteStream } from '../../shared/byteStream';
import { resumingPieces, type Connection } from './resumingDownload';
import type { VideoSource } from './videoSource';
import { changed, noAddress, refused, sizeUnknown, unreachable } from './webFaults';

/** A large file may take as long as TikTok gives the upload. */
const DOWNLOAD_TIMEOUT_MS = 3_600_000;

/** A header behind all the content would cost a second download: beyond this it is done without. */
const HEADER_LIMIT_BYTES = 16_777_216;

/** Whom to ask, and with what. */
interface WebServer {
	readonly context: IExecuteFunctions;
	readonly url: string;
	readonly clock: Clock;
}

/** How an address answers: the size is needed before TikTok is asked. */
interface WebFile {
	readonly sizeBytes: number;
	readonly declaredMimeType: string;
	readonly fileName: string | null;
	readonly takesRanges: boolean;
}

/**
 * The file at a web address as a source: streamed, never stored. A dropped or stalled download goes
 * on where it stopped when the server takes ranges. Redirects follow n8n's own rules.
 *
 * @throws FaultError when the address gives no file of known size
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
		toByteStream(resumingPieces(connect, offset, file.sizeBytes, file.takesRanges, clock));
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

/** Asks for the first byte only: the answer tells size, type, name and whether ranges work. */
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
		fileName: nameIn(headers['content-disposition']) ?? lastSegment(server.url),
		takesRanges: status === 206,
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

function nameIn(disposition: string | undefined): string | null {
	return disposition?.match(/filename="?([^";]+)"?/i)?.[1] ?? null;
}

/** The file name at the end of an address, without its query; null when there is none. */
export function lastSegment(url: string): string | null {
	return textOrNull(new URL(url).pathname.split('/').pop());
}
