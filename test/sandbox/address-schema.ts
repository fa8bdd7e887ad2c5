import { z } from 'zod';

const DOMAIN = /^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/;
const LOOPBACK = ['127.0.0.1', 'localhost'];

/**
 * A domain (`example.com`, including subdomains) or URL prefix that a developer has verified.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 */
export const verifiedUrlSchema = z
	.string()
	.refine(
		(text) => DOMAIN.test(text) || (/^https:\/\/.+\/$/.test(text) && URL.canParse(text)),
		'is a domain such as media.example.com, or an https address that ends with a slash',
	);

/** https as TikTok requires (the host must be forwarded), or plain http on loopback. */
export const webhookUrlSchema = z.string().refine((text) => {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}, 'is an https address, or an http address on loopback');
