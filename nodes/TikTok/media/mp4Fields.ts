import { asciiAt, knownUnsignedAt, signed32At, unsignedAt } from './byteReader';
import type { Movie, Timing, Track } from './mp4Movie';

/* Fields of small boxes, ISO/IEC 14496-12 section 8. Each offset counts from the first byte of the
   body, which is the version. In version 1, times have 64 bits. */

const TRACK_ENABLED = 1;
const FIXED_POINT_ONE = 65_536;

/** Reads the fields of a box. They belong to the movie or track that contains the box. */
type FieldsReader = (body: Uint8Array) => Partial<Movie & Track>;

/** By parent and box, because QuickTime has a second `hdlr` in `minf` for another purpose. */
export const FIELDS_READERS: ReadonlyMap<string, FieldsReader> = new Map<string, FieldsReader>([
	['moov/mvhd', timingOf],
	['mvex/mehd', fragmentDurationOf],
	['trak/tkhd', trackHeaderOf],
	['mdia/mdhd', timingOf],
	['mdia/hdlr', (body) => ({ handler: asciiAt(body, 8, 12) })],
]);

/** Fields that `mvhd` and `mdhd` have in common. */
function timingOf(body: Uint8Array): { timing: Timing } {
	const isLong = body[0] === 1;
	return {
		timing: {
			timescale: unsignedAt(body, isLong ? 20 : 12, 4),
			duration: isLong ? knownUnsignedAt(body, 24, 8) : knownUnsignedAt(body, 16, 4),
		},
	};
}

function fragmentDurationOf(body: Uint8Array): Partial<Movie> {
	return { fragmentDuration: knownUnsignedAt(body, 4, body[0] === 1 ? 8 : 4) };
}

function trackHeaderOf(body: Uint8Array): Partial<Track> {
	const matrixAt = body[0] === 1 ? 52 : 40;
	const width = Math.round((unsignedAt(body, matrixAt + 36, 4) ?? 0) / FIXED_POINT_ONE);
	const height = Math.round((unsignedAt(body, matrixAt + 40, 4) ?? 0) / FIXED_POINT_ONE);
	// The matrix maps (x, y) to (a·x + c·y, b·x + d·y). After a quarter turn, a is 0 and b is ±1.
	const a = Math.abs(signed32At(body, matrixAt) ?? 0);
	const b = Math.abs(signed32At(body, matrixAt + 4) ?? 0);
	const displaySize = b > a ? { width: height, height: width } : { width, height };
	return {
		id: unsignedAt(body, body[0] === 1 ? 20 : 12, 4),
		enabled: ((unsignedAt(body, 1, 3) ?? 0) & TRACK_ENABLED) !== 0,
		displaySize: width > 0 && height > 0 ? displaySize : null,
	};
}
