import { FaultError, inputFault } from '../../errors/fault';

/** Why TikTok cannot fetch from an address: the end of a sentence about it, and TikTok's rule. */
export interface Unpullable {
	readonly what: string;
	readonly why: string;
}

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
	const problem = unpullable(address);
	if (problem === undefined) return new URL(address).href;
	throw new FaultError(inputFault(`'${field}' ${problem.what}`, problem.why, 'url_invalid'));
}

/** The same check. @returns undefined for an address from which TikTok may fetch a file */
export function unpullable(address: string): Unpullable | undefined {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url?.protocol !== 'https:') {
		return {
			what: 'does not begin with https://',
			why: 'TikTok fetches files only over https.',
		};
	}
	if (!url.hostname.includes('.') || /^[\d.]+$|^\[/.test(url.hostname)) {
		return {
			what: 'does not name a public host',
			why: 'TikTok fetches files only from verified domains, never from IP addresses.',
		};
	}
	if (url.username !== '' || url.password !== '') {
		return {
			what: 'contains a user name or password',
			why: 'TikTok must be able to open the address without a sign-in.',
		};
	}
	return undefined;
}
