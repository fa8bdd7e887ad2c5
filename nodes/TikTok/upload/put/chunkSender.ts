import type { PutResult } from '../../api/transport';
import { SentMemory } from '../freedMemory/sentMemory';
import type { Chunk, UploadPlan } from '../plan/plan';
import { SourceReader } from '../source/sourceReader';
import type { VideoSource } from '../source/videoSource';
import { ChunkPut, type SenderOptions } from './chunkPut';

/**
 * Sends the chunks of one file. Each PUT streams its bytes from a reader that reads the file once;
 * only a retry opens the file again.
 *
 * n8n opens a connection for each PUT. The sender opens that of the next chunk as soon as the client
 * has taken the last byte of the current one, so that both handshakes happen while the current chunk
 * is still on its way (docs/decisions.md has the figures).
 */
export class ChunkSender {
	/** True once the client has the last byte of the file: from then on TikTok may have it, too. */
	lastByteHandedOut = false;

	private reader: SourceReader | undefined;

	/** The PUT of the next chunk: connected, but not begun. */
	private next: ChunkPut | undefined;

	private readonly memory: SentMemory;

	constructor(private readonly source: VideoSource) {
		this.memory = new SentMemory(source);
	}

	/** Opens the file and reads its first buffer, so that nothing slow is left to do after the init. */
	async prepare(): Promise<void> {
		const reader = await this.readerAt(0);
		await reader.prefetch();
	}

	/**
	 * One PUT of `chunk`. It ends after `remainingMs`, or when no byte has moved for a while.
	 *
	 * @returns the answer, the network's fault, or the error of the file
	 * @throws CancelledError when the execution was stopped
	 */
	async put(
		chunk: Chunk,
		plan: UploadPlan,
		remainingMs: number,
		options: SenderOptions,
	): Promise<PutResult | { sourceError: unknown }> {
		const deadline = options.clock.now() + remainingMs;
		const reader = await this.readerAt(chunk.start).catch((error: unknown) => ({ error }));
		if ('error' in reader) {
			this.close();
			return { sourceError: reader.error };
		}
		const putOf = (of: Chunk) =>
			new ChunkPut({
				chunk: of,
				plan,
				// 0 would be no limit to n8n's client.
				remainingMs: Math.max(1, deadline - options.clock.now()),
				options,
				sourceWatchesItself: this.source.watchesItself === true,
				sourceStream: reader.stream,
				memory: this.memory,
			});
		const put = this.takeNext(chunk) ?? putOf(chunk);
		const buffers = this.buffersOf(chunk, plan, reader, options, () => {
			const next = plan.chunks[chunk.index + 1];
			if (next !== undefined) this.connectNext(putOf(next));
		});
		try {
			const result = await put.begin(buffers);
			if (!isSuccess(result)) this.dropNext();
			return result;
		} finally {
			// A body that was not read to its end still holds the reader.
			if (!put.bodyEnded) {
				put.drop();
				this.close();
			}
		}
	}

	/** Closes the file and the connection of the next chunk. */
	close(): void {
		this.dropNext();
		this.reader?.close();
		this.reader = undefined;
	}

	private connectNext(next: ChunkPut): void {
		this.next = next;
		// A connection that fails is replaced, so nobody needs to know.
		next.connect().catch(() => undefined);
	}

	/** The PUT that is already connected, if it is that of `chunk`. */
	private takeNext(chunk: Chunk): ChunkPut | undefined {
		const { next } = this;
		this.next = undefined;
		if (next?.chunk === chunk && !next.isOver) return next;
		next?.drop();
		return undefined;
	}

	private dropNext(): void {
		this.next?.drop();
		this.next = undefined;
	}

	private async readerAt(offset: number): Promise<SourceReader> {
		if (this.reader !== undefined && this.reader.offset !== offset) this.close();
		if (this.reader === undefined) {
			this.reader = await this.openReader(offset);
			await this.reader.skipTo(offset, (buffer) => this.memory.done(buffer));
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

	/** @param bodyTaken called when the client has taken the last byte of the chunk */
	private async *buffersOf(
		chunk: Chunk,
		plan: UploadPlan,
		reader: SourceReader,
		{ onSent }: SenderOptions,
		bodyTaken: () => void,
	): AsyncGenerator<Buffer> {
		for await (const buffer of reader.take(chunk.endExclusive - chunk.start)) {
			if (reader.offset === plan.videoSize) this.lastByteHandedOut = true;
			yield buffer;
			onSent?.(reader.offset);
		}
		bodyTaken();
	}
}

function isSuccess(result: PutResult | { sourceError: unknown }): boolean {
	return 'answer' in result && result.answer.status >= 200 && result.answer.status < 300;
}
