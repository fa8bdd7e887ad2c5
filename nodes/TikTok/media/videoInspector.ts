import { lookAt } from './container';
import { HeaderFacts, setContainer } from './headerFacts';
import { readMp4 } from './mp4Reader';
import { MAX_HELD_BYTES, type Reading, type Want } from './reading';
import { readWebm } from './webmReader';

const STOP: Want = { kind: 'stop' };
const NO_BYTES = new Uint8Array(0);

/**
 * Reads what a video file says of itself while its bytes pass by, and never holds more than
 * MAX_HELD_BYTES of them. A damaged or hostile file ends the reading early and leaves facts null; it
 * causes no error, no allocation by a size that it claims, and no unbounded work.
 */
export class VideoInspector {
	private readonly facts = new HeaderFacts();
	private readonly reading = readFile(this.facts);
	private readonly held = new Uint8Array(MAX_HELD_BYTES);
	private heldLength = 0;
	private fileEnded = false;
	private want: Want = this.next(NO_BYTES);

	/** Bytes kept from earlier pieces, at most MAX_HELD_BYTES. */
	get heldBytes(): number {
		return this.heldLength;
	}

	/** In: the next bytes of the file, any number of them; the piece itself is not kept. Out: true when no more bytes are needed. */
	push(piece: Uint8Array): boolean {
		let rest = piece;
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

	/** Call when the file ends, or once no more bytes are needed. Out: the facts, as far as they could be read. */
	end(): HeaderFacts {
		this.fileEnded = true;
		this.push(NO_BYTES);
		return { ...this.facts };
	}

	/** Lets the reader go on with what it asked for. Out: what it wants next. */
	private next(bytes: Uint8Array): Want {
		const step = this.reading.next(bytes);
		return step.done ? STOP : step.value;
	}

	/** Drops bytes, first the held ones. Out: what is left of the piece. */
	private skip(bytes: number, piece: Uint8Array): Uint8Array {
		const fromHeld = Math.min(bytes, this.heldLength);
		const fromPiece = Math.min(bytes - fromHeld, piece.length);
		const missing = bytes - fromHeld - fromPiece;
		this.dropHeld(fromHeld);
		if (missing === 0) this.want = this.next(NO_BYTES);
		else if (missing < bytes) this.want = { kind: 'skip', bytes: missing };
		return piece.subarray(fromPiece);
	}

	/** Holds bytes until as many are there as the reader wants. Out: what is left of the piece. */
	private collect(want: { kind: 'take' | 'peek'; bytes: number }, piece: Uint8Array): Uint8Array {
		const copied = piece.subarray(0, Math.max(0, want.bytes - this.heldLength));
		this.held.set(copied, this.heldLength);
		this.heldLength += copied.length;
		const isAll = this.heldLength >= want.bytes;
		if (isAll || (want.kind === 'peek' && this.fileEnded)) {
			const bytes = this.held.slice(0, Math.min(want.bytes, this.heldLength));
			if (want.kind === 'take') this.dropHeld(want.bytes);
			this.want = this.next(bytes);
		}
		return piece.subarray(copied.length);
	}

	private dropHeld(bytes: number): void {
		this.held.copyWithin(0, bytes, this.heldLength);
		this.heldLength -= bytes;
	}
}

/**
 * In: the bytes of a file from its start. Out: what it says of itself. Reads only as far as needed and
 * then closes the source; an error of the source is passed on.
 */
export async function inspectVideo(pieces: AsyncIterable<Uint8Array>): Promise<HeaderFacts> {
	const inspector = new VideoInspector();
	for await (const piece of pieces) {
		if (inspector.push(piece)) break;
	}
	return inspector.end();
}

function* readFile(facts: HeaderFacts): Reading<void> {
	const look = lookAt(yield { kind: 'peek', bytes: MAX_HELD_BYTES });
	if (look.kind === null) {
		facts.looks_like = look.looks_like;
	} else if (look.kind === 'ebml') {
		yield* readWebm(facts);
	} else {
		setContainer(facts, look.kind);
		yield* readMp4(facts);
	}
}
