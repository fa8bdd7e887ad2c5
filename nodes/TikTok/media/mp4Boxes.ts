import { asciiAt, unsignedAt } from './byteReader';
import { Cursor, giveUp, type Reading } from './reading';

/** A box of an MP4 or QuickTime file (ISO/IEC 14496-12, section 4.2). */
export interface Mp4Box {
	type: string;
	/** File offset after the last byte. Infinity if the box extends to the end of the file. */
	end: number;
}

const SHORT_HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;
const CONTRADICTION = 'contradiction';

/** Walks the boxes of one file in order. */
export class Mp4BoxWalker extends Cursor {
	/**
	 * Reads the header of the next box and moves to its body. Ends the reading if the sizes
	 * contradict each other or the file has too many boxes.
	 *
	 * @param parentEnd the `end` of the parent box, or Infinity at the top level
	 * @returns `null` if the parent has no more boxes
	 */
	*next(parentEnd: number): Reading<Mp4Box | null> {
		const box = yield* this.nextIn(parentEnd);
		return box === CONTRADICTION ? yield* giveUp() : box;
	}

	/** Like `next`, but a size that contradicts the parent only ends the list of boxes. */
	*nextOptional(parentEnd: number): Reading<Mp4Box | null> {
		const box = yield* this.nextIn(parentEnd);
		return box === CONTRADICTION ? null : box;
	}

	private *nextIn(parentEnd: number): Reading<Mp4Box | null | typeof CONTRADICTION> {
		const start = this.position;
		// Some programs add padding that is shorter than a header.
		if (parentEnd - start < SHORT_HEADER_BYTES) return null;
		// If the end is not known, there are no more boxes when the file ends.
		if (parentEnd === Infinity && !(yield* this.has(SHORT_HEADER_BYTES))) return null;
		yield* this.countHeader();

		const header = yield* this.take(SHORT_HEADER_BYTES);
		const type = asciiAt(header, 4, 8) ?? '';
		const shortSize = unsignedAt(header, 0, 4);
		// Size 0 means "to the end of the file". Inside a box, it ends a list in QuickTime files.
		if (shortSize === 0) return parentEnd === Infinity ? { type, end: Infinity } : null;

		const isLong = shortSize === 1;
		const headerBytes = isLong ? LONG_HEADER_BYTES : SHORT_HEADER_BYTES;
		if (start + headerBytes > parentEnd) return CONTRADICTION;
		const size = isLong ? unsignedAt(yield* this.take(8), 0, 8) : shortSize;
		if (size === null || size < headerBytes || start + size > parentEnd) return CONTRADICTION;
		return { type, end: start + size };
	}
}
