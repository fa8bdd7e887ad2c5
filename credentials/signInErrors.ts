import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { foreignText } from '../nodes/TikTok/shared/foreignText';
import { textOrNull } from '../nodes/TikTok/shared/values';
import { refusalIn, secretsIn } from './tokenData';

/** Its message says what happened and what to do. Any text from outside in it is safe. */
export class SignInError extends UserError {
	/**
	 * @param what happened: one sentence without a final period
	 * @param remedy what to do: sentences with final periods
	 * @param isTemporary true when the sign-in itself may still be valid
	 */
	constructor(
		readonly what: string,
		readonly remedy: string,
		readonly isTemporary = false,
	) {
		super(`${what}. ${remedy}`);
	}
}

/** A connected credential has the button *Switch account*; any other has *Connect*. */
const CONNECT_AGAIN = 'Open the credential and connect again (Switch account or Connect).';

/** The credential was saved, but no account has been connected yet. */
export function notConnected(): SignInError {
	return new SignInError(
		'The TikTok credential is not connected yet',
		'Open the credential and connect your account.',
	);
}

/** n8n shows its success page even when TikTok refused the code, so the first request reports it. */
export function signInRefused(answer: IDataObject, credentials: IDataObject): SignInError {
	return new SignInError(
		`TikTok refused to connect this credential: ${reasonIn(answer, credentials)}`,
		remedyFor(answer, credentials),
	);
}

/** The refresh token expired, was revoked, or was replaced by one that got lost. */
export function signInEnded(answer: IDataObject, credentials: IDataObject): SignInError {
	return new SignInError(
		`TikTok no longer accepts this sign-in: ${reasonIn(answer, credentials)}`,
		remedyFor(answer, credentials),
	);
}

/** The access token expired, and the credential holds no refresh token. */
export function signInWithoutRefresh(): SignInError {
	return new SignInError(
		'The TikTok sign-in has expired, and the credential holds no refresh token',
		CONNECT_AGAIN,
	);
}

/**
 * The renewal failed, but nothing suggests that the sign-in is invalid.
 *
 * @param httpStatus of TikTok's answer; leave it out when no answer came
 */
export function tikTokUnavailable(httpStatus?: number): SignInError {
	const what =
		httpStatus === undefined
			? 'n8n could not reach TikTok to renew the sign-in'
			: `TikTok could not renew the sign-in (HTTP ${httpStatus})`;
	return new SignInError(
		what,
		'You do not need to change the credential; try again in a few minutes.',
		true,
	);
}

function remedyFor(answer: IDataObject, credentials: IDataObject): string {
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
	return foreignText(reason, secretsIn(credentials)).replace(/\.$/, '');
}

function hasOuterSpace(value: unknown): boolean {
	return typeof value === 'string' && value !== value.trim();
}
