import type { IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { TOKEN_URL } from './addresses';
import { tikTokUnavailable } from './signInErrors';
import { readToken, refusalIn, toObject } from './tokenData';

/** n8n's lock on the refresh lasts 30 seconds, its own request included. */
const REFRESH_TIMEOUT_MS = 15_000;

/** OAuth's words for "not now": https://developers.tiktok.com/doc/oauth-error-handling */
const TEMPORARY_REFUSALS = ['server_error', 'temporarily_unavailable', 'rate_limit_exceeded'];

/** @param refusal the `error` of TikTok's answer */
export function isTemporaryRefusal(refusal: unknown): boolean {
	return TEMPORARY_REFUSALS.some((word) => word === refusal);
}

/**
 * Asks for new tokens with exactly the form that TikTok documents, once.
 * https://developers.tiktok.com/doc/oauth-user-access-token-management
 *
 * @param refreshToken of the sign-in; TikTok replaces it
 * @returns TikTok's answer, also when it refuses
 * @throws UserError when nothing that can be read as yes or no came back
 */
export async function requestRefresh(
	http: IHttpRequestHelper,
	credentials: IDataObject,
	refreshToken: string,
): Promise<IDataObject> {
	const form = new URLSearchParams({
		client_key: trimmed(credentials.clientId),
		client_secret: trimmed(credentials.clientSecret),
		grant_type: 'refresh_token',
		refresh_token: refreshToken,
	});
	const { status, answer } = await send(http, form.toString());
	if (isTemporary(status, answer)) throw tikTokUnavailable(status);
	return answer;
}

async function send(http: IHttpRequestHelper, body: string) {
	try {
		// TikTok takes this content type without a charset only, which a text as body leaves alone.
		const response = await http.helpers.httpRequest({
			method: 'POST',
			url: TOKEN_URL,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: REFRESH_TIMEOUT_MS,
		});
		return { status: Number(response.statusCode), answer: toObject(response.body) };
	} catch {
		// The caught error holds the request, and with it the client secret.
		throw tikTokUnavailable();
	}
}

function isTemporary(status: number, answer: IDataObject): boolean {
	const refusal = refusalIn(answer);
	if (refusal !== undefined) return status === 429 || isTemporaryRefusal(refusal);
	return status >= 300 || readToken(answer) === undefined;
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
