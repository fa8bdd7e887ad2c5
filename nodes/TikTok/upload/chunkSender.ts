import { CancelledError, stopped } from '../api/clock';
import type { PutResult } from '../api/transport';
import { toByteStream } from './byteStream';
import { contentRangeOf } from './contentRange';
import type { Chunk, UploadPlan } from './plan';
import { SentMemory } from './sentMemory';
import { reportSent } from './sentSignal';
import { SourceReader } from './sourceReader';
import { Transfer, type SenderOptions } from './transfer';
import type { VideoSource } from './videoSource';

/**
 * Sends the chunks of one file, each PUT streaming its exact run of bytes from a reader that walks
 * the file once. Only a repeat opens the file again.
 */
export class ChunkSender {
	private reader: SourceReader | undefined;

	/** True once the file's last byte was handed to the HTTP client: from then on it may have arrived. */
	lastByteHandedOut = false;

	private readonly memory = new SentMemory();

	constructor(private readonly source: VideoSource) {}

	/** Opens the file and reads its first piece, so that nothing slow is left to do after the init. */
	async prepare(): Promise<void> {
		const reader = await this.readerAt(0);
		await reader.prefetch();
	}

	/**
	 * One PUT of `chunk`, ended after `remainingMs` or when no byte has moved for a while.
	 *
	 * @throws CancelledError when the execution was stopped
	 */
	async put(
		chunk: Chunk,
		plan: UploadPlan,
		remainingMs: number,
		options: SenderOptions,
	): Promise<PutResult | { sourceError: unknown }> {
		const bytes = chunk.endExclusive - chunk.start;
		const transfer = new Transfer(options);
		try {
			const reader = await this.readerAt(chunk.start);
			const body = toByteStream(this.handOut(reader, bytes, plan.videoSize, transfer));
			reportSent(body, (piece) => this.done(piece));
			const result = await transfer.run({
				url: options.uploadUrl,
				headers: {
					'Content-Type': options.mimeType,
					'Content-Length': String(bytes),
					'Content-Range': contentRangeOf(chunk, plan),
				},
				body,
				timeoutMs: remainingMs,
				abortSignal: transfer.abortSignal,
			});
			// A body that was not read to its end still holds the reader.
			if (!transfer.bodyEnded) {
				body.destroy();
				this.close();
			}
			return transfer.sourceError === undefined ? result : { sourceError: transfer.sourceError };
		} catch (error) {
			this.close();
			if (error instanceof CancelledError) throw stopped();
			return { sourceError: error };
		}
	}

	/** Lets go of the file. */
	close(): void {
		this.reader?.close();
		this.reader = undefined;
	}

	private done(piece: unknown): void {
		if (this.source.ownsPieces === true) this.memory.done(piece);
	}

	private async readerAt(offset: number): Promise<SourceReader> {
		if (this.reader !== undefined && this.reader.offset !== offset) this.close();
		if (this.reader === undefined) {
			this.reader = await this.openReader(offset);
			await this.reader.skipTo(offset, (piece) => this.done(piece));
		}
		return this.reader;
	}

	private async openReader(offset: number): Promise<SourceReader> {
		const { source } = this;
		if (offset === 0 || source.openAt === undefined) {
			return new SourceReader(await source.open(), source.sizeBytes);
		}
		return new SourceReader(await source.openAt(offset), source.sizeBytes, offset);
	}

	private async *handOut(
		reader: SourceReader,
		bytes: number,
		videoSize: number,
		transfer: Transfer,
	): AsyncGenerator<Buffer> {
		try {
			for await (const piece of reader.take(bytes)) {
				if (reader.offset === videoSize) this.lastByteHandedOut = true;
				transfer.moved();
				yield piece;
			}
			transfer.bodyEnded = true;
		} catch (error) {
			transfer.sourceError = error;
			throw endOfBody();
		}
	}
}

/** Ends the request; what really happened is kept beside it, for the client wraps what a body throws. */
function endOfBody(): RangeError {
	return new RangeError('the file could not be read on');
}
