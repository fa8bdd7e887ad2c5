import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { refusalIn, textIn } from './tokenData';

/** TikTok's own sentences are far shorter. */
const MAX_REASON_LENGTH = 200;

const TOKEN_SHAPED = /\b(?:act|rft|clt)\.[^\s"',;&]+/g;

/** The credential was saved, but nobody has pressed the button yet. */
export function notConnected(): UserError {
	return new UserError(
		'The TikTok credential is not connected yet. Open the credential and connect your account.',
	);
}

/** n8n shows its success page even when TikTok refused the code, so the first use has to tell. */
export function signInRefused(answer: IDataObject, credentials: IDataObject): UserError {
	return new UserError(
		`TikTok did not sign this credential in: ${reasonIn(answer, credentials)}. ${remedy(answer, credentials)}`,
	);
}

/** The refresh token ran out, was revoked, or was replaced by one that got lost. */
export function signInEnded(answer: IDataObject, credentials: IDataObject): UserError {
	return new UserError(
		`TikTok no longer accepts this sign-in: ${reasonIn(answer, credentials)}. ${remedy(answer, credentials)}`,
	);
}

/** The access token ran out and there is nothing to renew it with. */
export function signInWithoutRefresh(): UserError {
	return new UserError(
		'The TikTok sign-in has ended and holds no refresh token. Open the credential and connect again.',
	);
}

/**
 * Nothing is wrong with the sign-in, as far as anybody knows.
 *
 * @param httpStatus of TikTok's answer; left out when there was none
 */
export function tikTokUnavailable(httpStatus?: number): UserError {
	const what =
		httpStatus === undefined
			? 'TikTok could not be reached to renew the sign-in'
			: `TikTok could not renew the sign-in right now (HTTP ${httpStatus})`;
	return new UserError(
		`${what}. Nothing needs to be changed in the credential: try again in a few minutes.`,
	);
}

function remedy(answer: IDataObject, credentials: IDataObject): string {
	if (hasOuterSpace(credentials.clientId) || hasOuterSpace(credentials.clientSecret)) {
		return 'Remove the spaces around Client Key and Client Secret in the credential and connect again.';
	}
	if (refusalIn(answer) === 'invalid_client') {
		return 'Open the credential, compare Client Key and Client Secret with those of your TikTok app, and connect again.';
	}
	return 'Open the credential and connect again.';
}

function reasonIn(answer: IDataObject, credentials: IDataObject): string {
	const reason = textIn(answer, 'error_description') ?? refusalIn(answer);
	if (reason === undefined) return 'its answer held no access token';
	return withoutSecrets(reason, credentials)
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, MAX_REASON_LENGTH)
		.replace(/\.$/, '');
}

/** An answer may repeat what was sent. */
function withoutSecrets(text: string, credentials: IDataObject): string {
	const secret = textIn(credentials, 'clientSecret')?.trim() ?? '';
	const cleaned = text.replace(TOKEN_SHAPED, '(hidden)');
	return secret === '' ? cleaned : cleaned.split(secret).join('(hidden)');
}

function hasOuterSpace(value: unknown): boolean {
	return typeof value === 'string' && value !== value.trim();
}
