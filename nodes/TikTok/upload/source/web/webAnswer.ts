import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Clock } from '../../../shared/clock';
import { lowerCaseHeaders } from '../../../shared/httpAnswer';
import { StallWatch } from '../../../shared/stallWatch';

/** A server that sends nothing for this long is given up, before its answer and within it. */
const SILENCE_LIMIT_MS = 60_000;

/** n8n's client counts it only until the answer begins. The node's own watch is faster. */
const CLIENT_TIMEOUT_MS = 2 * SILENCE_LIMIT_MS;

/** The body of an answer as n8n's client hands it over: a Node stream. */
type Body = AsyncIterable<Buffer> & { destroy(): void };

/** One GET, without redirects. */
export interface WebRequest {
	readonly context: IExecuteFunctions;
	readonly clock: Clock;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
}

/**
 * The answer to one GET. Its connection is open until the body has ended or `close` is called, so
 * everyone who gets one closes it. While nobody reads, it may wait as long as the server lets it.
 */
export class WebAnswer {
	private readonly buffers: AsyncIterator<Buffer>;

	private constructor(
		readonly status: number,
		/** Names in lower case. */
		readonly headers: Readonly<Record<string, string>>,
		readonly url: string,
		body: Body,
		private readonly connection: Connection,
	) {
		this.buffers = body[Symbol.asyncIterator]();
		// n8n's client hears the signal first. It leaves the connection of a body that is destroyed open,
		// and ignores the signal afterwards.
		connection.signal.addEventListener('abort', () => body.destroy());
	}

	/**
	 * Sends the request through n8n's client, whose proxy, certificate and SSRF settings hold.
	 *
	 * @throws an error with Node's code ETIMEDOUT after a minute, or what the client throws
	 */
	static async to({ context, clock, url, headers }: WebRequest): Promise<WebAnswer> {
		const connection = new Connection(clock, context.getExecutionCancelSignal());
		const options: IHttpRequestOptions = {
			method: 'GET',
			url,
			headers: { ...headers, 'Accept-Encoding': 'identity' },
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// n8n would send every header to each host. `maxRedirects: 0` means nothing to n8n 2.20.
			disableFollowRedirect: true,
			timeout: CLIENT_TIMEOUT_MS,
			abortSignal: connection.signal,
		};
		const response = await context.helpers.httpRequest(options).catch((error: unknown) => {
			connection.watch.end();
			throw connection.isSilent ? silence() : error;
		});
		connection.watch.pause();
		const received = lowerCaseHeaders(response.headers);
		return new WebAnswer(Number(response.statusCode), received, url, response.body, connection);
	}

	/**
	 * The next bytes of the body, or undefined at its end.
	 *
	 * @throws when the connection drops, was closed, or is silent for a minute
	 */
	async next(): Promise<Buffer | undefined> {
		const { watch } = this.connection;
		watch.resume();
		const { done, value } = await this.buffers.next().catch((error: unknown) => {
			this.close();
			throw error;
		});
		watch.pause();
		if (!done) return value;
		watch.end();
		if (this.connection.signal.aborted) throw silence();
		return undefined;
	}

	/** Closes the connection, also of a body that nobody has read. */
	close(): void {
		this.connection.close();
	}
}

/** Ends a request from this side. */
class Connection {
	isSilent = false;

	readonly signal: AbortSignal;

	readonly watch: StallWatch;

	private readonly own = new AbortController();

	/** @param stop n8n's signal that the execution was stopped, if there is one */
	constructor(clock: Clock, stop: AbortSignal | undefined) {
		this.signal = stop === undefined ? this.own.signal : AbortSignal.any([stop, this.own.signal]);
		this.watch = new StallWatch(clock, SILENCE_LIMIT_MS, () => {
			this.isSilent = true;
			this.own.abort();
		});
	}

	close(): void {
		this.watch.end();
		this.own.abort();
	}
}

function silence(): Error {
	return Object.assign(new Error('no answer within a minute'), { code: 'ETIMEDOUT' });
}
