/** TikTok's own sentences are far shorter. */
export const MAX_FOREIGN_CHARS = 200;

/** What stands in place of a secret. */
export const HIDDEN = '(hidden)';

/** TikTok's answers and events have at most five. */
const MAX_LEVELS = 20;

/** A shorter secret would match ordinary words. TikTok's client secrets have 32 characters. */
const MIN_SECRET_CHARS = 4;

/** Includes the line separators U+0085, U+2028 and U+2029. */
const SPACE = /[\s\u0085]+/g;

/** Control characters, invisible and text-direction characters, and halves of surrogate pairs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

const WEB_ADDRESS = /https?:\/\/[^\s"'<>]*/gi;

/** TikTok's access, refresh and client tokens, also after a percent-encoded character. */
const TOKEN = /(?:(?<![a-z0-9])|(?<=%[0-9a-f]{2}))(?:act|rft|clt)(?:\.|%2e)[^\s"'<>,;&]+/gi;

const BEARER = /bearer(?:\s|\+|%20)+[^\s"'<>,;&]+/gi;

/** In JSON, headers, forms and their percent-encoded versions, whatever the name begins with. */
const SECRET_FIELD =
	/(token|secret|signature|password|credential|authorization)((?:["'\\]|%22){0,4}\s?(?:[:=]|%3[AD])\s?(?:["'\\]|%22){0,4})(?:(?:basic|bearer)\s)?[^\s"'<>,;&\\]+/gi;

/** Names that are secret only as parameters: "code: 7" in a sentence is not. */
const SECRET_PARAMETER = /(?<![\w-])(code|sig|key|auth)(=|%3D)[^\s"'<>,;&\\]+/gi;

/**
 * Makes text from outside safe for a message, a log line or an output: one line of at most 200
 * characters, without control characters and without anything that looks like a secret. Anything
 * that TikTok, a proxy, a server, a file or a node name supplies passes through this function.
 * Takes linear time.
 *
 * @param value what came; anything but a text or a number becomes an empty text
 * @param secrets to hide wherever they occur, as they are or percent-encoded
 */
export function foreignText(value: unknown, secrets: readonly string[] = []): string {
	if (typeof value !== 'string' && typeof value !== 'number') return '';
	const line = String(value).replace(SPACE, ' ').replace(INVISIBLE, '\uFFFD').trim();
	const masked = withoutSecrets(line, secrets)
		.replace(WEB_ADDRESS, withoutQuery)
		.replace(TOKEN, HIDDEN)
		.replace(BEARER, `Bearer ${HIDDEN}`)
		.replace(SECRET_FIELD, `$1$2${HIDDEN}`)
		.replace(SECRET_PARAMETER, `$1$2${HIDDEN}`);
	return masked.length <= MAX_FOREIGN_CHARS ? masked : shortened(masked);
}

/**
 * A value of JSON with each of its texts changed, the names of its fields included. Values on a
 * deeper level than TikTok uses become null.
 */
export function mapTexts(value: unknown, change: (text: string) => string, level = 0): unknown {
	if (typeof value === 'string') return change(value);
	if (typeof value !== 'object' || value === null) return value;
	if (level > MAX_LEVELS) return null;
	const inner = (one: unknown) => mapTexts(one, change, level + 1);
	if (Array.isArray(value)) return value.map(inner);
	return Object.fromEntries(
		Object.entries(value).map(([name, field]) => [change(name), inner(field)]),
	);
}

/** Hides the secrets in a text, as they are or percent-encoded, and nothing else. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
	const forms = secrets.filter((secret) => secret.length >= MIN_SECRET_CHARS).flatMap(encodings);
	return forms.reduce((cleaned, form) => cleaned.split(form).join(HIDDEN), text);
}

/** A secret as it is, and as browsers, forms and proxies percent-encode it. */
function encodings(secret: string): string[] {
	const asForm = new URLSearchParams({ secret }).toString().slice('secret='.length);
	const asQuery = asForm.replaceAll('+', '%20');
	const asComponent = asQuery.replace(/%(?:21|27|28|29|7E)/g, decodeURIComponent);
	const encoded = [asForm, asQuery, asComponent];
	const lowered = encoded.map((text) => text.replace(/%../g, lowerCase));
	return [...new Set([secret, ...encoded, ...lowered])];
}

function lowerCase(text: string): string {
	return text.toLowerCase();
}

/** Keeps scheme, host and path. A query may sign the address, as that of an upload does. */
function withoutQuery(address: string): string {
	const [path] = address.split(/[?#]/, 1);
	const shown = path.replace(/\/\/[^/]*@/, '//');
	return path.length === address.length ? shown : `${shown}?${HIDDEN}`;
}

/** Cuts no surrogate pair in half. */
function shortened(text: string): string {
	return `${text.slice(0, MAX_FOREIGN_CHARS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
