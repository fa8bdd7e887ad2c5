import { box } from '../unit/media/mp4Builder';
import { element, openElement } from '../unit/media/webmBuilder';
import { damagedFile } from './damage';
import { Random } from './random';

/** One input: a file, and how it arrives. */
export interface FuzzInput {
	readonly file: Buffer;
	/** Sent again and again behind the file, as a hostile server would; empty for a file that ends. */
	readonly tail: Buffer;
	readonly tailRepeats: number;
	/** Length of every piece of the file, in bytes. */
	readonly pieceBytes: number;
}

const ENDLESS_SHARE = 0.02;
const TAIL_REPEATS = 64;
/** A tail arrives in pieces of this size, each full of tiny boxes. */
const TAIL_BYTES = 65_536;
const TAILS = [box('free'), box('trak'), box('moov'), element('void'), openElement('info')];

/** Few inputs come byte by byte: these take as long as hundreds of others. */
const PIECE_BYTES = [1, 7, 33, 188, 188, 511, 512, 513, 4_096, 4_096, 65_536, 1_048_576];

/** In: the seed of a run and the number of an input in it. Out: always the same input. */
export function inputOf(seed: number, index: number): FuzzInput {
	const random = new Random(seed, index);
	const file = damagedFile(random);
	const isEndless = random.next() < ENDLESS_SHARE;
	return {
		file,
		tail: isEndless ? filled(random.next() < 0.8 ? random.pick(TAILS) : random.bytes(9)) : NONE,
		tailRepeats: isEndless ? TAIL_REPEATS : 0,
		pieceBytes: random.pick(PIECE_BYTES),
	};
}

const NONE = Buffer.alloc(0);

function filled(pattern: Buffer): Buffer {
	return Buffer.alloc(TAIL_BYTES - (TAIL_BYTES % pattern.length), pattern);
}
