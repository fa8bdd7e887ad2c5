/*
 * Big-endian fields out of a few bytes. A field that is not wholly there reads as null, because a
 * damaged file may claim any length and a reader of facts must not stumble over that.
 */

/** In: bytes, the field's offset and its length (1 to 8 bytes). Out: an unsigned integer, or null when it is cut short or above 2^53 − 1. */
export function unsignedAt(bytes: Uint8Array, offset: number, length: number): number | null {
	if (offset + length > bytes.length) return null;
	let value = 0;
	for (let index = offset; index < offset + length; index++) value = value * 256 + bytes[index];
	return Number.isSafeInteger(value) ? value : null;
}

/** Like `unsignedAt`, and null also when every bit is set, which is how MP4 says "unknown". */
export function knownUnsignedAt(bytes: Uint8Array, offset: number, length: number): number | null {
	if (bytes.subarray(offset, offset + length).every((byte) => byte === 0xff)) return null;
	return unsignedAt(bytes, offset, length);
}

/** In: bytes and the offset of a signed 32-bit integer. Out: that integer, or null when it is cut short. */
export function signed32At(bytes: Uint8Array, offset: number): number | null {
	const value = unsignedAt(bytes, offset, 4);
	return value === null ? null : value | 0;
}

/** In: all bytes of a float, 4 or 8 of them. Out: that number, or null for any other length and for NaN or infinity. */
export function floatOf(bytes: Uint8Array): number | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const value =
		bytes.length === 4 ? view.getFloat32(0) : bytes.length === 8 ? view.getFloat64(0) : NaN;
	return Number.isFinite(value) ? value : null;
}

/** In: bytes, start and end (exclusive). Out: the text up to the first NUL, trimmed; null when it is empty or not printable ASCII, so that a file can't put control characters into a message. */
export function asciiAt(bytes: Uint8Array, start: number, end: number): string | null {
	const text = Buffer.from(bytes.subarray(start, end)).toString('latin1').split('\0')[0].trim();
	return /^[\x20-\x7e]+$/.test(text) ? text : null;
}

/** Rounds to three decimals: durations to milliseconds, and frame rates to the usual form of 29.97. */
export function toThousandths(value: number | null): number | null {
	return value === null ? null : Math.round(value * 1000) / 1000;
}
