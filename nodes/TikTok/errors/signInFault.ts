import type { IDataObject } from 'n8n-workflow';

import { TOKEN_URL } from '../../../credentials/addresses';
import { n8nCallsHook } from '../../../credentials/n8nCallsHook';
import { isTemporaryRefusal } from '../../../credentials/refreshRequest';
import type { Fault } from './fault';
import { answerIn, chainOf, messageIn } from './httpErrors';
import { asRecord, textOrNull } from '../shared/values';

/** n8n 2.20 is the first that calls the credential's hook, without which no refresh can work. */
const OLDEST_N8N = '2.20';

/**
 * The fault for a call that never reached TikTok's API because the sign-in stood in its way: not
 * connected, refused, expired for good, or an n8n too old to refresh it.
 */
export function signInFault(thrown: unknown): Fault {
	const message = messageIn(thrown);
	const unread = unreadCredential(thrown);
	if (unread !== undefined) return unread;
	if (message === 'OAuth credentials not connected') {
		return fault(
			'not_connected',
			'The TikTok credential is not connected yet',
			'Open the credential and press Connect.',
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
	// The credential's own sentences say what to do; n8n's and those of its OAuth client don't.
	const saysWhatToDo = /connect (again|your account)|try again/i.test(message);
	return fault(
		'sign_in',
		message.replace(/\.$/, ''),
		saysWhatToDo ? '' : 'Open the TikTok credential in n8n and connect the account again.',
	);
}

/**
 * The fault for n8n's own renewal of the sign-in that met an outage: nothing is wrong with the
 * sign-in, as far as anybody knows. `undefined` when that is not what happened.
 */
export function renewalFaultIn(thrown: unknown): Fault | undefined {
	const outage = outageIn(thrown);
	if (outage === undefined) return undefined;
	return {
		...fault(
			'sign_in',
			`TikTok could not renew the sign-in right now${outage}`,
			'Nothing needs to be changed in the credential: try again in a few minutes.',
		),
		retryable: true,
	};
}

/**
 * In words for the end of a sentence. An answer counts only where it is known to be that of the
 * renewal: a call of TikTok's API whose answer broke off has one, too, and may have been carried out.
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

/** @param error of axios, which keeps the request that it is about */
function isOfRenewal({ config }: IDataObject): boolean {
	return asRecord(config)?.url === TOKEN_URL;
}

/** n8n never got to the sign-in: the credential is gone, or was saved under another key. */
function unreadCredential(thrown: unknown): Fault | undefined {
	const words = chainOf(thrown).map(({ message }) => textOrNull(message) ?? '');
	if (words.some((text) => text.includes('could not be decrypted'))) {
		return fault(
			'sign_in',
			'The TikTok credential could not be decrypted',
			'Give n8n and all of its workers the encryption key with which it was saved (N8N_ENCRYPTION_KEY).',
		);
	}
	if (words.some((text) => /^Credential with ID .* does not exist/.test(text))) {
		return fault(
			'no_credential',
			'The TikTok credential of this node is gone',
			'Choose or create one in the node.',
		);
	}
	return undefined;
}

function fault(code: string, message: string, remedy: string): Fault {
	return { kind: 'sign_in', code, message, remedy, retryable: false };
}
