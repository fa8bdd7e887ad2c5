import { Cursor, giveUp, type Reading } from './reading';

/** An element of an EBML file, of which WebM is one (RFC 8794). */
export interface EbmlElement {
	/** As written in the file, with its length marker: 0x1A45DFA3 and so on. */
	id: number;
	/** Offset in the file behind its last byte; Infinity when its size is left open, as live recordings do. */
	end: number;
}

const MAX_ID_BYTES = 4;
const MAX_SIZE_BYTES = 8;

/** Walks the elements of one file, in order. */
export class EbmlWalker extends Cursor {
	/**
	 * In: the offset behind the enclosing element, Infinity where it is open.
	 * Out: the next element, with the cursor at its body, or null when the enclosing one has no more.
	 * Gives up when the sizes contradict each other or the element budget is used up.
	 */
	*next(parentEnd: number): Reading<EbmlElement | null> {
		if (this.position >= parentEnd) return null;
		yield* this.countHeader();
		const idBytes = yield* this.variableInteger(MAX_ID_BYTES);
		const sizeBytes = yield* this.variableInteger(MAX_SIZE_BYTES);
		const id = idBytes.reduce((value, byte) => value * 256 + byte, 0);
		const end = this.position + sizeOf(sizeBytes);
		// A header that reaches past its parent leaves a position behind parentEnd, and so an end.
		if (end > parentEnd) yield* giveUp();
		return { id, end };
	}

	/** In: an element. Out: its whole body, or null when that is longer than `maxBytes` (at most MAX_HELD_BYTES). */
	*body(element: EbmlElement, maxBytes: number): Reading<Uint8Array | null> {
		const bytes = element.end - this.position;
		return bytes > maxBytes ? null : yield* this.take(bytes);
	}

	/** Out: the bytes of a variable-size integer, whose length is told by the leading zero bits of its first byte. */
	private *variableInteger(maxBytes: number): Reading<number[]> {
		const [first] = yield* this.take(1);
		const length = Math.clz32(first) - 23;
		if (length > maxBytes) yield* giveUp();
		return [first, ...(yield* this.take(length - 1))];
	}
}

/** In: the bytes of a size. Out: that many bytes; Infinity when every bit is set, which leaves it open. */
function sizeOf(bytes: number[]): number {
	const marker = 0x80 >> (bytes.length - 1);
	const [first, ...rest] = bytes;
	const isOpen = (first & (marker - 1)) === marker - 1 && rest.every((byte) => byte === 0xff);
	return isOpen ? Infinity : rest.reduce((value, byte) => value * 256 + byte, first & (marker - 1));
}
