import type { PutRequest, PutResult } from '../../api/transport';
import type { Fault } from '../../errors/fault';
import { toByteStream, type ByteStream } from '../../shared/byteStream';
import type { Clock } from '../../shared/clock';
import { StallWatch } from '../../shared/stallWatch';
import type { SentMemory } from '../freedMemory/sentMemory';
import { contentRangeOf } from '../plan/contentRange';
import type { Chunk, UploadPlan } from '../plan/plan';

/** What all PUTs of one upload have in common. */
export interface SenderOptions {
	readonly uploadUrl: string;
	readonly mimeType: string;
	readonly stallMs: number;
	/** Real time, because it watches the network. */
	readonly clock: Clock;
	readonly signal: AbortSignal | undefined;
	send(request: PutRequest): Promise<PutResult>;
	/** Called whenever the client has taken bytes, with how far in the file these reach. */
	onSent?(bytes: number): void;
}

/** What a PUT sends, and until when. */
export interface PutOrder {
	readonly chunk: Chunk;
	readonly plan: UploadPlan;
	/** Milliseconds until the upload's deadline. */
	readonly remainingMs: number;
	readonly options: SenderOptions;
	/** The source has a time limit of its own, so the time that it takes is no stall of the PUT. */
	readonly sourceWatchesItself: boolean;
	/** The stream that the file is read from. */
	readonly sourceStream: ByteStream;
	readonly memory: SentMemory;
}

/** One PUT of one chunk. Its connection may be opened before it begins. */
export class ChunkPut {
	/** True once the client has taken the last byte of the chunk. */
	bodyEnded = false;

	/** True once the request has an answer or has failed. */
	isOver = false;

	private readonly abort = new AbortController();

	private readonly body: ByteStream;

	private start: (buffers: AsyncIterable<Buffer>) => void = () => undefined;

	private answer: Promise<PutResult> | undefined;

	private watch: StallWatch | undefined;

	private sourceError: unknown;

	constructor(private readonly order: PutOrder) {
		const started = new Promise<AsyncIterable<Buffer>>((resolve) => (this.start = resolve));
		const body = toByteStream(this.bodyOf(started), order.sourceStream);
		order.memory.freeWhenSent(body, () => this.watch?.moved());
		this.body = body;
	}

	get chunk(): Chunk {
		return this.order.chunk;
	}

	/**
	 * Opens the connection. n8n's client sends the header with the first byte of the body, so the
	 * upload host has no request before `begin`.
	 */
	async connect(): Promise<PutResult> {
		const { chunk, plan, remainingMs, options } = this.order;
		const { signal } = this.abort;
		this.answer ??= options
			.send({
				url: options.uploadUrl,
				headers: {
					'Content-Type': options.mimeType,
					'Content-Length': String(chunk.endExclusive - chunk.start),
					'Content-Range': contentRangeOf(chunk, plan),
				},
				body: this.body,
				timeoutMs: remainingMs,
				abortSignal: options.signal ? AbortSignal.any([options.signal, signal]) : signal,
			})
			.finally(() => {
				this.isOver = true;
				this.watch?.end();
			});
		return await this.answer;
	}

	/**
	 * Sends `buffers`, which hold exactly the bytes of the chunk.
	 *
	 * @returns the answer, the network's fault, or the error of `buffers`
	 * @throws CancelledError when the execution was stopped
	 */
	async begin(buffers: AsyncIterable<Buffer>): Promise<PutResult | { sourceError: unknown }> {
		const { clock, stallMs } = this.order.options;
		this.watch = new StallWatch(clock, stallMs, () => this.abort.abort());
		this.start(buffers);
		const result = await this.connect();
		if (this.sourceError !== undefined) return { sourceError: this.sourceError };
		return this.abort.signal.aborted ? { fault: stalled(stallMs) } : result;
	}

	/** Ends the request, whether it has begun or not. */
	drop(): void {
		this.abort.abort();
		this.body.destroy();
	}

	private async *bodyOf(started: Promise<AsyncIterable<Buffer>>): AsyncGenerator<Buffer> {
		try {
			const buffers = await started;
			this.beforeRead();
			for await (const buffer of buffers) {
				this.watch?.resume();
				yield buffer;
				this.beforeRead();
			}
			this.watch?.resume();
			this.bodyEnded = true;
			return;
		} catch (error) {
			this.sourceError = error;
		}
		// The client wraps what a body throws, so `begin` reports the error itself.
		throw new RangeError('the file is unreadable');
	}

	private beforeRead(): void {
		if (this.order.sourceWatchesItself) this.watch?.pause();
	}
}

function stalled(stallMs: number): Fault {
	return {
		kind: 'network',
		code: 'upload_stalled',
		message: `The upload stalled: no data was sent for ${stallMs / 60_000} minutes`,
		remedy: 'Check the internet connection of the n8n server, then try again.',
		retryable: true,
	};
}
