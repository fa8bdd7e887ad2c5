import { createHash } from 'node:crypto';

import { fileBeginning } from '../bench/videoBytes';
import { CLIP } from '../engine/postSetup';

const PIECE_BYTES = 65_536;
const STAMP_BYTES = 8;

/**
 * A playable video of any size that takes no room: the clip, then filler that is computed. No two
 * places of the filler are alike, so a byte that is lost or sent twice changes the hash.
 */
export class LargeFile {
	private readonly beginning: Buffer;

	constructor(readonly sizeBytes: number) {
		this.beginning = fileBeginning(CLIP, sizeBytes);
	}

	/** The bytes from `start` to `end` (exclusive), in pieces of 64 KiB. */
	*pieces(start: number, end: number): Generator<Buffer> {
		for (let at = start; at < end; at += PIECE_BYTES) {
			yield this.piece(at, Math.min(end, at + PIECE_BYTES));
		}
	}

	sha256(): string {
		const hash = createHash('sha256');
		for (const piece of this.pieces(0, this.sizeBytes)) hash.update(piece);
		return hash.digest('hex');
	}

	/** Every multiple of eight holds its own offset, wherever the piece begins. */
	private piece(start: number, end: number): Buffer {
		const from = start - (start % STAMP_BYTES);
		const bytes = Buffer.alloc(end + STAMP_BYTES - from);
		for (let at = 0; at + STAMP_BYTES <= bytes.length; at += STAMP_BYTES) {
			bytes.writeDoubleBE(from + at, at);
		}
		const piece = bytes.subarray(start - from, end - from);
		if (start < this.beginning.length) this.beginning.copy(piece, 0, start);
		return piece;
	}
}
