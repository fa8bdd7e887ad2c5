import { FaultError, type Fault } from '../../../errors/fault';
import type { ByteStream } from '../../../shared/byteStream';
import { retryAfterOf } from '../../../shared/httpAnswer';
import { FREES_SENT_MEMORY } from '../../freedMemory/enabled';
import { gathered } from './gathered';
import { notAFileFault, refusalFault } from './insteadOfFile';
import { ResumingDownload, type Connection } from './resumingDownload';
import { startText } from './startText';
import type { VideoSource } from '../videoSource';
import type { WebAnswer } from './webAnswer';
import { busy, changed, compressed, refusedRest, usedUp } from './webFaults';
import { fileIn, isFileAnswer, rangeFrom, startOf, type WebFile } from './webFile';
import { mayChangeSoon, type WebServer } from './webServer';

/**
 * Values of Content-Encoding that compress nothing. People who store a file set them by mistake, and
 * SDKs leave `aws-chunked` behind.
 */
const PLAIN =
	/^(?:|identity|none|null|undefined|binary|base64|aws-chunked|utf-?8|us-ascii|iso-8859-1|[78]bit|mp4|video\/.*)$/i;

/**
 * A video at a web address. One GET serves its check and its upload: the bytes that were read for the
 * check are kept, and the download waits until the upload continues it. Everyone who opens one closes it.
 */
export class WebVideo {
	/** What was read from the start of the file. */
	private held: Buffer[] = [];

	/** Bytes that were read for the header since the last `jump`. */
	readBytes = 0;

	/** Where the rest of the header is read from. */
	private tail: ResumingDownload | undefined;

	/** Whether the first download is in use or closed, so that another reader needs another one. */
	private isTaken = false;

	private constructor(
		private readonly server: WebServer,
		private readonly answer: WebAnswer,
		readonly file: WebFile,
		private download: ResumingDownload,
	) {}

	/**
	 * Asks for the file.
	 *
	 * @throws FaultError when the address does not lead to a file; CancelledError
	 */
	static async open(server: WebServer): Promise<WebVideo> {
		const answer = await server.getPatiently();
		const file = fileIn(answer, server.address.url);
		const fault = await faultOf(answer, server);
		if (fault !== undefined) {
			answer.close();
			throw new FaultError(fault);
		}
		return new WebVideo(server, answer, file, downloadOf(server, file, 0, { start: 0, answer }));
	}

	/** The next bytes for the header, or undefined at the end of the file. */
	async next(): Promise<Buffer | undefined> {
		const buffer = await (this.tail ?? this.download).next();
		this.readBytes += buffer?.length ?? 0;
		if (buffer !== undefined && this.tail === undefined) this.held.push(buffer);
		return buffer;
	}

	/**
	 * Continues the header at another offset with a request of its own, while the download waits.
	 *
	 * @returns false when the server can't begin there
	 */
	async jump(offset: number): Promise<boolean> {
		const { server, file } = this;
		if (this.tail !== undefined || !file.takesRanges) return false;
		const answer = await server.get(rangeFrom(offset, file)).catch(() => undefined);
		if (answer === undefined) return false;
		if (startOf(answer, offset, file) !== offset) {
			answer.close();
			return false;
		}
		this.tail = downloadOf(server, file, offset, { start: offset, answer });
		this.readBytes = 0;
		return true;
	}

	/** True once `jump` has succeeded. */
	get isAtTail(): boolean {
		return this.tail !== undefined;
	}

	/** Closes the request for the header. The download continues to wait. */
	endHeader(): void {
		this.tail?.destroy();
	}

	/** Why the content is no video, where it is a page or a message. */
	async notAFileFault(): Promise<Fault | undefined> {
		const { server, answer, download, held } = this;
		const reader = { next: async () => await download.next(), close: () => download.destroy() };
		const text = await startText(reader, server.clock, held);
		return notAFileFault({ address: server.address, answer, text });
	}

	/**
	 * The file as a source for the upload. It continues the open download, and asks for the file again
	 * after `close`.
	 *
	 * @param sizeBytes of the file
	 */
	source(sizeBytes: number): VideoSource {
		const { fileName, declaredMimeType } = this.file;
		return {
			fileName,
			declaredMimeType,
			sizeBytes,
			watchesItself: true,
			ownsBuffers: FREES_SENT_MEMORY,
			open: async () => await this.openFromStart(),
			openAt: async (offset) =>
				gathered(downloadOf(this.server, this.file, offset), this.server.clock),
			close: () => this.close(),
		};
	}

	/** All bytes of the file, from the open download. */
	bytes(): ByteStream {
		const { held, download } = this;
		this.held = [];
		const stream = {
			async *[Symbol.asyncIterator]() {
				for (let next = held.shift(); next !== undefined; next = held.shift()) yield next;
				yield* download;
			},
			destroy: () => download.destroy(),
		};
		return gathered(stream, this.server.clock);
	}

	close(): void {
		this.held = [];
		this.isTaken = true;
		this.tail?.destroy();
		this.download.destroy();
	}

	private async openFromStart(): Promise<ByteStream> {
		const { server, file, isTaken } = this;
		this.isTaken = true;
		if (!isTaken) return this.bytes();
		const answer = await server.getPatiently();
		const fault = laterFault(answer, file);
		if (fault !== undefined) {
			answer.close();
			throw new FaultError(fault);
		}
		this.download = downloadOf(server, file, 0, { start: 0, answer });
		return gathered(this.download, server.clock);
	}
}

function downloadOf(
	server: WebServer,
	file: WebFile,
	offset: number,
	connection?: Connection,
): ResumingDownload {
	const connect = async (at: number) => await connectAt(server, file, at);
	const sizeBytes = file.sizeBytes ?? Infinity;
	return new ResumingDownload({ connect, sizeBytes, clock: server.clock }, offset, connection);
}

/** @throws FaultError when the server now has another file, or none; an error when it may have it soon */
async function connectAt(server: WebServer, file: WebFile, offset: number): Promise<Connection> {
	const answer = await server.get(offset > 0 ? rangeFrom(offset, file) : {});
	const start = startOf(answer, offset, file);
	if (start !== undefined) return { start, answer };
	answer.close();
	if (mayChangeSoon(answer.status)) throw new Error(`HTTP ${answer.status}`);
	throw new FaultError(answer.status < 300 ? changed() : refusedRest(answer.status));
}

/** Why the first answer of an address is no file. */
async function faultOf(answer: WebAnswer, server: WebServer): Promise<Fault | undefined> {
	const { clock, address } = server;
	if (!isFileAnswer(answer)) {
		return refusalFault({ address, answer, text: await startText(answer, clock) }, clock.now());
	}
	const encodings = (answer.headers['content-encoding'] ?? '').split(',');
	const encoding = encodings.map((name) => name.trim()).find((name) => !PLAIN.test(name));
	return encoding === undefined ? undefined : compressed(encoding);
}

/** Why an address that gave the file before does not give it now. */
function laterFault(answer: WebAnswer, file: WebFile): Fault | undefined {
	const { status, headers } = answer;
	if (mayChangeSoon(status)) return busy(status, '', retryAfterOf(answer));
	if (!isFileAnswer(answer)) return usedUp(`answered with HTTP ${status}`);
	const isPage = headers['content-type']?.startsWith('text/html');
	if (isPage && !file.declaredMimeType.startsWith('text/html')) return usedUp('led to a web page');
	return startOf(answer, 0, file) === undefined ? changed() : undefined;
}
