import type { IDataObject } from 'n8n-workflow';

import { TOKEN_URL } from '../../../credentials/addresses';
import { n8nCallsHook } from '../../../credentials/n8nCallsHook';
import { isTemporaryRefusal } from '../../../credentials/refreshRequest';
import { readSignInError } from '../../../credentials/signInErrors';
import type { Fault } from './fault';
import { answerIn, chainOf, messageIn } from './httpErrors';
import { foreignText } from '../shared/foreignText';
import { asRecord, textOrNull } from '../shared/values';

/** n8n 2.20 is the first that calls the credential's hook, without which no refresh can work. */
const OLDEST_N8N = '2.20';

/**
 * The fault for a call that did not reach TikTok's API because of the sign-in: it is not connected,
 * refused or expired, or this n8n is too old to refresh it.
 *
 * @param secrets of the credential, which the answer of the token endpoint may repeat
 */
export function signInFault(thrown: unknown, secrets: readonly string[] = []): Fault {
	const message = messageIn(thrown, secrets);
	const unread = unreadCredential(thrown);
	if (unread !== undefined) return unread;
	if (message === 'OAuth credentials not connected') {
		return fault(
			'not_connected',
			'The TikTok credential is not connected yet',
			'Open the credential and connect your account.',
		);
	}
	if (message.includes('does not have any credentials set')) {
		return fault(
			'no_credential',
			'This node has no TikTok credential',
			'Choose or create one in the node.',
		);
	}
	if (!n8nCallsHook()) {
		return fault(
			'n8n_too_old',
			`This package needs n8n ${OLDEST_N8N} or later to keep the sign-in alive`,
			'Update n8n, then open the credential and connect again.',
		);
	}
	// Errors of the credential say what to do. Errors of n8n and its OAuth client do not.
	const [own] = wordsOf(thrown).flatMap((words) => readSignInError(words) ?? []);
	return own !== undefined
		? {
				...fault('sign_in', foreignText(own.what, secrets), own.remedy),
				retryable: own.isTemporary,
			}
		: fault('sign_in', message, 'Open the TikTok credential in n8n and connect the account again.');
}

/**
 * The fault for an outage during n8n's own refresh, which says nothing about the sign-in itself;
 * `undefined` when the error has another reason.
 */
export function renewalFaultIn(thrown: unknown): Fault | undefined {
	const outage = outageIn(thrown);
	if (outage === undefined) return undefined;
	return {
		...fault(
			'sign_in',
			`TikTok could not renew the sign-in${outage}`,
			'The credential needs no change. Try again in a few minutes.',
		),
		retryable: true,
	};
}

/**
 * Words for the end of a sentence. Only an answer of the token endpoint counts: when the answer of an
 * API call breaks off, the error holds an answer too, and TikTok may have carried out the call.
 */
function outageIn(thrown: unknown): string | undefined {
	for (const error of chainOf(thrown)) {
		const { status } = answerIn(error) ?? {};
		if (status !== undefined && status !== 401 && isOfRenewal(error)) return ` (HTTP ${status})`;
		if (error.code === 'ESTATUS') return ` (HTTP ${String(error.status)})`;
		if (error.code === 'EAUTH' && isTemporaryRefusal(asRecord(error.body)?.error)) return '';
	}
	return undefined;
}

/** @param error of axios, which keeps the request */
function isOfRenewal({ config }: IDataObject): boolean {
	return asRecord(config)?.url === TOKEN_URL;
}

/** The fault for a credential that n8n could not read, because it is gone or has another key. */
function unreadCredential(thrown: unknown): Fault | undefined {
	const words = wordsOf(thrown);
	if (words.some((text) => text.includes('could not be decrypted'))) {
		return fault(
			'sign_in',
			'The TikTok credential could not be decrypted',
			'Give n8n and all its workers the encryption key with which the credential was saved (N8N_ENCRYPTION_KEY).',
		);
	}
	if (words.some((text) => /^Credential with ID .* does not exist/.test(text))) {
		return fault(
			'no_credential',
			'The TikTok credential of this node no longer exists',
			'Choose or create one in the node.',
		);
	}
	return undefined;
}

function fault(code: string, message: string, remedy: string): Fault {
	return { kind: 'sign_in', code, message, remedy, retryable: false };
}

/** The messages of an error and its causes, the outermost first. */
function wordsOf(thrown: unknown): string[] {
	return chainOf(thrown).map(({ message }) => textOrNull(message) ?? '');
}
