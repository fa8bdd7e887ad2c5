import { FaultError } from '../../../errors/fault';
import { isMediaName } from './mediaName';
import { asDownload } from './shareLinks';
import { noAddress } from './webFaults';

/** The address of a file on the web. */
export interface WebAddress {
	readonly url: string;
	/** What the person sends along. The node sends them to the origin of `url` only. */
	readonly headers: Readonly<Record<string, string>>;
}

/** A shorter part of an address may be an ordinary word. */
const MIN_SECRET_CHARS = 6;

/** Such a part of a path is no secret. Any other may be that of a link that needs no sign-in. */
const WORD = /^[a-z_-]{1,15}$/;

/**
 * A web address as the node asks for it: a Dropbox page becomes its download, and a user name and
 * password in the address become a header, so that they follow the rule for headers.
 *
 * @throws FaultError when the text is not a web address
 */
export function webAddress(text: string, headers: WebAddress['headers'] = {}): WebAddress {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url?.protocol !== 'https:' && url?.protocol !== 'http:') throw new FaultError(noAddress());
	const isSignedIn = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
	const signIn = isSignedIn ? {} : basicSignIn(url);
	url.username = '';
	url.password = '';
	url.hash = '';
	return { url: asDownload(url).href, headers: { ...signIn, ...headers } };
}

/** Everything in addresses and headers that no message may repeat, even if the server says it. */
export function addressSecrets(urls: readonly string[], headers: WebAddress['headers']): string[] {
	const parts = urls.flatMap((address) => {
		const { href, pathname, search, searchParams } = new URL(address);
		const inPath = pathname.split('/').filter((part) => !WORD.test(part) && !isMediaName(part));
		return [href, search.slice(1), ...inPath, ...searchParams.values()];
	});
	const secrets = [...parts, ...Object.values(headers)];
	return [...new Set(secrets)].filter((secret) => secret.length >= MIN_SECRET_CHARS);
}

function basicSignIn({ username, password }: URL): WebAddress['headers'] {
	if (username === '' && password === '') return {};
	const pair = [username, password].map(decoded).join(':');
	return { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** Keeps a text that is not percent-encoded correctly. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
