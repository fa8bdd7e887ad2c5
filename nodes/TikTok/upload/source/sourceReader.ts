import { BUFFER_BYTES, type ByteStream } from '../../shared/byteStream';

/** The file does not have its declared size. Thrown before the last byte is sent. */
export class SourceSizeError extends Error {
	override name = 'SourceSizeError';

	constructor(
		readonly declaredBytes: number,
		/** Infinity if the file continues after them. */
		readonly foundBytes: number,
	) {
		super(
			foundBytes === Infinity
				? `The file should have ${declaredBytes} bytes, but continues after them`
				: `The file should have ${declaredBytes} bytes, but ended after ${foundBytes}`,
		);
	}
}

/**
 * Cuts one source stream into consecutive ranges of exactly the requested length, whatever the size
 * of the stream's buffers. Copies nothing. No buffer that it yields is longer than BUFFER_BYTES: the
 * database mode of n8n provides a whole file in one buffer, which would look like a stall.
 */
export class SourceReader {
	private readonly buffers: AsyncIterator<Buffer>;

	private rest: Buffer | undefined;

	/**
	 * @param stream the file from byte `position` on
	 * @param sizeBytes the declared size, which is checked before the last byte is yielded
	 */
	constructor(
		readonly stream: ByteStream,
		private readonly sizeBytes: number,
		private position = 0,
	) {
		this.buffers = stream[Symbol.asyncIterator]();
	}

	/** Where the next range begins, in bytes from the start of the file. */
	get offset(): number {
		return this.position;
	}

	/** Reads the first buffer, so that an unreadable file is found before the init. */
	async prefetch(): Promise<void> {
		this.rest ??= await this.nextBuffer();
	}

	/** Passes everything before `offset` (bytes from the start of the file) to `drop`. */
	async skipTo(offset: number, drop: (buffer: Buffer) => void): Promise<void> {
		for await (const buffer of this.take(offset - this.position)) drop(buffer);
	}

	/**
	 * The next `bytes` bytes. Yields the last byte of the file only after the source has ended, so that
	 * a file that is longer than declared is never sent whole.
	 *
	 * @throws SourceSizeError when the source is shorter or longer than declared
	 */
	async *take(bytes: number): AsyncGenerator<Buffer> {
		for (let left = bytes; left > 0; ) {
			const buffer = this.rest ?? (await this.nextBuffer());
			if (buffer === undefined) throw new SourceSizeError(this.sizeBytes, this.position);
			const slice = buffer.subarray(0, Math.min(left, BUFFER_BYTES));
			this.rest = buffer.length > slice.length ? buffer.subarray(slice.length) : undefined;
			if (this.position + slice.length === this.sizeBytes) await this.expectEnd();
			left -= slice.length;
			this.position += slice.length;
			yield slice;
		}
	}

	/** Closes the source, even if it was not read to its end. */
	close(): void {
		this.stream.destroy();
	}

	private async expectEnd(): Promise<void> {
		if (this.rest !== undefined || (await this.nextBuffer()) !== undefined) {
			throw new SourceSizeError(this.sizeBytes, Infinity);
		}
	}

	private async nextBuffer(): Promise<Buffer | undefined> {
		for (;;) {
			const { done, value } = await this.buffers.next();
			if (done) return undefined;
			if (value.length > 0) return value;
		}
	}
}
