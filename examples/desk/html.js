/** HTML that is ready to be shown. Everything else becomes text. */
class Html {
	constructor(source) {
		this.source = source;
	}
}

/**
 * The only place where text becomes HTML: a value in a template is shown as text, whatever it holds.
 * Nothing and false leave no trace.
 */
export function html(parts, ...values) {
	return new Html(parts.map((part, at) => part + sourceOf(values[at])).join(''));
}

function sourceOf(value) {
	if (value instanceof Html) return value.source;
	if (Array.isArray(value)) return value.map(sourceOf).join('');
	if (value === undefined || value === null || value === false) return '';
	return String(value).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Style sheet and script of the desk, which are ours. */
export function trusted(source) {
	return new Html(source);
}

/** The address of a post when it is one of TikTok, else undefined. */
export function tikTokAddress(value) {
	const address = String(value ?? '');
	return /^https:\/\/www\.tiktok\.com\/[\w@./~%-]+$/.test(address) ? address : undefined;
}

/** A web address that a browser may open, else undefined. */
export function webAddress(value) {
	const address = String(value ?? '');
	return /^https?:\/\/[^\s"'<>]+$/i.test(address) ? address : undefined;
}

/** `https://host:port` of an address, for the page's policy. Only plain signs pass. */
export function originOf(address) {
	return /^https?:\/\/[\w.:[\]-]+(?=\/|$)/i.exec(String(address ?? ''))?.[0];
}
