/** The most bytes that are ever held between two pieces, and the most that a reader may take at once. The longest header field needed is under 100 bytes; telling text from binary wants a few hundred. */
export const MAX_HELD_BYTES = 512;

/**
 * What a reader asks of the bytes to come.
 * - `take`: that many bytes, then go on behind them (1 to MAX_HELD_BYTES).
 * - `peek`: up to that many, fewer only where the file ends, and stay before them.
 * - `skip`: go on behind that many bytes, which nobody looks at.
 * - `stop`: nothing more; the reader is never resumed.
 */
export type Want =
	| { kind: 'take'; bytes: number }
	| { kind: 'peek'; bytes: number }
	| { kind: 'skip'; bytes: number }
	| { kind: 'stop' };

/** A reader: written as if the file lay before it, but run piece by piece as bytes arrive. A file that ends while a reader wants more simply leaves it unfinished. */
export type Reading<Result> = Generator<Want, Result, Uint8Array>;

/** Ends the whole reading, from however deep inside: what was found so far stays, nothing else will come. */
export function* giveUp(): Reading<never> {
	for (;;) yield { kind: 'stop' };
}

/**
 * The maximum number of boxes or elements that are read from one file. A video has some tens of them
 * before the end of its index, or one for every few seconds if the index follows the frames. A file with
 * more of them is made to keep a reader busy: gigabytes of tiny boxes would block n8n's event loop.
 */
export const MAX_HEADERS = 10_000;

/** A position in the file that only moves forward. */
export class Cursor {
	/** Bytes from the start of the file to the next byte. */
	position = 0;
	private headersRead = 0;

	/** Counts the header of a box or an element. Ends the reading after MAX_HEADERS of them. */
	*countHeader(): Reading<void> {
		if (++this.headersRead > MAX_HEADERS) yield* giveUp();
	}

	/** In: a number of bytes, 0 to MAX_HELD_BYTES. Out: exactly these bytes. */
	*take(bytes: number): Reading<Uint8Array> {
		if (bytes === 0) return new Uint8Array(0);
		const taken = yield { kind: 'take', bytes };
		this.position += bytes;
		return taken;
	}

	/** In: a number of bytes, 1 to MAX_HELD_BYTES. Out: whether the file still has that many. */
	*has(bytes: number): Reading<boolean> {
		return (yield { kind: 'peek', bytes }).length === bytes;
	}

	/** In: an offset in the file, not before the present one. Moves there; an infinite one ends the reading, since nothing lies behind it. */
	*skipTo(offset: number): Reading<void> {
		if (offset === Infinity) yield* giveUp();
		const bytes = offset - this.position;
		this.position = offset;
		if (bytes > 0) yield { kind: 'skip', bytes };
	}
}
