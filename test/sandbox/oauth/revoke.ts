/* eslint-disable @n8n/community-nodes/require-node-api-error -- a test server has no node to blame */
import { json } from '../http/answer';
import type { Route } from '../http/exchange';
import { newLogId } from '../state/ids';
import type { World } from '../state/world';
import { REMOVAL_REASONS } from '../types';
import { oauthError, OAuthRefusal } from './errors';
import { authenticate, locateApp, readForm, required } from './form';

/** Success is `{}`. https://developers.tiktok.com/doc/oauth-user-access-token-management */
export function revokeRoute(world: World): Route {
	const answer: Route['stray'] = (request, body) => {
		const located = locateApp(world, request, body);
		try {
			const form = readForm(request, body);
			const app = authenticate(form, located);
			const grant = app.tokens.living(required(form, 'token'));
			if (!grant) {
				throw new OAuthRefusal(
					'invalid_request',
					'The access token is invalid or not found in the request.',
				);
			}
			if (grant.open_id === null) grant.revoked = true;
			else app.endGrant(grant.open_id, REMOVAL_REASONS.developer_revoked);
			return json(200, '{}', newLogId(app.clock.now()));
		} catch (error) {
			if (error instanceof OAuthRefusal) return oauthError(error, located);
			throw error;
		}
	};
	return {
		endpoint: 'revoke',
		locate: (request, body) => locateApp(world, request, body),
		handle: ({ request, body }) => answer(request, body),
		stray: answer,
	};
}
