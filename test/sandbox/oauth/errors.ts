import { json, type Answer } from '../http/answer';
import type { AppState } from '../state/app';
import { newLogId } from '../state/ids';

/** An error of the token endpoint. https://developers.tiktok.com/doc/oauth-error-handling */
export class OAuthRefusal extends Error {
	constructor(
		readonly error: string,
		readonly description: string,
	) {
		super(description);
	}
}

export const malformed = () =>
	new OAuthRefusal('invalid_request', 'The request parameters are malformed.');
export const wrongContentType = () =>
	new OAuthRefusal(
		'invalid_request',
		'Only `application/x-www-form-urlencoded` is accepted as Content-Type.',
	);
export const missingParameter = () =>
	new OAuthRefusal('invalid_request', 'The request is missing a required parameter.');
export const missingSecret = () =>
	new OAuthRefusal('invalid_request', 'Client secret is missed in request.');
export const wrongClient = () =>
	new OAuthRefusal('invalid_client', 'Client key or secret is incorrect.');

/** TikTok's flat error body: HTTP 200 as observed, or 400 and 401 by the switch. */
export function oauthError(refusal: OAuthRefusal, app: AppState | null): Answer {
	const log_id = newLogId(app?.clock.now() ?? Date.now());
	const { error, description } = refusal;
	const body = JSON.stringify({ error, error_description: description, log_id });
	const failing = app?.switches.token_error_status === '4xx';
	const status = error === 'invalid_client' ? 401 : 400;
	return json(failing ? status : 200, body, log_id);
}
