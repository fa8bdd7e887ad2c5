import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper } from 'n8n-workflow';

import { recordIn } from '../nodes/TikTok/shared/exactJson';
import { noteHookCall } from './n8nCallsHook';
import { requestRefresh } from './refreshRequest';
import { notConnected, signInEnded, signInRefused, signInWithoutRefresh } from './signInErrors';
import { readToken, refusalIn, withExpiry, type TokenData } from './tokenData';

/**
 * The token that each request started with. The key is the object that n8n holds for the request:
 * when n8n calls the hook again with the same object, it has sent a refresh request in between.
 */
const tokenAtStart = new WeakMap<object, TokenData>();

/**
 * The credential's hook. n8n calls it before it signs a request, and again after each refresh,
 * before it stores the result. Both times n8n merges the returned fields into `credentials`.
 *
 * @throws UserError that says what to do when the credential cannot be used
 */
export async function prepareSignIn(
	http: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	noteHookCall();
	const start = tokenAtStart.get(credentials);
	if (start === undefined) return beforeRequest(credentials);
	tokenAtStart.delete(credentials);
	return { oauthTokenData: await afterRefresh(http, credentials, start) };
}

function beforeRequest(credentials: ICredentialDataDecryptedObject): IDataObject {
	const stored = recordIn(credentials.oauthTokenData);
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
 * Whether the extra body fields are TikTok's refresh request for this token. n8n sends these fields
 * only when it renews a token for client credentials. The hook therefore selects that grant type:
 * n8n then sends TikTok's refresh request under its own lock. The grant type applies to this one
 * request and is not stored.
 */
function asksToRefresh(extraBodyFields: unknown, token: TokenData): boolean {
	const fields = recordIn(extraBodyFields);
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
	const answer = recordIn(credentials.oauthTokenData);
	const renewed = refusalIn(answer) === null ? readToken(answer) : undefined;
	if (renewed !== undefined && isRenewed(renewed, start)) return keep(renewed, start);

	if (refusalIn(answer) === 'invalid_grant') throw signInEnded(answer, credentials);
	if (start.refresh_token === undefined) throw signInWithoutRefresh();
	return await refreshAsDocumented(http, credentials, start, start.refresh_token);
}

/** Sends the documented request after TikTok refused n8n's own, as for a list in the editor. */
async function refreshAsDocumented(
	http: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
	start: TokenData,
	refreshToken: string,
): Promise<TokenData> {
	const answer = await requestRefresh(http, credentials, refreshToken);
	const renewed = readToken(answer);
	if (refusalIn(answer) !== null || renewed === undefined) {
		throw signInEnded(answer, credentials);
	}
	return keep({ ...withoutLifetimes(start), ...renewed }, start);
}

/** n8n merges TikTok's answer into the old token, so an answer without tokens changes neither. */
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
