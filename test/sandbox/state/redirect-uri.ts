const MAX_REDIRECT_URI_CHARS = 512;

/**
 * The reason why a redirect URI cannot be registered, or null.
 * https://developers.tiktok.com/doc/login-kit-web and /doc/login-kit-desktop
 */
export function redirectUriProblem(uri: string, platform: 'web' | 'desktop'): string | null {
	if (uri.length >= MAX_REDIRECT_URI_CHARS) return 'must be shorter than 512 characters';
	if (/[?#]/.test(uri)) return 'must have no query and no fragment';
	if (platform === 'web') {
		return /^https:\/\/[^/]+/.test(uri) && URL.canParse(uri)
			? null
			: 'must be an absolute https URL';
	}
	return /^https?:\/\/(localhost|127\.0\.0\.1):(\d+|\*)(\/|$)/.test(uri)
		? null
		: 'must be http(s)://localhost or 127.0.0.1 with a port';
}

/** The URIs must be equal, trailing slash included. In a desktop app's URI, `*` matches any port. */
export function redirectUriMatches(registered: string, requested: string): boolean {
	if (!registered.includes(':*')) return registered === requested;
	const [before, after] = registered.split(':*', 2);
	return (
		requested.startsWith(`${before}:`) &&
		requested.endsWith(after) &&
		/^\d+$/.test(requested.slice(before.length + 1, requested.length - after.length))
	);
}
