import type { PutRequest, PutResult } from '../../../nodes/TikTok/api/transport';

/** One PUT as the host saw it. */
export interface ReceivedPut {
	readonly headers: Readonly<Record<string, string>>;
	readonly url: string;
	readonly timeoutMs: number;
	readonly bytes: Buffer;
	/** How the body ended; a host that stops reading sees `unread`. */
	readonly body: 'ended' | 'broken' | 'unread';
}

/** What the host does with a PUT instead of reading all of it and answering 206 or 201. */
export interface Misbehaviour {
	status?: number;
	/** Reads no more than this many bytes, then answers. */
	readBytes?: number;
	/** Reads all and never answers, until the PUT is aborted. */
	hang?: boolean;
}

/** An upload host in memory: reads bodies as n8n's client does, piece by piece, and keeps them. */
export class UploadHost {
	readonly puts: ReceivedPut[] = [];

	constructor(private readonly plans: Misbehaviour[] = []) {}

	/** A PUT; the answer comes after as much of the body as this host reads. */
	async send(request: PutRequest): Promise<PutResult> {
		const stream = (request.body as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
		const first = await stream.next().catch((error: unknown) => ({ error }));
		// The header goes out with the first byte: of what ends before, a host sees no request.
		if (request.abortSignal.aborted) return noAnswer('ERR_CANCELED');
		const { status, readBytes = Infinity, hang } = this.plans.shift() ?? {};
		const { bytes, body } = await readBody(first, stream, readBytes);
		const { headers, url, timeoutMs } = request;
		this.puts.push({ headers, url, timeoutMs, bytes, body });
		if (body === 'broken') return noAnswer('ECONNRESET');
		if (hang === true) {
			await aborted(request.abortSignal);
			return noAnswer('ERR_CANCELED');
		}
		const [, last, total] = /-(\d+)\/(\d+)$/.exec(headers['Content-Range']) ?? [];
		const documented = Number(last) + 1 === Number(total) ? 201 : 206;
		return { answer: { status: status ?? documented, headers: {}, text: '' } };
	}
}

type First = IteratorResult<Buffer, unknown> | { error: unknown };

async function readBody(first: First, stream: AsyncIterator<Buffer>, readBytes: number) {
	const pieces: Buffer[] = [];
	const ended = (body: ReceivedPut['body']) => ({ bytes: Buffer.concat(pieces), body });
	if ('error' in first) return ended('broken');
	let left = readBytes;
	try {
		for (let { done, value } = first; !done; ) {
			pieces.push(value as Buffer);
			left -= (value as Buffer).length;
			if (left <= 0) return ended('unread');
			({ done, value } = await stream.next());
		}
	} catch {
		return ended('broken');
	}
	return ended('ended');
}

async function aborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
}

function noAnswer(code: string): PutResult {
	return {
		fault: { kind: 'network', code, message: 'No answer', remedy: 'Wait.', retryable: true },
	};
}
