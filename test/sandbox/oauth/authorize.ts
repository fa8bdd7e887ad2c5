/* eslint-disable @n8n/community-nodes/require-node-api-error -- a test server has no node to blame */
import { html, redirect, type Answer } from '../http/answer';
import type { Call, Route } from '../http/exchange';
import type { AppState } from '../state/app';
import type { World } from '../state/world';
import { AuthorizeProblem, readAuthorizeRequest, type AuthorizeRequest } from './authorize-request';
import { consentPage, errorPage, FIXED_SCOPE } from './consent-page';

/** Shows the consent page, or redirects at once when the user has agreed before. https://developers.tiktok.com/doc/login-kit-web */
export function authorizeRoute(world: World): Route {
	return route(world, 'authorize', ({ app }, wanted) => {
		const earlier = earlierGrant(app, wanted);
		return earlier === null
			? html(200, consentPage(app, wanted))
			: approve(app, wanted, earlier, wanted.scopes);
	});
}

/** Handles the buttons of the consent page. */
export function decisionRoute(world: World): Route {
	return route(world, 'authorize_decision', ({ app, body }, wanted) => {
		const form = new URLSearchParams(body.toString('utf8'));
		if (form.get('decision') !== 'authorize') {
			return back(wanted, {
				error: 'access_denied',
				error_description: 'User cancelled the authorization',
			});
		}
		const openId = form.get('open_id') ?? '';
		if (!app.creators.has(openId)) throw new AuthorizeProblem('user', 'Choose an account.');
		const ticked = form.getAll('scope');
		const granted = wanted.scopes.filter(
			(scope) => scope === FIXED_SCOPE || ticked.includes(scope),
		);
		return approve(app, wanted, openId, granted);
	});
}

function route(
	world: World,
	endpoint: 'authorize' | 'authorize_decision',
	answer: (call: Call, wanted: AuthorizeRequest) => Answer,
): Route {
	return {
		endpoint,
		locate: (request) => world.apps.get(String(request.query.client_key)) ?? null,
		stray: () => html(400, errorPage('client_key', 'The client_key is not known.')),
		handle(call) {
			try {
				const { searchParams } = new URL(call.request.originalUrl, 'https://www.tiktok.com');
				return answer(call, readAuthorizeRequest(call.app, searchParams));
			} catch (error) {
				if (!(error instanceof AuthorizeProblem)) throw error;
				return html(400, errorPage(error.errorType, error.message));
			}
		},
	};
}

/** The creator whose latest grant covers all requested scopes, or null when TikTok must show its page. */
function earlierGrant(app: AppState, wanted: AuthorizeRequest): string | null {
	const latest = [...app.grants].at(-1);
	if (wanted.always_ask || !latest) return null;
	const [openId, scopes] = latest;
	return wanted.scopes.every((scope) => scopes.includes(scope)) ? openId : null;
}

function approve(
	app: AppState,
	wanted: AuthorizeRequest,
	open_id: string,
	scopes: string[],
): Answer {
	if (app.switches.sign_in === 'non_sandbox_target') {
		return back(wanted, {
			error: 'non_sandbox_target',
			error_description: 'The user is not a target user of the sandbox',
		});
	}
	const { redirect_uri, code_challenge } = wanted;
	const code = app.codes.issue({ open_id, scopes, redirect_uri, code_challenge });
	return back(wanted, { code, scopes: scopes.join(',') });
}

function back({ redirect_uri, state }: AuthorizeRequest, answer: Record<string, string>): Answer {
	const query = new URLSearchParams(answer);
	if (state !== null) query.set('state', state);
	return redirect(`${redirect_uri}?${query}`);
}
