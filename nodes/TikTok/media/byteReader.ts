/* Functions that read big-endian fields. An incomplete field is `null`, not an error, because a
   damaged file can claim any length. */

/**
 * Reads an unsigned integer.
 *
 * @param length bytes, 1 to 8
 * @returns `null` if the field is incomplete or its value is above 2^53 − 1
 */
export function unsignedAt(bytes: Uint8Array, offset: number, length: number): number | null {
	if (offset + length > bytes.length) return null;
	let value = 0;
	for (let index = offset; index < offset + length; index++) value = value * 256 + bytes[index];
	return Number.isSafeInteger(value) ? value : null;
}

/** Like `unsignedAt`, but also `null` if every bit is set, which means "unknown" in MP4. */
export function knownUnsignedAt(bytes: Uint8Array, offset: number, length: number): number | null {
	if (bytes.subarray(offset, offset + length).every((byte) => byte === 0xff)) return null;
	return unsignedAt(bytes, offset, length);
}

/** Reads a signed 32-bit integer. Returns `null` if the field is incomplete. */
export function signed32At(bytes: Uint8Array, offset: number): number | null {
	const value = unsignedAt(bytes, offset, 4);
	return value === null ? null : value | 0;
}

/**
 * Reads a floating-point number.
 *
 * @param bytes the whole field, 4 or 8 bytes
 * @returns `null` for any other length, and for NaN and infinity
 */
export function floatOf(bytes: Uint8Array): number | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const value =
		bytes.length === 4 ? view.getFloat32(0) : bytes.length === 8 ? view.getFloat64(0) : NaN;
	return Number.isFinite(value) ? value : null;
}

/**
 * Reads text up to the first NUL byte and trims it.
 *
 * @param start offset of the first byte
 * @param end offset after the last byte (exclusive)
 * @returns `null` if the text is empty or not printable ASCII, so that a file cannot put control
 * characters into a message
 */
export function asciiAt(bytes: Uint8Array, start: number, end: number): string | null {
	const text = Buffer.from(bytes.subarray(start, end)).toString('latin1').split('\0')[0].trim();
	return /^[\x20-\x7e]+$/.test(text) ? text : null;
}

/** Rounds to three decimals: durations to milliseconds, and frame rates to values such as 29.97. */
export function toThousandths(value: number | null): number | null {
	return value === null ? null : Math.round(value * 1000) / 1000;
}
