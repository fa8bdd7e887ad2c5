import { uint } from '../unit/media/mp4Builder';
import { IDS } from '../unit/media/webmBuilder';
import type { Random } from './random';
import { START_FILES } from './startFiles';

/** The readers look at the start of a file and near these box types. */
const LANDMARKS = ['moov', 'trak', 'mdia', 'stbl', 'stsd', 'mvhd', 'mvex'];
const NEAR_BYTES = 700;
const LONGEST_PART_BYTES = 300;

const BOX_TYPES = [
	...LANDMARKS,
	'ftyp',
	'free',
	'mdat',
	'minf',
	'hdlr',
	'stco',
	'stts',
	'mehd',
	'avcC',
	'moof',
];
const ELEMENT_IDS = Object.values(IDS).map((id) => Buffer.from(id, 'hex'));

/** Sizes at limits: nothing, a header, a field, and 31, 32, 53, 63 and 64 bits. */
const EDGES = [
	0, 1, 7, 8, 9, 15, 16, 17, 0x7f, 0x80, 0xff, 512, 0x7fffffff, 0x80000000, 0xffffffff,
];
const LONG_EDGES = [1n, 16n, 2n ** 32n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n];

type Damage = (file: Buffer, at: number, random: Random) => Buffer;

/** Overwrites bytes of `file` from `at`, without making it longer. */
function written(file: Buffer, at: number, bytes: Uint8Array): Buffer {
	const copy = Buffer.from(file);
	copy.set(bytes.subarray(0, Math.max(0, copy.length - at)), Math.min(at, copy.length));
	return copy;
}

function inserted(file: Buffer, at: number, bytes: Uint8Array): Buffer {
	return Buffer.concat([file.subarray(0, at), bytes, file.subarray(at)]);
}

function part(file: Buffer, at: number, random: Random): Buffer {
	return file.subarray(at, at + 1 + random.below(LONGEST_PART_BYTES));
}

const DAMAGES: readonly Damage[] = [
	(file, at, random) => written(file, at, Buffer.from([(file[at] ?? 0) ^ (1 << random.below(8))])),
	(file, at, random) => written(file, at, random.bytes(1 + random.below(8))),
	(file, at, random) => written(file, at, uint(random.pick(EDGES), 4)),
	(file, at, random) => written(file, at, uint(random.pick(LONG_EDGES), 8)),
	(file, at, random) => written(file, at, Buffer.from(random.pick(BOX_TYPES))),
	(file, at, random) => written(file, at, random.pick(ELEMENT_IDS)),
	(file, at, random) => inserted(file, at, random.bytes(1 + random.below(16))),
	(file, at, random) => inserted(file, at, part(file, at, random)),
	(file, at, random) => Buffer.concat([file.subarray(0, at), file.subarray(at + random.below(40))]),
	(file, at) => file.subarray(0, at),
	(file, at, random) => {
		const other = random.pick(START_FILES);
		return inserted(file, at, part(other, placeIn(other, random), random));
	},
	(file, at, random) => {
		const other = random.pick(START_FILES);
		return Buffer.concat([file.subarray(0, at), other.subarray(placeIn(other, random))]);
	},
	(file, at, random) => nested(file, at, random),
];

const DEEPEST = 200;

/** Puts the rest of the file inside many nested boxes of one type. */
function nested(file: Buffer, at: number, random: Random): Buffer {
	const type = Buffer.from(random.pick(BOX_TYPES));
	const rest = file.length - at;
	const depth = 1 + random.below(DEEPEST);
	const headers = Array.from({ length: depth }, (_, index) =>
		Buffer.concat([uint(rest + 8 * (depth - index), 4), type]),
	);
	return inserted(file, at, Buffer.concat(headers));
}

/** An offset that usually is in a part that the readers read. */
function placeIn(file: Buffer, random: Random): number {
	const landmark = random.next() < 0.6 ? Math.max(0, file.indexOf(random.pick(LANDMARKS)) - 8) : 0;
	const near = random.next() < 0.9 ? Math.min(NEAR_BYTES, file.length) : file.length;
	return Math.min(file.length, landmark + random.below(near + 1));
}

/** One of the start files, damaged in up to 12 places. */
export function damagedFile(random: Random): Buffer {
	let file = random.pick(START_FILES);
	const places = 1 + random.below(random.next() < 0.5 ? 3 : 12);
	for (let place = 0; place < places; place += 1) {
		file = random.pick(DAMAGES)(file, placeIn(file, random), random);
	}
	return file;
}
