import { box } from '../unit/media/mp4Builder';
import { element, openElement } from '../unit/media/webmBuilder';
import { damagedFile } from './damage';
import { Random } from './random';

/** A file and how it arrives. */
export interface FuzzInput {
	readonly file: Buffer;
	/** Repeated after the file, as a hostile server could do. Empty for a file that ends. */
	readonly tail: Buffer;
	readonly tailRepeats: number;
	/** Length of each buffer of the file, in bytes. */
	readonly bufferBytes: number;
}

const ENDLESS_SHARE = 0.02;
const TAIL_REPEATS = 64;
/** Length of a buffer of the tail, which is full of tiny boxes. */
const TAIL_BYTES = 65_536;
const TAILS = [box('free'), box('trak'), box('moov'), element('void'), openElement('info')];

/** Few inputs arrive byte by byte, because each takes as long as hundreds of others. */
const BUFFER_BYTES = [1, 7, 33, 188, 188, 511, 512, 513, 4_096, 4_096, 65_536, 1_048_576];

/** Builds input number `index` of the run with this seed. The result is always the same. */
export function inputOf(seed: number, index: number): FuzzInput {
	const random = new Random(seed, index);
	const file = damagedFile(random);
	const isEndless = random.next() < ENDLESS_SHARE;
	return {
		file,
		tail: isEndless ? filled(random.next() < 0.8 ? random.pick(TAILS) : random.bytes(9)) : NONE,
		tailRepeats: isEndless ? TAIL_REPEATS : 0,
		bufferBytes: random.pick(BUFFER_BYTES),
	};
}

const NONE = Buffer.alloc(0);

function filled(pattern: Buffer): Buffer {
	return Buffer.alloc(TAIL_BYTES - (TAIL_BYTES % pattern.length), pattern);
}
