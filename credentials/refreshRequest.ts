import type { IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { recordIn } from '../nodes/TikTok/shared/exactJson';
import { trimmedText } from '../nodes/TikTok/shared/values';
import { TOKEN_URL } from './addresses';
import { tikTokUnavailable } from './signInErrors';
import { readToken, refusalIn } from './tokenData';

/** n8n holds its refresh lock for 30 seconds, which include its own refresh request. */
const REFRESH_TIMEOUT_MS = 15_000;

/** OAuth error codes that ask to retry later: https://developers.tiktok.com/doc/oauth-error-handling */
const TEMPORARY_REFUSALS: readonly unknown[] = [
	'server_error',
	'temporarily_unavailable',
	'rate_limit_exceeded',
];

/** @param refusal the `error` of TikTok's answer */
export function isTemporaryRefusal(refusal: unknown): boolean {
	return TEMPORARY_REFUSALS.includes(refusal);
}

/**
 * Sends one refresh request, in exactly the form that TikTok documents.
 * https://developers.tiktok.com/doc/oauth-user-access-token-management
 *
 * @param refreshToken of the sign-in; TikTok replaces it
 * @returns TikTok's answer, also when TikTok refuses
 * @throws UserError when TikTok neither grants nor refuses the refresh
 */
export async function requestRefresh(
	http: IHttpRequestHelper,
	credentials: IDataObject,
	refreshToken: string,
): Promise<IDataObject> {
	const form = new URLSearchParams({
		client_key: trimmedText(credentials.clientId),
		client_secret: trimmedText(credentials.clientSecret),
		grant_type: 'refresh_token',
		refresh_token: refreshToken,
	});
	const { status, answer } = await send(http, form.toString());
	if (isTemporary(status, answer)) throw tikTokUnavailable(status);
	return answer;
}

async function send(http: IHttpRequestHelper, body: string) {
	try {
		// A text as body, because n8n would add a charset to the content type, which TikTok refuses.
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
		return { status: Number(response.statusCode), answer: recordIn(response.body) };
	} catch {
		// The caught error contains the request, and with it the client secret.
		throw tikTokUnavailable();
	}
}

function isTemporary(status: number, answer: IDataObject): boolean {
	if (status === 429 || status >= 500) return true;
	const refusal = refusalIn(answer);
	if (refusal !== null) return isTemporaryRefusal(refusal);
	return status >= 300 || readToken(answer) === undefined;
}
