import type { PutResult } from '../../api/transport';
import { toByteStream, type ByteStream } from '../../shared/byteStream';
import { contentRangeOf } from '../plan/contentRange';
import type { Chunk, UploadPlan } from '../plan/plan';
import { reportSent } from '../freedMemory/sentSignal';
import { Transfer, type SenderOptions } from './transfer';

/** What a PUT sends, to whom, and until when. */
export interface PutOrder {
	readonly chunk: Chunk;
	readonly plan: UploadPlan;
	/** What is left of the upload's deadline, in milliseconds. */
	readonly remainingMs: number;
	readonly options: SenderOptions;
	/** The file ends by itself when it stands still. */
	readonly sourceWatchesItself: boolean;
	/** Hears of each piece whose bytes the system has taken. */
	sent(piece: unknown): void;
}

/** A host may drop a connection that says nothing; one that has waited longer is not relied on. */
const MAX_IDLE_MS = 5_000;

/**
 * One PUT of one chunk. The connection is opened at once. Header and bytes go out when `begin` is
 * called: until then the host has no request, and nothing of the file.
 */
export class ChunkPut {
	/** True once the client has taken the chunk's last byte. */
	bodyEnded = false;

	private sourceError: unknown;

	private readonly body: ByteStream;

	private readonly transfer: Transfer;

	private readonly answer: Promise<PutResult>;

	private readonly openedAt: number;

	private isOver = false;

	private release: (pieces: AsyncIterable<Buffer> | undefined) => void = () => undefined;

	constructor(private readonly order: PutOrder) {
		const { options } = order;
		const pieces = new Promise<AsyncIterable<Buffer> | undefined>((resolve) => {
			this.release = resolve;
		});
		this.openedAt = options.clock.now();
		this.transfer = new Transfer(options);
		const body = toByteStream(this.handOut(pieces));
		reportSent(body, (piece) => {
			this.transfer.moved();
			order.sent(piece);
		});
		this.body = body;
		this.answer = this.send();
		// Before `begin` nobody waits for it.
		this.answer.catch(() => undefined);
	}

	/** Whether this PUT can be begun in place of a new one for `chunk`. */
	suits(chunk: Chunk): boolean {
		const idleMs = this.order.options.clock.now() - this.openedAt;
		return !this.isOver && this.order.chunk.start === chunk.start && idleMs <= MAX_IDLE_MS;
	}

	/**
	 * Sends `pieces`, exactly the bytes of the chunk.
	 *
	 * @returns the host's answer or the fault that came instead, or what `pieces` threw
	 * @throws CancelledError when the execution was stopped
	 */
	async begin(pieces: AsyncIterable<Buffer>): Promise<PutResult | { sourceError: unknown }> {
		this.transfer.begin();
		this.release(pieces);
		const result = await this.answer;
		return this.sourceError === undefined ? result : { sourceError: this.sourceError };
	}

	/** Ends it, begun or not. */
	drop(): void {
		this.transfer.cancel();
		this.body.destroy();
		// After the body is gone: to the client an end of the pieces would be an empty body.
		this.release(undefined);
	}

	private async send(): Promise<PutResult> {
		const { chunk, plan, remainingMs, options } = this.order;
		try {
			return await this.transfer.run({
				url: options.uploadUrl,
				headers: {
					'Content-Type': options.mimeType,
					'Content-Length': String(chunk.endExclusive - chunk.start),
					'Content-Range': contentRangeOf(chunk, plan),
				},
				body: this.body,
				timeoutMs: remainingMs,
				abortSignal: this.transfer.abortSignal,
			});
		} finally {
			this.isOver = true;
		}
	}

	private async *handOut(
		released: Promise<AsyncIterable<Buffer> | undefined>,
	): AsyncGenerator<Buffer> {
		const pieces = await released;
		if (pieces === undefined) return;
		try {
			this.beforePiece();
			for await (const piece of pieces) {
				this.transfer.resume();
				yield piece;
				this.beforePiece();
			}
			this.transfer.resume();
			this.bodyEnded = true;
		} catch (error) {
			this.sourceError = error;
			throw endOfBody();
		}
	}

	private beforePiece(): void {
		if (this.order.sourceWatchesItself) this.transfer.pause();
	}
}

/** Ends the request; what really happened is kept beside it, for the client wraps what a body throws. */
function endOfBody(): RangeError {
	return new RangeError('the file could not be read on');
}
