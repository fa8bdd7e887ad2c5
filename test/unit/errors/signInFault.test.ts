import { TOKEN_URL } from '../../../credentials/addresses';
import { signInRefused, tikTokUnavailable } from '../../../credentials/signInErrors';
import { noteHookCall } from '../../../credentials/n8nCallsHook';
import { renewalFaultIn, signInFault } from '../../../nodes/TikTok/errors/signInFault';
import { brokenFaultRules } from '../support/faultRules';
import { httpError, noAnswerError, refreshError, wrapped } from '../support/thrownErrors';

describe('signInFault', () => {
	test.each([
		['OAuth credentials not connected', 'not_connected'],
		['Node "TikTok" does not have any credentials set', 'no_credential'],
		// The process has not seen the hook of the credential run, as on an n8n before 2.20.
		['invalid_grant', 'n8n_too_old'],
		['Credential with ID "7" does not exist for type "tikTokOAuth2Api".', 'no_credential'],
		['Credentials could not be decrypted. The likely reason is another key.', 'sign_in'],
	])('%s: %s', (message, code) => {
		const fault = signInFault(new Error(message));
		expect(fault).toMatchObject({ kind: 'sign_in', code, retryable: false });
		expect(brokenFaultRules(fault)).toEqual([]);
	});

	test('what says no remedy of its own gets one', () => {
		noteHookCall();
		const { remedy } = signInFault(new Error('The provided authorization grant is invalid'));
		expect(remedy).toBe('Open the TikTok credential in n8n and connect the account again.');
	});

	test('a foreign text that says what to do gets the remedy all the same', () => {
		noteHookCall();
		const { message, remedy } = signInFault(new Error('It v2.1 failed: connect again.'));
		expect(message).toBe('It v2.1 failed: connect again');
		expect(remedy).toBe('Open the TikTok credential in n8n and connect the account again.');
	});

	test("the credential's own secret is hidden in the words of n8n's OAuth client", () => {
		noteHookCall();
		const error = new Error(`odd word, ${'s'.repeat(32)}`);
		expect(signInFault(error, ['s'.repeat(32)]).message).toBe('odd word, (hidden)');
	});

	test.each([
		['n8n 2.41 keeps the error as its cause', (own: Error) => ({ message: 'x', cause: own })],
		['n8n 2.20 keeps its message only', (own: Error) => new Error(own.message)],
	])('what the credential itself says is passed on: %s', (_name, wrap) => {
		noteHookCall();
		const answer = { error: 'invalid_client', error_description: 'Client key is incorrect.' };
		const fault = signInFault(wrap(signInRefused(answer, {})));
		expect(fault).toMatchObject({
			code: 'sign_in',
			message: 'TikTok refused this sign-in: Client key is incorrect',
			remedy: expect.stringMatching(/^Compare Client ID .* connect again/) as string,
			retryable: false,
		});
		expect(brokenFaultRules(fault)).toEqual([]);
		expect(signInFault(wrap(tikTokUnavailable(503)))).toMatchObject({
			message: 'TikTok could not renew the sign-in (HTTP 503)',
			retryable: true,
		});
	});
});

test('a credential that n8n can not decrypt is told by what is outside, whatever caused it', () => {
	const cause = Object.assign(new Error('bad decrypt'), { code: 'ERR_OSSL_BAD_DECRYPT' });
	const error = new Error('Credentials could not be decrypted.', { cause });
	expect(signInFault(error)).toMatchObject({
		message: 'The TikTok credential could not be decrypted',
		remedy: expect.stringContaining('N8N_ENCRYPTION_KEY') as string,
	});
});

test('a message that is no text hides nothing', () => {
	const cause = new Error('Credentials could not be decrypted.');
	const error = Object.assign(new Error('', { cause }), { message: { toString: 0 } });
	expect(signInFault(error).message).toBe('The TikTok credential could not be decrypted');
});

describe('renewalFaultIn', () => {
	const refused = (error: string, more = {}) =>
		Object.assign(refreshError('EAUTH', 'x'), { body: { error }, ...more });
	const unread = (status: number) => Object.assign(refreshError('ESTATUS', 'x'), { status });

	test.each([
		['HTTP 503', httpError(503, '', {}, TOKEN_URL), ' (HTTP 503)'],
		['a page with HTTP 403', unread(403), ' (HTTP 403)'],
		['a page with HTTP 200', unread(200), ' (HTTP 200)'],
		['temporarily_unavailable', refused('temporarily_unavailable'), ''],
		['server_error', refused('server_error'), ''],
		['rate_limit_exceeded', refused('rate_limit_exceeded'), ''],
	])('%s is an outage: nothing has to be changed', (_, error, end) => {
		for (const thrown of [error, wrapped(error)]) {
			const fault = renewalFaultIn(thrown);
			expect(fault).toMatchObject({
				kind: 'sign_in',
				code: 'sign_in',
				message: `TikTok could not renew the sign-in${end}`,
				remedy: expect.stringContaining('The credential needs no change') as string,
				retryable: true,
			});
			expect(fault && brokenFaultRules(fault)).toEqual([]);
		}
	});

	test.each([
		['a lasting refusal', refused('invalid_grant')],
		['a refusal without words', refreshError('EAUTH', 'x')],
		['a 401 of the call itself', httpError(401, '', {}, TOKEN_URL)],
		['a call whose answer broke off', httpError(200, '')],
		['a call whose refusal broke off', httpError(503, '')],
		['a lost connection', noAnswerError('ECONNRESET')],
		['anything else', new TypeError('x')],
		['nothing', undefined],
	])('%s is none', (_, thrown) => {
		expect(renewalFaultIn(thrown)).toBeUndefined();
	});
});
