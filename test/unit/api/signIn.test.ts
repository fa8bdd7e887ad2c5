import { notePreAuthentication } from '../../../credentials/hookRun';
import { signInFault } from '../../../nodes/TikTok/api/signIn';
import { brokenFaultRules } from '../support/faultRules';

describe('signInFault', () => {
	test.each([
		['OAuth credentials not connected', 'not_connected'],
		['Node "TikTok" does not have any credentials set', 'no_credential'],
		// The process has not seen the hook of the credential run, as on an n8n before 2.20.
		['invalid_grant', 'n8n_too_old'],
	])('%s: %s', (message, code) => {
		const fault = signInFault(new Error(message));
		expect(fault).toMatchObject({ kind: 'sign_in', code, retryable: false });
		expect(brokenFaultRules(fault)).toEqual([]);
	});

	test('what says no remedy of its own gets one', () => {
		notePreAuthentication();
		const { remedy } = signInFault(new Error('The provided authorization grant is invalid'));
		expect(remedy).toBe('Open the TikTok credential in n8n and connect the account again.');
	});

	test.each(['connect your account.', 'CONNECT AGAIN.', 'try again in a few minutes.'])(
		'what says "%s" needs no other remedy',
		(words) => {
			notePreAuthentication();
			expect(signInFault(new Error(`It v2.1 failed: ${words}`))).toMatchObject({
				message: `It v2.1 failed: ${words.slice(0, -1)}`,
				remedy: '',
			});
		},
	);

	test('what the credential itself says is passed on, once its hook has run', () => {
		notePreAuthentication();
		expect(signInFault(new Error('The sign-in has ended. Connect again.'))).toEqual({
			kind: 'sign_in',
			code: 'sign_in',
			message: 'The sign-in has ended. Connect again',
			remedy: '',
			retryable: false,
		});
	});
});
