import { createHmac, timingSafeEqual } from 'crypto';

/** Between TikTok's clock and ours, and for the way here; on top of the window. */
export const CLOCK_TOLERANCE_SEC = 60;

const EPOCH_SECONDS = /^\d{1,12}$/;
const SHA256_HEX = /^[0-9a-f]{64}$/;

/** The two parts of `TikTok-Signature`. */
export interface Signature {
	/** When it was signed, epoch seconds, as the text that was signed. */
	readonly t: string;
	/** HMAC-SHA256 in hex. */
	readonly s: string;
}

/**
 * Reads `t=…,s=…`. Parts of other names are left for a later version of TikTok's.
 * https://developers.tiktok.com/doc/webhooks-verification
 *
 * @param header as Node hands it over: a header that came twice is joined with commas
 * @returns undefined when a part is missing, malformed, or there more than once
 */
export function readSignature(header: unknown): Signature | undefined {
	if (typeof header !== 'string') return undefined;
	const parts = header.split(',').map((part) => part.trim().split('='));
	if (parts.some((part) => part.length !== 2)) return undefined;
	const t = onlyValue(parts, 't');
	const s = onlyValue(parts, 's');
	return EPOCH_SECONDS.test(t) && SHA256_HEX.test(s) ? { t, s } : undefined;
}

/** Whether that secret signed exactly these bytes; takes equally long wherever they differ. */
export function isSignedWith(signature: Signature, secret: string, rawBody: Buffer): boolean {
	const expected = createHmac('sha256', secret).update(`${signature.t}.`).update(rawBody).digest();
	return timingSafeEqual(expected, Buffer.from(signature.s, 'hex'));
}

/**
 * Whether it was signed within the window, before or after now, bounds included.
 *
 * @param nowMs epoch milliseconds
 * @param windowSec without the tolerance, which is added here
 */
export function isWithinWindow({ t }: Signature, nowMs: number, windowSec: number): boolean {
	const differenceSec = Math.abs(Math.floor(nowMs / 1_000) - Number(t));
	return differenceSec <= windowSec + CLOCK_TOLERANCE_SEC;
}

/** The value of a part that is there once; empty otherwise. */
function onlyValue(parts: string[][], name: string): string {
	const values = parts.filter(([key]) => key === name);
	return values.length === 1 ? values[0][1] : '';
}
