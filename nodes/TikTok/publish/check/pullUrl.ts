import { FaultError, inputFault } from '../../errors/fault';

/**
 * Checks what TikTok requires of an address from which it fetches a file: https and a host name. Only
 * TikTok knows whether the domain is verified for the app, and whether the address redirects.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 *
 * @param field label of the field
 * @returns the address as the node sends it to TikTok
 * @throws FaultError with what is wrong with it
 */
export function checkPullUrl(address: string, field: string): string {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url?.protocol !== 'https:') {
		throw refuse(
			`'${field}' does not begin with https://`,
			'TikTok fetches files only over https.',
		);
	}
	if (!url.hostname.includes('.') || /^[\d.]+$|^\[/.test(url.hostname)) {
		throw refuse(
			`'${field}' does not name a public host`,
			'TikTok fetches files only from verified domains, never from IP addresses.',
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw refuse(
			`'${field}' contains a user name or password`,
			'TikTok must be able to open the address without a sign-in.',
		);
	}
	return url.href;
}

function refuse(message: string, remedy: string): FaultError {
	return new FaultError(inputFault(message, remedy, 'url_invalid'));
}
