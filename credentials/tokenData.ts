import type { IDataObject } from 'n8n-workflow';

import { recordIn } from '../nodes/TikTok/shared/exactJson';
import { numberOrNull, textOrNull, trimmedText } from '../nodes/TikTok/shared/values';

/** The fields of a TikTok refusal: https://developers.tiktok.com/doc/oauth-error-handling */
const REFUSAL_KEYS = ['error', 'error_description', 'log_id'];
const TEXT_KEYS = ['refresh_token', 'open_id', 'scope'];
const SECONDS_KEYS = ['expires_in', 'refresh_expires_in'];

/** The prefix of client access tokens. They belong to the app and cannot post for an account. */
const APP_TOKEN_PREFIX = 'clt.';

/** Token data as n8n stores it with a credential. Every field has the type that TikTok documents. */
export interface TokenData extends IDataObject {
	access_token: string;
	refresh_token?: string;
	open_id?: string;
	scope?: string;
	/** n8n puts a token of any other type into the URL. */
	token_type: 'Bearer';
	/** Seconds from the moment of issue. */
	expires_in?: number;
	/** Seconds from the moment of issue. */
	refresh_expires_in?: number;
}

/**
 * Reads the token from stored data or from TikTok's answer. Drops fields of a wrong type and a
 * refusal that n8n merged in; keeps fields that are not TikTok's.
 *
 * @returns undefined without the access token of an account
 */
export function readToken(data: IDataObject): TokenData | undefined {
	const accessToken = textOrNull(data.access_token);
	if (accessToken === null || accessToken.startsWith(APP_TOKEN_PREFIX)) return undefined;

	const token: TokenData = { ...data, access_token: accessToken, token_type: 'Bearer' };
	for (const key of REFUSAL_KEYS) delete token[key];
	for (const key of TEXT_KEYS) set(token, key, textOrNull(data[key]));
	for (const key of SECONDS_KEYS) set(token, key, secondsOrNull(data[key]));
	return token;
}

/** TikTok's error code in a refusal, whatever its HTTP status; null when the answer is no refusal. */
export function refusalIn(data: IDataObject): string | null {
	return textOrNull(data.error);
}

/** What n8n keeps secret of a credential: the client secret and both tokens. */
export function secretsIn({ clientSecret, oauthTokenData }: IDataObject): string[] {
	const { access_token, refresh_token } = recordIn(oauthTokenData);
	return [clientSecret, access_token, refresh_token].map(trimmedText);
}

/** Adds the expiry of a token that TikTok has just issued, as n8n does: epoch milliseconds as text. */
export function withExpiry(token: TokenData): TokenData {
	const stamped = { ...token };
	delete stamped.n8n_expires_at;
	if (token.expires_in !== undefined) {
		stamped.n8n_expires_at = String(Date.now() + token.expires_in * 1_000);
	}
	return stamped;
}

function secondsOrNull(value: unknown): number | null {
	const seconds = numberOrNull(value);
	return seconds === 0 ? null : seconds;
}

function set(token: IDataObject, key: string, value: string | number | null): void {
	if (value === null) delete token[key];
	else token[key] = value;
}
