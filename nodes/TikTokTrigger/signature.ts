import { createHmac, timingSafeEqual } from 'crypto';

/** Allows for the difference between TikTok's clock and ours. Added to the window. */
export const CLOCK_TOLERANCE_SEC = 60;

const EPOCH_SECONDS = /^\d{1,12}$/;
const SHA256_HEX = /^[0-9a-f]{64}$/;

/** The two parts of `TikTok-Signature`. */
export interface Signature {
	/** When TikTok signed it: epoch seconds, in the digits that TikTok signed. */
	readonly t: string;
	/** HMAC-SHA256 in hex. */
	readonly s: string;
}

/**
 * Reads `t=…,s=…`. Ignores parts with other names, which TikTok may add later.
 * https://developers.tiktok.com/doc/webhooks-verification
 *
 * @param header as Node passes it on, which joins repeated headers with commas
 * @returns undefined when a part is missing, malformed, or repeated
 */
export function readSignature(header: unknown): Signature | undefined {
	if (typeof header !== 'string') return undefined;
	const parts = header.split(',').map((part) => part.trim().split('='));
	if (parts.some((part) => part.length !== 2)) return undefined;
	const t = onlyValue(parts, 't');
	const s = onlyValue(parts, 's');
	return EPOCH_SECONDS.test(t) && SHA256_HEX.test(s) ? { t, s } : undefined;
}

/** Whether the secret signed exactly these bytes. The comparison takes constant time. */
export function isSignedWith(signature: Signature, secret: string, rawBody: Buffer): boolean {
	const expected = createHmac('sha256', secret).update(`${signature.t}.`).update(rawBody).digest();
	return timingSafeEqual(expected, Buffer.from(signature.s, 'hex'));
}

/**
 * Whether TikTok signed it within the window before now, bounds included. A signature from the
 * future counts only within the clock tolerance.
 *
 * @param nowMs epoch milliseconds
 * @param windowSec without the clock tolerance, which this function adds
 */
export function isWithinWindow({ t }: Signature, nowMs: number, windowSec: number): boolean {
	const ageSec = Math.floor(nowMs / 1_000) - Number(t);
	return ageSec >= -CLOCK_TOLERANCE_SEC && ageSec <= windowSec + CLOCK_TOLERANCE_SEC;
}

/** The value of a part that occurs once, or an empty text. */
function onlyValue(parts: string[][], name: string): string {
	const values = parts.filter(([key]) => key === name);
	return values.length === 1 ? values[0][1] : '';
}
