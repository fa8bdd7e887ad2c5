/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import net from 'node:net';

/** Host of TikTok's sample video, which any app may pull. */
const OFFICIAL_SAMPLE_HOST = 'sf16-va.tiktokcdn.com';

/** https, and a host name that is not an IP address. https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide */
export function isPullable(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	return protocol === 'https:' && net.isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
}

/** Whether the URL is under a verified domain, a subdomain of it, or a verified prefix. */
export function isOwned(url: string, verifiedUrls: string[]): boolean {
	const { hostname, href } = new URL(url);
	const owned = verifiedUrls.some((verified) =>
		verified.startsWith('https://')
			? href.startsWith(verified)
			: hostname === verified || hostname.endsWith(`.${verified}`),
	);
	return owned || hostname === OFFICIAL_SAMPLE_HOST;
}
