/* Builds MP4 files that no tool would write. Offsets of ISO/IEC 14496-12. */

/**
 * Encodes an integer as big-endian.
 *
 * @param length bytes, 1 to 8
 */
export function uint(value: number | bigint, length: number): Buffer {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64BE(BigInt(value));
	return bytes.subarray(8 - length);
}

/** Builds a box. */
export function box(type: string, ...body: Uint8Array[]): Buffer {
	const content = Buffer.concat(body);
	return Buffer.concat([uint(content.length + 8, 4), Buffer.from(type, 'latin1'), content]);
}

/** Builds a box with a 64-bit size. */
export function longBox(type: string, ...body: Uint8Array[]): Buffer {
	const content = Buffer.concat(body);
	return Buffer.concat([
		uint(1, 4),
		Buffer.from(type, 'latin1'),
		uint(content.length + 16, 8),
		content,
	]);
}

export const FTYP = box('ftyp', Buffer.from('isom'), uint(512, 4), Buffer.from('isommp41'));

/**
 * Builds `mvhd` or `mdhd`, which have the same fields up to the duration. Version 1 has 64-bit
 * times.
 */
export function timed(
	type: 'mvhd' | 'mdhd',
	timescale: number,
	duration: number | bigint,
	version = 0,
): Buffer {
	const timeBytes = version === 1 ? 8 : 4;
	return box(
		type,
		uint(version, 1),
		Buffer.alloc(3 + 2 * timeBytes),
		uint(timescale, 4),
		uint(duration, timeBytes),
		Buffer.alloc(80),
	);
}

export const QUARTER_TURN = [0, 0x10000, -0x10000, 0];
export const HALF_TURN = [-0x10000, 0, 0, -0x10000];
const UPRIGHT = [0x10000, 0, 0, 0x10000];

export function tkhd(options: {
	width: number;
	height: number;
	matrix?: number[];
	enabled?: boolean;
	version?: number;
	id?: number;
}): Buffer {
	const [a, b, c, d] = (options.matrix ?? UPRIGHT).map((value) => uint(value >>> 0, 4));
	const zero = uint(0, 4);
	return box(
		'tkhd',
		uint(options.version ?? 0, 1),
		uint(options.enabled === false ? 0 : 1, 3),
		Buffer.alloc(options.version === 1 ? 16 : 8),
		uint(options.id ?? 0, 4),
		Buffer.alloc(options.version === 1 ? 12 : 8),
		Buffer.alloc(16),
		...[a, b, zero, c, d, zero, zero, zero, uint(0x40000000, 4)],
		uint(options.width * 65536, 4),
		uint(options.height * 65536, 4),
	);
}

export function hdlr(handler: string): Buffer {
	return box('hdlr', Buffer.alloc(8), Buffer.from(handler, 'latin1'), Buffer.alloc(13));
}

/** Builds `stsd` with one entry. `boxes` are those of the entry, for example `avcC`. */
export function stsd(type: string, width = 0, height = 0, ...boxes: Buffer[]): Buffer {
	const entry = box(
		type,
		Buffer.alloc(24),
		uint(width, 2),
		uint(height, 2),
		Buffer.alloc(50),
		...boxes,
	);
	return box('stsd', uint(0, 4), uint(1, 4), entry);
}

/** Builds `stts`. A run is `[number of frames, ticks of each]`. */
export function stts(...runs: Array<[frames: number, ticks: number]>): Buffer {
	const entries = runs.flatMap((run) => run.map((value) => uint(value, 4)));
	return box('stts', uint(0, 4), uint(runs.length, 4), ...entries);
}

/** Builds the table of the file offsets at which groups of frames start. */
export function offsets(type: 'stco' | 'co64', ...values: number[]): Buffer {
	const entries = values.map((value) => uint(value, type === 'stco' ? 4 : 8));
	return box(type, uint(0, 4), uint(values.length, 4), ...entries);
}

/** Builds a track with its boxes in the usual order. */
export function trak(options: { tkhd?: Buffer; mdia?: Buffer[]; stbl?: Buffer[] }): Buffer {
	const stbl = box('stbl', ...(options.stbl ?? []));
	return box(
		'trak',
		options.tkhd ?? Buffer.alloc(0),
		box('mdia', ...(options.mdia ?? []), box('minf', hdlr('url '), stbl)),
	);
}

/** A complete video track: 10 s, 300 frames of H.264, 540 × 960 pixels. */
export const VIDEO_TRAK = trak({
	tkhd: tkhd({ width: 540, height: 960 }),
	mdia: [timed('mdhd', 3000, 30_000), hdlr('vide')],
	stbl: [stsd('avc1', 540, 960), stts([300, 100])],
});
