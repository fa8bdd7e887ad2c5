import { asciiAt, knownUnsignedAt, signed32At, unsignedAt } from './byteReader';

/* The fields of the small boxes, by ISO/IEC 14496-12 section 8. Every offset counts from the body's first byte, which holds the version; version 1 has 64-bit times. */

/** Bytes of each box's body up to the end of the last field wanted, in its longer version. */
export const WANTED_BYTES = {
	mvhd: 32,
	mdhd: 32,
	mehd: 12,
	tkhd: 96,
	hdlr: 12,
	stsd: 44,
	stsz: 12,
	stts: 24,
};

const TRACK_ENABLED = 1;
const FIXED_POINT_ONE = 65_536;

/** A length of time in units of which `timescale` make a second. Null where the file leaves it open. */
export interface Timing {
	timescale: number | null;
	duration: number | null;
}

export interface PictureSize {
	width: number;
	height: number;
}

/** In: the body of `mvhd` or `mdhd`, which agree so far. Out: its time scale and duration. */
export function timingOf(body: Uint8Array): Timing {
	const isLong = body[0] === 1;
	return {
		timescale: unsignedAt(body, isLong ? 20 : 12, 4),
		duration: isLong ? knownUnsignedAt(body, 24, 8) : knownUnsignedAt(body, 16, 4),
	};
}

/** In: a timing. Out: seconds, or null when it is unknown or zero, as in a file whose writer had not finished. */
export function secondsOf({ timescale, duration }: Timing): number | null {
	return timescale && duration ? duration / timescale : null;
}

/** In: the body of `mehd`. Out: the duration of all fragments, in the movie's time scale. */
export function fragmentDurationOf(body: Uint8Array): number | null {
	return body[0] === 1 ? knownUnsignedAt(body, 4, 8) : knownUnsignedAt(body, 4, 4);
}

/** In: the body of `tkhd`. Out: whether players show the track, and its size in pixels after the rotation, null when it has none. */
export function trackHeaderOf(body: Uint8Array): { enabled: boolean; size: PictureSize | null } {
	const longTimesBytes = body[0] === 1 ? 12 : 0;
	const matrixAt = 40 + longTimesBytes;
	const width = Math.round((unsignedAt(body, matrixAt + 36, 4) ?? 0) / FIXED_POINT_ONE);
	const height = Math.round((unsignedAt(body, matrixAt + 40, 4) ?? 0) / FIXED_POINT_ONE);
	// The matrix maps (x, y) to (a·x + c·y, b·x + d·y): a quarter turn leaves a at 0 and b at ±1.
	const a = Math.abs(signed32At(body, matrixAt) ?? 0);
	const b = Math.abs(signed32At(body, matrixAt + 4) ?? 0);
	const upright = b > a ? { width: height, height: width } : { width, height };
	return {
		enabled: ((unsignedAt(body, 1, 3) ?? 0) & TRACK_ENABLED) !== 0,
		size: width > 0 && height > 0 ? upright : null,
	};
}

/** In: the body of `hdlr`. Out: what the track holds: 'vide', 'soun', … */
export function handlerOf(body: Uint8Array): string | null {
	return asciiAt(body, 8, 12);
}

/** In: the body of `stsd`. Out: the first entry's type, and for a video its size as coded, which is not rotated. */
export function sampleEntryOf(body: Uint8Array): { type: string | null; size: PictureSize | null } {
	const width = unsignedAt(body, 40, 2);
	const height = unsignedAt(body, 42, 2);
	return { type: asciiAt(body, 12, 16), size: width && height ? { width, height } : null };
}

/** In: the body of `stsz` or `stz2`. Out: the number of samples, which are a video track's frames. */
export function sampleCountOf(body: Uint8Array): number | null {
	return unsignedAt(body, 8, 4);
}

/** In: the body of `stts`, runs of frames that last equally long. Out: whether all do, apart from a single first or last one; null when there are none. */
export function steadinessOf(body: Uint8Array): boolean | null {
	const runs = unsignedAt(body, 4, 4);
	const frames = [unsignedAt(body, 8, 4), unsignedAt(body, 16, 4)];
	if (!runs || !frames[0]) return null;
	return runs === 1 || (runs === 2 && frames.includes(1));
}
