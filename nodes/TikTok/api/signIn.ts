import { preAuthenticationHasRun } from '../../../credentials/hookRun';
import type { Fault } from './fault';
import { messageIn } from './thrown';

/** n8n 2.20 is the first that calls the credential's hook, without which no refresh can work. */
const OLDEST_N8N = '2.20';

/**
 * The fault for a call that never reached TikTok's API because the sign-in stood in its way: not
 * connected, refused, expired for good, or an n8n too old to refresh it.
 */
export function signInFault(thrown: unknown): Fault {
	const message = messageIn(thrown);
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
	if (!preAuthenticationHasRun()) {
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

function fault(code: string, message: string, remedy: string): Fault {
	return { kind: 'sign_in', code, message, remedy, retryable: false };
}
