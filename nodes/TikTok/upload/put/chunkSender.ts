import { CancelledError, stopped } from '../../shared/clock';
import type { PutResult } from '../../api/transport';
import { ChunkPut } from './chunkPut';
import { LinePace } from './linePace';
import type { Chunk, UploadPlan } from '../plan/plan';
import { SentMemory } from '../freedMemory/sentMemory';
import { SourceReader } from '../source/sourceReader';
import type { SenderOptions } from './transfer';
import type { VideoSource } from '../source/videoSource';

/** Longer than it takes to open a connection anywhere; short enough that no host tires of waiting. */
const OPEN_AHEAD_MS = 1_000;

/**
 * Sends the chunks of one file, each PUT streaming its exact run of bytes from a reader that walks
 * the file once. Only a repeat opens the file again.
 *
 * n8n opens a connection for each PUT. That of the next chunk is opened while the one before is
 * still on its way, so that no time goes by between them.
 */
export class ChunkSender {
	private reader: SourceReader | undefined;

	/** True once the file's last byte was handed to the HTTP client: from then on it may have arrived. */
	lastByteHandedOut = false;

	private early: ChunkPut | undefined;

	private readonly memory = new SentMemory();

	private readonly pace = new LinePace();

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
		const deadline = options.clock.now() + remainingMs;
		const openPut = (of: Chunk) => this.open(of, plan, deadline, options);
		try {
			const reader = await this.readerAt(chunk.start);
			const put = this.takeEarly(chunk) ?? openPut(chunk);
			const next = plan.chunks[chunk.index + 1];
			const begunAt = options.clock.now();
			const result = await put.begin(
				this.piecesOf(chunk, plan, reader, () => {
					if (next !== undefined) this.early = openPut(next);
				}),
			);
			// A body that was not read to its end still holds the reader.
			if (!put.bodyEnded) {
				put.drop();
				this.close();
			}
			if (!isSuccess(result)) this.dropEarly();
			else this.pace.note(chunk.endExclusive - chunk.start, options.clock.now() - begunAt);
			return result;
		} catch (error) {
			this.close();
			if (error instanceof CancelledError) throw stopped();
			return { sourceError: error };
		}
	}

	/** Lets go of the file and of a connection that waits. */
	close(): void {
		this.dropEarly();
		this.reader?.close();
		this.reader = undefined;
	}

	private open(chunk: Chunk, plan: UploadPlan, deadline: number, options: SenderOptions): ChunkPut {
		// To n8n's client 0 is no limit at all.
		const remainingMs = Math.max(1, deadline - options.clock.now());
		const sent = (piece: unknown) => this.done(piece);
		const sourceWatchesItself = this.source.watchesItself === true;
		return new ChunkPut({ chunk, plan, remainingMs, options, sourceWatchesItself, sent });
	}

	private takeEarly(chunk: Chunk): ChunkPut | undefined {
		if (this.early?.suits(chunk) !== true) this.dropEarly();
		const { early } = this;
		this.early = undefined;
		return early;
	}

	private dropEarly(): void {
		this.early?.drop();
		this.early = undefined;
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

	/** @param nearlyOver called once, when the host will soon have the chunk */
	private async *piecesOf(
		chunk: Chunk,
		plan: UploadPlan,
		reader: SourceReader,
		nearlyOver: () => void,
	): AsyncGenerator<Buffer> {
		let told = false;
		for await (const piece of reader.take(chunk.endExclusive - chunk.start)) {
			if (reader.offset === plan.videoSize) this.lastByteHandedOut = true;
			yield piece;
			const isNear = this.pace.msFor(chunk.endExclusive - reader.offset) <= OPEN_AHEAD_MS;
			if (isNear && !told) nearlyOver();
			told ||= isNear;
		}
	}
}

function isSuccess(result: PutResult | { sourceError: unknown }): boolean {
	return 'answer' in result && result.answer.status >= 200 && result.answer.status < 300;
}
