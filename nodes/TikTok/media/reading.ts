/**
 * The maximum number of bytes that are kept between two buffers, and that a reader can request at
 * once. A box needs fewer than 100 bytes. A few hundred are needed to recognize text.
 */
export const MAX_HELD_BYTES = 512;

/**
 * What a reader requests next.
 * - `take`: exactly `bytes` bytes (1 to MAX_HELD_BYTES), and moves past them.
 * - `peek`: `bytes` bytes (1 to MAX_HELD_BYTES), or fewer if the file ends, and does not move.
 * - `skip`: moves past `bytes` bytes without reading them.
 * - `stop`: nothing. The reader does not resume.
 */
export type Want =
	| { kind: 'take'; bytes: number }
	| { kind: 'peek'; bytes: number }
	| { kind: 'skip'; bytes: number }
	| { kind: 'stop' };

/**
 * A reader: a generator that requests bytes and resumes when they have arrived. If the file ends
 * before that, the generator never resumes.
 */
export type Reading<Result> = Generator<Want, Result, Uint8Array>;

/** Ends the reading from any depth of nested generators. The facts found so far remain. */
export function* giveUp(): Reading<never> {
	for (;;) yield { kind: 'stop' };
}

/**
 * The maximum number of boxes or elements that are read from one file. A video has some tens of
 * them up to the end of its index, or one for every few seconds if the index follows the frames.
 * Without a limit, a hostile file with gigabytes of tiny boxes would block n8n's event loop.
 */
const MAX_HEADERS = 10_000;

/** A position in the file that only moves forward. */
export class Cursor {
	/** Bytes from the start of the file to the next byte. */
	position = 0;
	private headersRead = 0;

	/** Counts the header of a box or an element. Ends the reading after MAX_HEADERS of them. */
	*countHeader(): Reading<void> {
		if (++this.headersRead > MAX_HEADERS) yield* giveUp();
	}

	/**
	 * Reads exactly `bytes` bytes and moves past them.
	 *
	 * @param bytes 0 to MAX_HELD_BYTES
	 */
	*take(bytes: number): Reading<Uint8Array> {
		if (bytes === 0) return new Uint8Array(0);
		const taken = yield { kind: 'take', bytes };
		this.position += bytes;
		return taken;
	}

	/**
	 * Reads the first bytes of the body of a box or an element and moves past them.
	 *
	 * @param bytes at most MAX_HELD_BYTES. If the body is shorter, the whole body is read.
	 */
	*head({ end }: { readonly end: number }, bytes: number): Reading<Uint8Array> {
		return yield* this.take(Math.min(bytes, end - this.position));
	}

	/**
	 * Checks whether the file has at least `bytes` more bytes.
	 *
	 * @param bytes 1 to MAX_HELD_BYTES
	 */
	*has(bytes: number): Reading<boolean> {
		return (yield { kind: 'peek', bytes }).length === bytes;
	}

	/**
	 * Moves to an offset in the file.
	 *
	 * @param offset not before the current position. Infinity ends the reading.
	 */
	*skipTo(offset: number): Reading<void> {
		if (offset === Infinity) yield* giveUp();
		const bytes = offset - this.position;
		this.position = offset;
		if (bytes > 0) yield { kind: 'skip', bytes };
	}
}
