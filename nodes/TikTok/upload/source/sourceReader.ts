import { PIECE_BYTES, type ByteStream } from '../../shared/byteStream';

/** The file did not hold what it was said to hold. Ends the upload before its last byte. */
export class SourceSizeError extends Error {
	override name = 'SourceSizeError';

	constructor(
		readonly declaredBytes: number,
		/** Infinity where it goes on. */
		readonly foundBytes: number,
	) {
		super(
			foundBytes === Infinity
				? `The file was said to have ${declaredBytes} bytes, but goes on after them`
				: `The file was said to have ${declaredBytes} bytes, but ended after ${foundBytes}`,
		);
	}
}

/**
 * Hands out one source stream as consecutive runs of bytes, each exactly as long as asked for,
 * however long the pieces are in which the stream arrives. Copies nothing. No piece is longer than
 * PIECE_BYTES: n8n's database mode hands over a whole file in one, and whether it moves could not
 * be told then.
 */
export class SourceReader {
	private readonly pieces: AsyncIterator<Buffer>;

	private rest: Buffer | undefined;

	/**
	 * @param stream the file from its first byte, or from `position` (bytes) on
	 * @param sizeBytes what it is said to hold; checked before the last byte is handed out
	 */
	constructor(
		private readonly stream: ByteStream,
		private readonly sizeBytes: number,
		private position = 0,
	) {
		this.pieces = stream[Symbol.asyncIterator]();
	}

	/** Bytes handed out or skipped so far: the offset at which the next run begins. */
	get offset(): number {
		return this.position;
	}

	/** Reads the first piece, so that the file is known to be readable before TikTok is asked. */
	async prefetch(): Promise<void> {
		this.rest ??= await this.nextPiece();
	}

	/** Reads everything before `offset` (bytes from the start of the file) and hands it to `drop`. */
	async skipTo(offset: number, drop: (piece: Buffer) => void): Promise<void> {
		for await (const piece of this.take(offset - this.position)) drop(piece);
	}

	/**
	 * The next `bytes` bytes. Before the piece with the file's last byte is handed out, the source
	 * must have ended: a file that runs on is never sent whole.
	 *
	 * @throws SourceSizeError when the source ends early or runs on
	 */
	async *take(bytes: number): AsyncGenerator<Buffer> {
		for (let left = bytes; left > 0; ) {
			const piece = this.rest ?? (await this.nextPiece());
			if (piece === undefined) throw new SourceSizeError(this.sizeBytes, this.position);
			const part = piece.subarray(0, Math.min(left, PIECE_BYTES));
			this.rest = piece.length > part.length ? piece.subarray(part.length) : undefined;
			if (this.position + part.length === this.sizeBytes) await this.expectEnd();
			left -= part.length;
			this.position += part.length;
			yield part;
		}
	}

	/** Lets go of the source, read to its end or not. */
	close(): void {
		this.stream.destroy();
	}

	private async expectEnd(): Promise<void> {
		if (this.rest !== undefined || (await this.nextPiece()) !== undefined) {
			throw new SourceSizeError(this.sizeBytes, Infinity);
		}
	}

	private async nextPiece(): Promise<Buffer | undefined> {
		for (;;) {
			const { done, value } = await this.pieces.next();
			if (done) return undefined;
			if (value.length > 0) return value;
		}
	}
}
