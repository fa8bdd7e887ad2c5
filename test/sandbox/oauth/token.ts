/* eslint-disable @n8n/community-nodes/require-node-api-error -- a test server has no node to blame */
import { createHash } from 'node:crypto';

import { json, type Answer } from '../http/answer';
import type { Call, Route } from '../http/exchange';
import type { AppState } from '../state/app';
import { newLogId } from '../state/ids';
import type { World } from '../state/world';
import { malformed, oauthError, OAuthRefusal } from './errors';
import { authenticate, locateApp, readForm, required } from './form';

const CODE_VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/;

type Form = Map<string, string>;

/** https://developers.tiktok.com/doc/oauth-user-access-token-management */
export function tokenRoute(world: World): Route {
	return {
		endpoint: 'token',
		locate: (request, body) => locateApp(world, request, body),
		handle: ({ app, request, body }) => answerToken(app, { request, body }),
		stray: (request, body) => answerToken(null, { request, body }),
	};
}

function answerToken(
	app: AppState | null,
	{ request, body }: Pick<Call, 'request' | 'body'>,
): Answer {
	let form: Form = new Map();
	try {
		form = readForm(request, body);
		const answer = grant(authenticateOrBurn(form, app), form);
		noteCall(app, form, answer);
		return json(200, JSON.stringify(answer), newLogId(app?.clock.now() ?? Date.now()));
	} catch (error) {
		if (!(error instanceof OAuthRefusal)) throw error;
		noteCall(app, form, error);
		return oauthError(error, app);
	}
}

/** A failed exchange invalidates its code, whatever the reason. */
function authenticateOrBurn(form: Form, app: AppState | null): AppState {
	try {
		return authenticate(form, app);
	} catch (error) {
		app?.codes.take(form.get('code') ?? '');
		throw error;
	}
}

function grant(app: AppState, form: Form) {
	if (form.has('client_id') && app.switches.extra_client_id === 'refused') throw malformed();
	switch (required(form, 'grant_type')) {
		case 'authorization_code':
			return exchangeCode(app, form);
		case 'refresh_token':
			return refresh(app, form);
		case 'client_credentials':
			return app.tokens.issueClientToken();
		default:
			throw new OAuthRefusal('unsupported_grant_type', 'The grant type is not supported.');
	}
}

function exchangeCode(app: AppState, form: Form) {
	const code = app.codes.take(required(form, 'code'));
	const redirectUri = required(form, 'redirect_uri');
	if (!code) throw new OAuthRefusal('invalid_grant', 'Authorization code is expired.');
	if (redirectUri !== code.redirect_uri) {
		throw new OAuthRefusal(
			'invalid_request',
			'Redirect_uri is not matched with the uri when requesting code.',
		);
	}
	if (code.code_challenge !== null)
		checkVerifier(app, code.code_challenge, form.get('code_verifier'));
	app.grant(code.open_id, code.scopes);
	return app.tokens.issue(code.open_id, code.scopes);
}

/** Desktop apps: lowercase hex of SHA-256, not base64url. https://developers.tiktok.com/doc/login-kit-desktop */
function checkVerifier({ spec, switches }: AppState, challenge: string, verifier = ''): void {
	const isBase64 = spec.platform === 'web' && switches.web_pkce === 'base64url';
	const hash = createHash('sha256')
		.update(verifier)
		.digest(isBase64 ? 'base64url' : 'hex');
	if (!CODE_VERIFIER.test(verifier) || hash !== challenge) {
		throw new OAuthRefusal('invalid_request', 'Code verifier or code challenge is invalid.');
	}
}

function refresh(app: AppState, form: Form) {
	if (form.has('scope') && app.switches.scope_on_refresh === 'refused') throw malformed();
	const answer = app.tokens.redeem(required(form, 'refresh_token'));
	if (!answer) throw new OAuthRefusal('invalid_grant', 'Refresh token is invalid or expired.');
	return answer;
}

function noteCall(app: AppState | null, form: Form, result: object): void {
	const refused = result instanceof OAuthRefusal ? result : null;
	app?.tokenCalls.push({
		at: app.clock.now(),
		grant_type: form.get('grant_type') ?? null,
		outcome: refused?.error ?? 'ok',
		error_description: refused?.description ?? null,
		open_id: 'open_id' in result ? String(result.open_id) : null,
	});
}
