import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { notePreAuthentication } from './hookRun';
import { requestRefresh } from './refreshRequest';
import { notConnected, signInEnded, signInRefused, signInWithoutRefresh } from './signInErrors';
import { readToken, refusalIn, toObject, withExpiry, type TokenData } from './tokenData';

/**
 * The token that a request began with, by the object that n8n holds for that request. A second
 * call with the same object means that n8n has tried to refresh in between.
 */
const tokenAtStart = new WeakMap<object, TokenData>();

/**
 * n8n calls this before it signs a request, and again after each refresh, before it stores the
 * outcome; both times it lays the returned fields over `credentials`.
 *
 * @throws UserError, with what to do, when the credential can't be used
 */
export async function prepareSignIn(
	http: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	notePreAuthentication();
	const start = tokenAtStart.get(credentials);
	if (start === undefined) return beforeRequest(credentials);
	tokenAtStart.delete(credentials);
	return { oauthTokenData: await afterRefresh(http, credentials, start) };
}

function beforeRequest(credentials: ICredentialDataDecryptedObject): IDataObject {
	const stored = toObject(credentials.oauthTokenData);
	const token = readToken(stored);
	if (token === undefined) {
		throw Object.keys(stored).length === 0 ? notConnected() : signInRefused(stored, credentials);
	}
	tokenAtStart.set(credentials, token);
	return {
		oauthTokenData: token,
		...(asksToRefresh(credentials.additionalBodyProperties, token)
			? { grantType: 'clientCredentials' }
			: {}),
	};
}

/**
 * Of n8n's two ways to renew a token only that for client credentials sends the extra body fields.
 * When those ask for a refresh with this very token, choosing it (for this one request, nothing of
 * it is stored) makes n8n send TikTok's refresh request under its own lock.
 */
function asksToRefresh(extraBodyFields: unknown, token: TokenData): boolean {
	const fields = toObject(extraBodyFields);
	return (
		token.refresh_token !== undefined &&
		fields.grant_type === 'refresh_token' &&
		fields.refresh_token === token.refresh_token
	);
}

async function afterRefresh(
	http: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
	start: TokenData,
): Promise<TokenData> {
	const answer = toObject(credentials.oauthTokenData);
	const renewed = refusalIn(answer) === undefined ? readToken(answer) : undefined;
	if (renewed !== undefined && isRenewed(renewed, start)) return keep(renewed, start);

	if (refusalIn(answer) === 'invalid_grant') throw signInEnded(answer, credentials);
	if (start.refresh_token === undefined) throw signInWithoutRefresh();
	return await refreshAsDocumented(http, credentials, start, start.refresh_token);
}

/** For a refresh that n8n sent in its own words (a list loaded in the editor) and TikTok refused. */
async function refreshAsDocumented(
	http: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
	start: TokenData,
	refreshToken: string,
): Promise<TokenData> {
	const answer = await requestRefresh(http, credentials, refreshToken);
	const renewed = readToken(answer);
	if (refusalIn(answer) !== undefined || renewed === undefined) {
		throw signInEnded(answer, credentials);
	}
	return keep({ ...withoutLifetimes(start), ...renewed }, start);
}

/** n8n merges an answer over the old token, so an answer without tokens leaves both as they were. */
function isRenewed(token: TokenData, start: TokenData): boolean {
	return (
		token.access_token !== start.access_token ||
		(token.refresh_token !== undefined && token.refresh_token !== start.refresh_token)
	);
}

function keep(token: TokenData, start: TokenData): TokenData {
	const refreshToken = token.refresh_token ?? start.refresh_token;
	return withExpiry(refreshToken === undefined ? token : { ...token, refresh_token: refreshToken });
}

function withoutLifetimes(token: TokenData): TokenData {
	const rest = { ...token };
	delete rest.expires_in;
	delete rest.refresh_expires_in;
	return rest;
}
