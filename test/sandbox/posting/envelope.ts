import { json, type Answer } from '../http/answer';
import type { AppState } from '../state/app';
import { newLogId } from '../state/ids';

/** An error that TikTok answers with. https://developers.tiktok.com/doc/tiktok-api-v2-error-handling */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

/** `data` is JSON text, so that ids can be exact bare numbers. Null omits it. */
export function success(data: string | null, now: number): Answer {
	const log_id = newLogId(now);
	const error = JSON.stringify({ code: 'ok', message: '', log_id });
	return json(200, `{${data === null ? '' : `"data":${data},`}"error":${error}}`, log_id);
}

/** 4xx bodies have no `data`, except with 401. */
export function refusal({ status, code, message }: Refusal, now: number): Answer {
	const log_id = newLogId(now);
	const error = { code, message, log_id };
	const body = status === 401 || status === 200 ? { data: {}, error } : { error };
	return json(status, JSON.stringify(body), log_id);
}

export function tokenInvalid(): Refusal {
	return new Refusal(
		401,
		'access_token_invalid',
		'The access token is invalid or not found in the request.',
	);
}

export function scopeNotAuthorized(): Refusal {
	return new Refusal(
		401,
		'scope_not_authorized',
		'The user did not authorize the scope required for completing this request.',
	);
}

/** A 400 with the error code that the app's switch selects. */
export function invalid({ switches }: AppState, message: string): Refusal {
	return new Refusal(400, switches.invalid_params_code, message);
}
