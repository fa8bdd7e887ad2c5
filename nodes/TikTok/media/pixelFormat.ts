import type { PixelFormat } from './headerFacts';

const CHROMA = ['4:0:0', '4:2:0', '4:2:2', '4:4:4'] as const;

/** H.264 profiles whose sequence parameters state the chroma (ITU-T H.264, 7.3.2.1.1). */
const AVC_PROFILES_WITH_CHROMA = [44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244];

const AVC_PROFILES: Readonly<Record<number, string>> = {
	44: 'CAVLC 4:4:4',
	66: 'Baseline',
	77: 'Main',
	88: 'Extended',
	100: 'High',
	110: 'High 10',
	122: 'High 4:2:2',
	244: 'High 4:4:4 Predictive',
};
/** ITU-T H.265, A.3. */
const HEVC_PROFILES: Readonly<Record<number, string>> = {
	1: 'Main',
	2: 'Main 10',
	3: 'Main Still Picture',
	4: 'Range Extensions',
	5: 'High Throughput',
	9: 'Screen Content',
	11: 'High Throughput Screen Content',
};

/** Offset of the first sequence parameter set in `avcC` (ISO/IEC 14496-15). */
const SPS_AT = 8;

export const NO_FORMAT: PixelFormat = { profile: null, chroma: null, bit_depth: null };

const FORMAT_READERS: Readonly<Record<string, (body: Uint8Array) => PixelFormat>> = {
	avcC: avcFormatOf,
	hvcC: hevcFormatOf,
	vpcC: vpFormatOf,
};

/**
 * Reads the pixel format from the configuration of a decoder.
 *
 * @param type of the box in an MP4 file: 'avcC', 'hvcC' or 'vpcC'
 * @param body the start of its body
 */
export function pixelFormatOf(type: string, body: Uint8Array): PixelFormat {
	return Object.hasOwn(FORMAT_READERS, type) ? FORMAT_READERS[type](body) : NO_FORMAT;
}

function avcFormatOf(body: Uint8Array): PixelFormat {
	const hasParameters = body.length >= SPS_AT + 6 && (body[5] & 0x1f) > 0;
	const profileAt = hasParameters ? SPS_AT + 1 : 1;
	const profile = AVC_PROFILES[body.at(profileAt) ?? 0] ?? null;
	if (!hasParameters) return { ...NO_FORMAT, profile };
	if (!AVC_PROFILES_WITH_CHROMA.includes(body[profileAt])) return formatFrom(profile, 1, 8);
	const bits = new BitReader(body.subarray(SPS_AT + 4));
	bits.unsigned(); // The number of the parameter set.
	const chroma = bits.unsigned();
	if (chroma === 3) bits.bit(); // Whether the color planes are separate.
	return formatFrom(profile, chroma, bits.unsigned() + 8);
}

/** Fixed fields of `hvcC` (ISO/IEC 14496-15). Some phones leave chroma and bits at 0. */
function hevcFormatOf(body: Uint8Array): PixelFormat {
	if (body.length < 18) return NO_FORMAT;
	const profile = HEVC_PROFILES[body[1] & 0x1f] ?? null;
	const chroma = body[16] & 3;
	return chroma === 0 ? { ...NO_FORMAT, profile } : formatFrom(profile, chroma, (body[17] & 7) + 8);
}

/** Fixed fields of `vpcC` (https://www.webmproject.org/vp9/mp4/). Chroma 0 and 1 are both 4:2:0. */
function vpFormatOf(body: Uint8Array): PixelFormat {
	if (body.length < 7) return NO_FORMAT;
	return formatFrom(`Profile ${body[4]}`, Math.max(1, (body[6] >> 1) & 7), body[6] >> 4);
}

function formatFrom(profile: string | null, chroma: number, bitDepth: number): PixelFormat {
	if (chroma >= CHROMA.length || bitDepth < 8 || bitDepth > 16) return { ...NO_FORMAT, profile };
	return { profile, chroma: CHROMA[chroma], bit_depth: bitDepth };
}

/** Reads bits from the most significant one on. After the last bit it reads zeros. */
class BitReader {
	private at = 0;

	constructor(private readonly bytes: Uint8Array) {}

	bit(): number {
		const byte = this.bytes.at(this.at >> 3) ?? 0;
		return (byte >> (7 - (this.at++ & 7))) & 1;
	}

	/** An Exp-Golomb number below 2^8; a longer one becomes a value that no field allows. */
	unsigned(): number {
		let zeros = 0;
		while (zeros < 8 && this.bit() === 0) zeros += 1;
		let value = 1;
		for (let index = 0; index < zeros; index += 1) value = value * 2 + this.bit();
		return value - 1;
	}
}
