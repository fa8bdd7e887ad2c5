import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { foreignText } from '../nodes/TikTok/shared/foreignText';
import { textOrNull } from '../nodes/TikTok/shared/values';
import { refusalIn, secretsIn } from './tokenData';

/** A connected credential has the button *Switch account*; any other has *Connect*. */
const CONNECT_AGAIN = 'Open the credential and connect again (Switch account or Connect).';

/** The longer ones first: they end like `connectAgain`. */
const REMEDY = {
	removeSpaces: `Remove the spaces around Client ID (TikTok's client key) and Client Secret. ${CONNECT_AGAIN}`,
	compareKeys: `Compare Client ID (TikTok's client key) and Client Secret with those of your TikTok app. ${CONNECT_AGAIN}`,
	connectAgain: CONNECT_AGAIN,
	connect: 'Open the credential and connect your account.',
	wait: 'You do not need to change the credential; try again in a few minutes.',
} as const;

/** An error of this file, read from its message. */
export interface SignInProblem {
	/** What happened: one sentence without a final period. */
	readonly what: string;
	/** What to do: sentences with final periods. */
	readonly remedy: string;
	/** True when the sign-in itself may still be valid. */
	readonly isTemporary: boolean;
}

/**
 * Reads the message of an error of this file. n8n 2.20 keeps nothing else of an error that it wraps.
 *
 * @returns undefined for any other message
 */
export function readSignInError(message: string): SignInProblem | undefined {
	const remedy = Object.values(REMEDY).find((text) => message.endsWith(`. ${text}`));
	if (remedy === undefined) return undefined;
	const what = message.slice(0, -`. ${remedy}`.length);
	return { what, remedy, isTemporary: remedy === REMEDY.wait };
}

/** The credential was saved, but no account has been connected yet. */
export function notConnected(): UserError {
	return signInError('The TikTok credential is not connected yet', REMEDY.connect);
}

/** n8n shows its success page even when TikTok refused the code, so the first request reports it. */
export function signInRefused(answer: IDataObject, credentials: IDataObject): UserError {
	return signInError(
		`TikTok refused this sign-in: ${reasonIn(answer, credentials)}`,
		remedyFor(answer, credentials),
	);
}

/** The refresh token expired, was revoked, or was replaced by one that got lost. */
export function signInEnded(answer: IDataObject, credentials: IDataObject): UserError {
	return signInError(
		`TikTok no longer accepts this sign-in: ${reasonIn(answer, credentials)}`,
		remedyFor(answer, credentials),
	);
}

/** The access token expired, and the credential holds no refresh token. */
export function signInWithoutRefresh(): UserError {
	return signInError(
		'The TikTok sign-in has expired, and the credential holds no refresh token',
		REMEDY.connectAgain,
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
	return signInError(what, REMEDY.wait);
}

function signInError(what: string, remedy: string): UserError {
	return new UserError(`${what}. ${remedy}`);
}

function remedyFor(answer: IDataObject, credentials: IDataObject): string {
	if (hasOuterSpace(credentials.clientId) || hasOuterSpace(credentials.clientSecret)) {
		return REMEDY.removeSpaces;
	}
	return refusalIn(answer) === 'invalid_client' ? REMEDY.compareKeys : REMEDY.connectAgain;
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
