import type { ByteStream } from '../../../nodes/TikTok/shared/byteStream';
import type { VideoSource } from '../../../nodes/TikTok/upload/source/videoSource';

/** A file whose bytes tell their position: no two runs of 16 bytes are alike. */
export function numbered(bytes: number): Buffer {
	const file = Buffer.alloc(Math.ceil(bytes / 4) * 4);
	for (let at = 0; at < file.length; at += 4) file.writeUInt32BE((at * 2_654_435_761) >>> 0, at);
	return file.subarray(0, bytes);
}

/** The file cut into pieces of that many bytes each; nothing is copied. */
export function cut(file: Buffer, pieceBytes: number): Buffer[] {
	const pieces: Buffer[] = [];
	for (let at = 0; at < file.length; at += pieceBytes) {
		pieces.push(file.subarray(at, at + pieceBytes));
	}
	return pieces;
}

/** A stream that is read piece by piece, and tells how far it was read and whether it was let go. */
export class PieceStream implements ByteStream {
	pulled = 0;

	destroyed = false;

	/** @param end thrown after the last piece instead of ending */
	constructor(
		private readonly pieces: Iterable<Buffer>,
		private readonly end?: Error,
	) {}

	async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
		for (const piece of this.pieces) {
			if (this.destroyed) throw new Error('the stream was let go');
			this.pulled += 1;
			yield piece;
		}
		if (this.end !== undefined) throw this.end;
	}

	destroy(): void {
		this.destroyed = true;
	}
}

/** Hands out its pieces and then nothing, until it is let go. */
export class SilentStream extends PieceStream {
	private wake: () => void = () => {};

	override async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
		yield* super[Symbol.asyncIterator]();
		await new Promise<void>((resolve) => (this.wake = resolve));
	}

	override destroy(): void {
		super.destroy();
		this.wake();
	}
}

/** A file in memory as a source that counts how often it is opened and which streams were let go. */
export class MemorySource implements VideoSource {
	readonly fileName = 'clip.mp4';

	readonly declaredMimeType = 'video/mp4';

	readonly sizeBytes: number;

	readonly opened: PieceStream[] = [];

	watchesItself = false;

	/** @param declaredBytes what it is said to hold, where that is not what it holds */
	constructor(
		private readonly file: Buffer,
		private readonly pieceBytes = 65_536,
		declaredBytes = file.length,
		private readonly end?: Error,
	) {
		this.sizeBytes = declaredBytes;
	}

	async open(): Promise<ByteStream> {
		const stream = new PieceStream(cut(this.file, this.pieceBytes), this.end);
		this.opened.push(stream);
		return stream;
	}
}

export async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
	const all: Buffer[] = [];
	for await (const piece of pieces) all.push(piece);
	return all;
}
