import type { IDataObject } from 'n8n-workflow';

/** What TikTok adds to an answer that refuses (https://developers.tiktok.com/doc/oauth-error-handling). */
const REFUSAL_KEYS = ['error', 'error_description', 'log_id'];
const TEXT_KEYS = ['refresh_token', 'open_id', 'scope'];
const SECONDS_KEYS = ['expires_in', 'refresh_expires_in'];

/** Tokens of the app itself begin so; they can't post in anybody's name. */
const APP_TOKEN_PREFIX = 'clt.';

/** Token data as n8n keeps it with a credential, every field of the type that TikTok documents. */
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
 * Makes an object of what is stored, or of what was answered: an object, or the JSON text of one.
 *
 * @returns an empty object for everything else
 */
export function toObject(value: unknown): IDataObject {
	if (typeof value === 'string') return parseObject(value);
	return isObject(value) ? value : {};
}

/**
 * The sign-in in such an object: fields of a wrong type are left out, as is a refusal that n8n
 * merged in; fields that aren't TikTok's stay.
 *
 * @returns undefined without an access token of a creator
 */
export function readToken(data: IDataObject): TokenData | undefined {
	const accessToken = textIn(data, 'access_token');
	if (accessToken === undefined || accessToken.startsWith(APP_TOKEN_PREFIX)) return undefined;

	const token: TokenData = { ...data, access_token: accessToken, token_type: 'Bearer' };
	for (const key of REFUSAL_KEYS) delete token[key];
	for (const key of TEXT_KEYS) set(token, key, textIn(data, key));
	for (const key of SECONDS_KEYS) set(token, key, secondsIn(data, key));
	return token;
}

/** TikTok's error word in an answer that refuses, whatever its HTTP status. */
export function refusalIn(data: IDataObject): string | undefined {
	return textIn(data, 'error');
}

/** A text of at least one character. */
export function textIn(data: IDataObject, key: string): string | undefined {
	const value = data[key];
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Stamps a token just issued with its end as n8n does: a string of epoch milliseconds. */
export function withExpiry(token: TokenData): TokenData {
	const stamped = { ...token };
	delete stamped.n8n_expires_at;
	if (token.expires_in !== undefined) {
		stamped.n8n_expires_at = String(Date.now() + token.expires_in * 1_000);
	}
	return stamped;
}

function secondsIn(data: IDataObject, key: string): number | undefined {
	const value = data[key];
	if (typeof value !== 'number' && textIn(data, key) === undefined) return undefined;
	const seconds = Number(value);
	return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

function set(token: IDataObject, key: string, value: string | number | undefined): void {
	if (value === undefined) delete token[key];
	else token[key] = value;
}

function parseObject(text: string): IDataObject {
	try {
		const parsed: unknown = JSON.parse(text);
		return isObject(parsed) ? parsed : {};
	} catch {
		return {};
	}
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
