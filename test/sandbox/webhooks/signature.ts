import { createHmac } from 'node:crypto';

/** The value of `TikTok-Signature`; `t` in epoch seconds. https://developers.tiktok.com/doc/webhooks-verification */
export function signatureHeader(secret: string, t: number, rawBody: string): string {
	const s = createHmac('sha256', secret).update(`${t}.${rawBody}`).digest('hex');
	return `t=${t},s=${s}`;
}
