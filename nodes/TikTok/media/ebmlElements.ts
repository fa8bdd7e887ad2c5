import { Cursor, giveUp, type Reading } from './reading';

/** An element of an EBML file (RFC 8794). WebM files are EBML files. */
export interface EbmlElement {
	/** As in the file, with the length marker, for example 0x1A45DFA3. */
	id: number;
	/** File offset after the last byte. Infinity if the size is unknown, as in live recordings. */
	end: number;
}

const MAX_ID_BYTES = 4;
const MAX_SIZE_BYTES = 8;

/** Walks the elements of one file in order. */
export class EbmlWalker extends Cursor {
	/**
	 * Reads the header of the next element and moves to its body. Ends the reading if the sizes
	 * contradict each other or the file has too many elements.
	 *
	 * @param parentEnd the `end` of the parent element, or Infinity at the top level
	 * @returns `null` if the parent has no more elements
	 */
	*next(parentEnd: number): Reading<EbmlElement | null> {
		if (this.position >= parentEnd) return null;
		yield* this.countHeader();
		const idBytes = yield* this.variableInteger(MAX_ID_BYTES);
		const sizeBytes = yield* this.variableInteger(MAX_SIZE_BYTES);
		const id = idBytes.reduce((value, byte) => value * 256 + byte, 0);
		const end = this.position + sizeOf(sizeBytes);
		// If even the header exceeds the parent, `position` and therefore `end` are past `parentEnd`.
		if (end > parentEnd) yield* giveUp();
		return { id, end };
	}

	/** Reads a variable-size integer. Its length is 1 byte plus 1 for each leading zero bit. */
	private *variableInteger(maxBytes: number): Reading<number[]> {
		const [first] = yield* this.take(1);
		const length = Math.clz32(first) - 23;
		if (length > maxBytes) yield* giveUp();
		return [first, ...(yield* this.take(length - 1))];
	}
}

/** Decodes a size in bytes. If all bits are set, the size is unknown and becomes Infinity. */
function sizeOf(bytes: number[]): number {
	const marker = 0x80 >> (bytes.length - 1);
	const [first, ...rest] = bytes;
	const isOpen = (first & (marker - 1)) === marker - 1 && rest.every((byte) => byte === 0xff);
	return isOpen ? Infinity : rest.reduce((value, byte) => value * 256 + byte, first & (marker - 1));
}
