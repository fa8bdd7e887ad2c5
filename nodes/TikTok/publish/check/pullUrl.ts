import { FaultError, inputFault } from '../../errors/fault';

/**
 * What TikTok demands of an address from which it fetches a file: https, a host name, no redirect.
 * Whether the domain is verified for the app only TikTok knows.
 * https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
 *
 * @param field label of the field
 * @returns the address as TikTok shall get it
 * @throws FaultError with what is wrong with it
 */
export function checkPullUrl(address: string, field: string): string {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url?.protocol !== 'https:') {
		throw refuse(
			`'${field}' does not begin with https://`,
			'TikTok fetches files over https only.',
		);
	}
	if (!url.hostname.includes('.') || /^[\d.]+$|^\[/.test(url.hostname)) {
		throw refuse(
			`'${field}' names no public host`,
			'TikTok fetches files from host names of verified domains only, never from IP addresses.',
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw refuse(
			`'${field}' holds a user name or password`,
			'TikTok must be able to open the address without a sign-in.',
		);
	}
	return url.href;
}

function refuse(message: string, remedy: string): FaultError {
	return new FaultError(inputFault(message, remedy, 'url_invalid'));
}
