import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { cut, PieceStream, SilentStream } from './pieces';

/** A web server as n8n's client shows it: one file, and how it answers for it. */
export class WebServer {
	readonly requests: IHttpRequestOptions[] = [];

	readonly bodies: PieceStream[] = [];

	takesRanges = true;

	/** Sent besides the usual ones, or instead of them; undefined leaves one out. */
	headers: Record<string, string | undefined> = {};

	/** Answers with this instead of the file. */
	status: number | undefined;

	/** Where an address redirects to, with the status. */
	redirects = new Map<string, { to: string | undefined; status: number }>();

	/** Thrown instead of any answer. */
	error: Error | undefined;

	/** Drops the connection of the n-th request (from 1) after this many bytes. */
	drops = new Map<number, number>();

	/** From the n-th request (from 1) on nothing is answered at all. */
	silentFrom = Infinity;

	/** From the n-th request (from 1) on a body falls silent after this many bytes. */
	fallsSilent: { from: number; bytes: number } | undefined;

	constructor(public file: Buffer) {}

	readonly httpRequest: IExecuteFunctions['helpers']['httpRequest'] = async (options) => {
		this.requests.push(options);
		if (this.error !== undefined) throw this.error;
		if (this.requests.length >= this.silentFrom) return await untilAborted(options.abortSignal);
		const redirect = this.redirects.get(options.url);
		if (redirect !== undefined) return this.redirected(redirect);
		const range = /^bytes=(\d+)-(\d*)$/.exec(String(options.headers?.Range ?? ''));
		const isPart = range !== null && this.takesRanges && this.status === undefined;
		const start = isPart ? Number(range[1]) : 0;
		const end = isPart && range[2] !== '' ? Number(range[2]) + 1 : this.file.length;
		return await Promise.resolve({
			statusCode: this.status ?? (isPart ? 206 : 200),
			headers: {
				'Content-Length': String(end - start),
				...(isPart ? { 'Content-Range': `bytes ${start}-${end - 1}/${this.file.length}` } : {}),
				...this.headers,
			},
			body: this.bodyOf(this.file.subarray(start, end)),
		});
	};

	private redirected({ to, status }: { to: string | undefined; status: number }) {
		const headers = to === undefined ? {} : { Location: to };
		return { statusCode: status, headers, body: this.bodyOf(Buffer.alloc(10)) };
	}

	private bodyOf(bytes: Buffer): PieceStream {
		const { fallsSilent } = this;
		if (fallsSilent !== undefined && this.requests.length >= fallsSilent.from) {
			return this.noted(new SilentStream(cut(bytes.subarray(0, fallsSilent.bytes), 1_000)));
		}
		const drop = this.drops.get(this.requests.length);
		const pieces = cut(bytes.subarray(0, drop), 1_000);
		return this.noted(
			new PieceStream(pieces, drop === undefined ? undefined : new Error('aborted')),
		);
	}

	private noted(body: PieceStream): PieceStream {
		this.bodies.push(body);
		return body;
	}
}

/** As n8n's client ends a request. */
async function untilAborted(signal: IHttpRequestOptions['abortSignal']): Promise<never> {
	return await new Promise((_, reject) => {
		signal?.addEventListener?.('abort', () =>
			reject(Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' })),
		);
	});
}
