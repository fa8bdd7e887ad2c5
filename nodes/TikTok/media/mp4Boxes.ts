import { asciiAt, unsignedAt } from './byteReader';
import { Cursor, giveUp, type Reading } from './reading';

/** A box of an MP4 or QuickTime file (ISO/IEC 14496-12, section 4.2). */
export interface Mp4Box {
	type: string;
	/** Offset in the file behind its last byte; Infinity when it reaches to the end of the file. */
	end: number;
}

const SHORT_HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;

/** Walks the boxes of one file, in order. */
export class Mp4BoxWalker extends Cursor {
	/**
	 * In: the offset behind the enclosing box, Infinity at the top level.
	 * Out: the next box, with the cursor at its body, or null when the enclosing box has no more.
	 * Gives up when the sizes contradict each other or the box budget is used up.
	 */
	*next(parentEnd: number): Reading<Mp4Box | null> {
		const start = this.position;
		// Fewer bytes than a header are padding, which some writers leave.
		if (parentEnd - start < SHORT_HEADER_BYTES) return null;
		// An open end is found by trying: the file's end is the box's end.
		if (parentEnd === Infinity && !(yield* this.has(SHORT_HEADER_BYTES))) return null;
		yield* this.countHeader();

		const header = yield* this.take(SHORT_HEADER_BYTES);
		const type = asciiAt(header, 4, 8) ?? '';
		const shortSize = unsignedAt(header, 0, 4);
		// Size 0 means "to the end of the file", but inside a box QuickTime ends a list with it.
		if (shortSize === 0) return parentEnd === Infinity ? { type, end: Infinity } : null;

		const isLong = shortSize === 1;
		const headerBytes = isLong ? LONG_HEADER_BYTES : SHORT_HEADER_BYTES;
		if (start + headerBytes > parentEnd) yield* giveUp();
		const size = isLong ? unsignedAt(yield* this.take(8), 0, 8) : shortSize;
		if (size === null || size < headerBytes || start + size > parentEnd) return yield* giveUp();
		return { type, end: start + size };
	}

	/** In: a box and the bytes wanted of its body. Out: these, or as many as the body has; the cursor is behind them. */
	*head(box: Mp4Box, bytes: number): Reading<Uint8Array> {
		return yield* this.take(Math.min(bytes, box.end - this.position));
	}
}
