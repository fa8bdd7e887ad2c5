import type { PixelFormat } from './headerFacts';

const CHROMA = ['4:0:0', '4:2:0', '4:2:2', '4:4:4'] as const;

/** H.264 profiles whose sequence parameters state the chroma (ITU-T H.264, 7.3.2.1.1). */
const AVC_PROFILES_WITH_CHROMA = [44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244];

/** Offset of the first sequence parameter set in `avcC` (ISO/IEC 14496-15). */
const SPS_AT = 8;

const FORMAT_READERS: Readonly<Record<string, (body: Uint8Array) => PixelFormat | null>> = {
	avcC: avcFormatOf,
	hvcC: hevcFormatOf,
	vpcC: vpFormatOf,
};

/**
 * Reads the pixel format from the configuration of a decoder.
 *
 * @param type of the box in an MP4 file: 'avcC', 'hvcC' or 'vpcC'
 * @param body the start of its body
 * @returns `null` if the body is incomplete or the type is unknown
 */
export function pixelFormatOf(type: string, body: Uint8Array): PixelFormat | null {
	return Object.hasOwn(FORMAT_READERS, type) ? FORMAT_READERS[type](body) : null;
}

function avcFormatOf(body: Uint8Array): PixelFormat | null {
	if (body.length < SPS_AT + 6 || (body[5] & 0x1f) === 0) return null;
	const profile = body[SPS_AT + 1];
	if (!AVC_PROFILES_WITH_CHROMA.includes(profile)) return { chroma: '4:2:0', bit_depth: 8 };
	const bits = new BitReader(body.subarray(SPS_AT + 4));
	bits.unsigned(); // The number of the parameter set.
	const chroma = bits.unsigned();
	if (chroma === 3) bits.bit(); // Whether the color planes are separate.
	return formatFrom(chroma, bits.unsigned() + 8);
}

/** Fixed fields of `hvcC` (ISO/IEC 14496-15). */
function hevcFormatOf(body: Uint8Array): PixelFormat | null {
	return body.length < 18 ? null : formatFrom(body[16] & 3, (body[17] & 7) + 8);
}

/** Fixed fields of `vpcC` (https://www.webmproject.org/vp9/mp4/). Chroma 0 and 1 are both 4:2:0. */
function vpFormatOf(body: Uint8Array): PixelFormat | null {
	return body.length < 7 ? null : formatFrom(Math.max(1, (body[6] >> 1) & 7), body[6] >> 4);
}

function formatFrom(chroma: number, bitDepth: number): PixelFormat | null {
	if (chroma >= CHROMA.length || bitDepth < 8 || bitDepth > 16) return null;
	return { chroma: CHROMA[chroma], bit_depth: bitDepth };
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
