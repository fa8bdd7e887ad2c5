import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { recordIn } from '../nodes/TikTok/shared/exactJson';
import { foreignText } from '../nodes/TikTok/shared/foreignText';
import { textOrNull, trimmedText } from '../nodes/TikTok/shared/values';
import { refusalIn } from './tokenData';

/** A connected credential has the button *Switch account*; any other has *Connect*. */
const CONNECT_AGAIN = 'Open the credential and connect again (Switch account or Connect).';

/** The credential was saved, but no account has been connected yet. */
export function notConnected(): UserError {
	return new UserError(
		'The TikTok credential is not connected yet. Open the credential and connect your account.',
	);
}

/** n8n shows its success page even when TikTok refused the code, so the first request reports it. */
export function signInRefused(answer: IDataObject, credentials: IDataObject): UserError {
	return new UserError(
		`TikTok refused to connect this credential: ${reasonIn(answer, credentials)}. ${remedy(answer, credentials)}`,
	);
}

/** The refresh token expired, was revoked, or was replaced by one that got lost. */
export function signInEnded(answer: IDataObject, credentials: IDataObject): UserError {
	return new UserError(
		`TikTok no longer accepts this sign-in: ${reasonIn(answer, credentials)}. ${remedy(answer, credentials)}`,
	);
}

/** The access token expired, and the credential holds no refresh token. */
export function signInWithoutRefresh(): UserError {
	return new UserError(
		`The TikTok sign-in has expired, and the credential holds no refresh token. ${CONNECT_AGAIN}`,
	);
}

/**
 * The renewal failed, but nothing suggests that the sign-in is invalid.
 *
 * @param httpStatus of TikTok's answer; leave it out when no answer came
 */
export function tikTokUnavailable(httpStatus?: number): UserError {
	const what =
		httpStatus === undefined
			? 'n8n could not reach TikTok to renew the sign-in'
			: `TikTok could not renew the sign-in (HTTP ${httpStatus})`;
	return new UserError(
		`${what}. You do not need to change the credential; try again in a few minutes.`,
	);
}

function remedy(answer: IDataObject, credentials: IDataObject): string {
	if (hasOuterSpace(credentials.clientId) || hasOuterSpace(credentials.clientSecret)) {
		return `Remove the spaces around Client ID (TikTok's client key) and Client Secret. ${CONNECT_AGAIN}`;
	}
	if (refusalIn(answer) === 'invalid_client') {
		return `Compare Client ID (TikTok's client key) and Client Secret with those of your TikTok app. ${CONNECT_AGAIN}`;
	}
	return CONNECT_AGAIN;
}

function reasonIn(answer: IDataObject, credentials: IDataObject): string {
	const reason = textOrNull(answer.error_description) ?? refusalIn(answer);
	if (reason === null) return 'its answer contained no access token';
	// An answer may repeat what n8n sent.
	const { access_token, refresh_token } = recordIn(credentials.oauthTokenData);
	const secrets = [credentials.clientSecret, access_token, refresh_token];
	return foreignText(reason, secrets.map(trimmedText)).replace(/\.$/, '');
}

function hasOuterSpace(value: unknown): boolean {
	return typeof value === 'string' && value !== value.trim();
}
