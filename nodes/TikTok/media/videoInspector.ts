import { lookAt } from './container';
import { HeaderFacts, setContainer } from './headerFacts';
import { readMp4 } from './mp4Reader';
import { MAX_HELD_BYTES, type Reading, type Want } from './reading';
import { readWebm } from './webmReader';

const STOP: Want = { kind: 'stop' };
const NO_BYTES = new Uint8Array(0);

/**
 * Reads the header of a video file from a sequence of buffers and keeps at most MAX_HELD_BYTES of
 * them. If a file is damaged or hostile, the reading ends early and facts remain `null`. Such a
 * file cannot cause an error, an allocation of a size that it claims, or unbounded work.
 */
export class VideoInspector {
	private readonly facts = new HeaderFacts();
	private readonly reading: Reading<void>;
	private readonly held = new Uint8Array(MAX_HELD_BYTES);
	private heldLength = 0;
	private fileEnded = false;
	private want: Want;

	/** @param readsAll whether to read a fragmented file to its end, to see whether it is complete */
	constructor(readsAll = false) {
		this.reading = readFile(this.facts, readsAll);
		this.want = this.next(NO_BYTES);
	}

	/** The number of bytes kept from earlier buffers, at most MAX_HELD_BYTES. */
	get heldBytes(): number {
		return this.heldLength;
	}

	/**
	 * Reads the next bytes of the file.
	 *
	 * @param buffer any number of bytes. The inspector does not keep a reference to it.
	 * @returns `true` if the inspector needs no more bytes
	 */
	push(buffer: Uint8Array): boolean {
		let rest = buffer;
		for (;;) {
			const { want } = this;
			if (want.kind === 'stop') {
				this.heldLength = 0;
				return true;
			}
			rest = want.kind === 'skip' ? this.skip(want.bytes, rest) : this.collect(want, rest);
			if (this.want === want) return false;
		}
	}

	/** The number of bytes that the inspector passes over next, without looking at them. */
	get skippedNext(): number {
		return this.want.kind === 'skip' ? this.want.bytes : 0;
	}

	/**
	 * Passes over bytes of the file that the caller does not read.
	 *
	 * @param bytes at most `skippedNext`
	 * @returns `true` if the inspector needs no more bytes
	 */
	passOver(bytes: number): boolean {
		const left = this.skippedNext - bytes;
		this.want = left > 0 ? { kind: 'skip', bytes: left } : this.next(NO_BYTES);
		return this.push(NO_BYTES);
	}

	/** Returns the facts found. Call it when the file ends or when `push` has returned `true`. */
	end(): HeaderFacts {
		this.fileEnded = true;
		this.push(NO_BYTES);
		// The file ended while the reader was looking for the index.
		if (this.want.kind !== 'stop') this.facts.has_index ??= false;
		return { ...this.facts };
	}

	/** Resumes the reader with the bytes that it requested, and returns its next request. */
	private next(bytes: Uint8Array): Want {
		const step = this.reading.next(bytes);
		return step.done ? STOP : step.value;
	}

	/** Skips bytes, held bytes first, and returns the rest of the buffer. */
	private skip(bytes: number, buffer: Uint8Array): Uint8Array {
		const fromHeld = Math.min(bytes, this.heldLength);
		const fromBuffer = Math.min(bytes - fromHeld, buffer.length);
		const missing = bytes - fromHeld - fromBuffer;
		this.dropHeld(fromHeld);
		if (missing === 0) this.want = this.next(NO_BYTES);
		else if (missing < bytes) this.want = { kind: 'skip', bytes: missing };
		return buffer.subarray(fromBuffer);
	}

	/** Holds bytes until the reader's request is complete, and returns the rest of the buffer. */
	private collect(want: { kind: 'take' | 'peek'; bytes: number }, buffer: Uint8Array): Uint8Array {
		const copied = buffer.subarray(0, Math.max(0, want.bytes - this.heldLength));
		this.held.set(copied, this.heldLength);
		this.heldLength += copied.length;
		const isAll = this.heldLength >= want.bytes;
		if (isAll || (want.kind === 'peek' && this.fileEnded)) {
			const bytes = this.held.slice(0, Math.min(want.bytes, this.heldLength));
			if (want.kind === 'take') this.dropHeld(want.bytes);
			this.want = this.next(bytes);
		}
		return buffer.subarray(copied.length);
	}

	private dropHeld(bytes: number): void {
		this.held.copyWithin(0, bytes, this.heldLength);
		this.heldLength -= bytes;
	}
}

/**
 * Reads the header of a video file only as far as necessary, and then closes the source.
 *
 * @param buffers the bytes of the file from the start
 * @param readsAll whether to read a fragmented file to its end, to see whether it is complete
 * @throws any error that the source throws
 */
export async function inspectVideo(
	buffers: AsyncIterable<Uint8Array>,
	readsAll = false,
): Promise<HeaderFacts> {
	const inspector = new VideoInspector(readsAll);
	for await (const buffer of buffers) {
		if (inspector.push(buffer)) break;
	}
	return inspector.end();
}

function* readFile(facts: HeaderFacts, readsAll: boolean): Reading<void> {
	const look = lookAt(yield { kind: 'peek', bytes: MAX_HELD_BYTES });
	if (look.kind === null) {
		facts.looks_like = look.other?.name ?? null;
		facts.other_kind = look.other?.kind ?? null;
	} else if (look.kind === 'ebml') {
		yield* readWebm(facts);
	} else {
		setContainer(facts, look.kind);
		yield* readMp4(facts, readsAll);
	}
}
