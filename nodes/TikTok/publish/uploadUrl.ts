import type { Fault } from '../api/fault';

/** Names and literal addresses that can't be TikTok's upload host. */
const PRIVATE_HOST =
	/^(localhost|.*\.localhost|.*\.local|.*\.internal|\[.*\]|0\..*|10\..*|127\..*|169\.254\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..*)$/;

/**
 * TikTok names the upload host anew for each upload, so it is taken as it comes, but only over
 * https and never inside the network of the n8n server.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 *
 * @returns the fault for an address that no file is sent to; it does not repeat the address
 */
export function uploadUrlFault(uploadUrl: string): Fault | undefined {
	const url = URL.canParse(uploadUrl) ? new URL(uploadUrl) : undefined;
	const host = url?.hostname ?? '';
	const isPublic = host.includes('.') && !/^[\d.]+$/.test(host) && !PRIVATE_HOST.test(host);
	if (url?.protocol === 'https:' && isPublic && url.username === '') return undefined;
	return {
		kind: 'gateway',
		code: 'upload_url_refused',
		message: 'TikTok answered with an upload address that is not a public https address',
		remedy:
			'No file was sent. Check the proxy of the n8n server: something between n8n and TikTok may have changed the answer.',
		retryable: false,
	};
}
