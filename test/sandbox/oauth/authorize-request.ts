import type { AppState } from '../state/app';
import { redirectUriMatches } from '../state/redirect-uri';

/** A valid authorize request, for which TikTok shows its consent page. */
export interface AuthorizeRequest {
	/** The query as received, without the question mark. */
	query: string;
	redirect_uri: string;
	scopes: string[];
	state: string | null;
	code_challenge: string | null;
	/** `disable_auto_auth=1`: show the page even if the user has already granted the scopes. */
	always_ask: boolean;
}

/** TikTok explains the problem on its own page and does not redirect. */
export class AuthorizeProblem extends Error {
	constructor(
		/** The invalid parameter, as TikTok's page names it. */
		readonly errorType: string,
		message: string,
	) {
		super(message);
	}
}

/** https://developers.tiktok.com/doc/login-kit-web and /doc/login-kit-desktop */
export function readAuthorizeRequest(app: AppState, query: URLSearchParams): AuthorizeRequest {
	const redirectUri = query.get('redirect_uri') ?? '';
	if (!app.spec.redirect_uris.some((uri) => redirectUriMatches(uri, redirectUri))) {
		throw new AuthorizeProblem('redirect_uri', 'The redirect_uri is not registered for this app.');
	}
	if (query.get('response_type') !== 'code') {
		throw new AuthorizeProblem('response_type', 'The response_type must be code.');
	}
	const scopes = (query.get('scope') ?? '').split(',').filter((scope) => scope !== '');
	const lacking = scopes.find((scope) => !app.spec.scopes.includes(scope));
	if (scopes.length === 0 || lacking !== undefined) {
		throw new AuthorizeProblem('scope', `The app does not have the scope: ${lacking ?? '(none)'}`);
	}
	return {
		query: query.toString(),
		redirect_uri: redirectUri,
		scopes,
		state: query.get('state'),
		code_challenge: readChallenge(app, query),
		always_ask: query.get('disable_auto_auth') === '1',
	};
}

/** Like TikTok, this does not detect a wrong encoding of the challenge. The exchange does. */
function readChallenge(app: AppState, query: URLSearchParams): string | null {
	const challenge = query.get('code_challenge');
	const isWeb = app.spec.platform === 'web';
	if (isWeb && (challenge === null || app.switches.web_pkce === 'ignored')) return null;
	if (!challenge) {
		throw new AuthorizeProblem('code_challenge', 'A desktop app must send a code_challenge.');
	}
	if (query.get('code_challenge_method') !== 'S256') {
		throw new AuthorizeProblem('code_challenge', 'The code_challenge_method must be S256.');
	}
	return challenge;
}
