import { n8nCallsHook } from '../../../credentials/n8nCallsHook';
import { request, SECRET, STORED } from './hookSetup';

const refreshBody = (refresh_token: unknown) =>
	JSON.stringify({ client_key: 'key-1', grant_type: 'refresh_token', refresh_token });

/** The hook's first call: before n8n signs a request. */
describe('before a request', () => {
	test('notes that this n8n calls the hook', async () => {
		expect(n8nCallsHook()).toBe(false);
		await request({ oauthTokenData: STORED }).callHook();
		expect(n8nCallsHook()).toBe(true);
	});

	test('PB-27: sends nothing and leaves the token alone', async () => {
		const { callHook, sent } = request({ oauthTokenData: STORED });
		expect(await callHook()).toEqual({ oauthTokenData: STORED });
		expect(sent).toEqual([]);
	});

	test('takes a token that is stored as JSON text', async () => {
		const { callHook } = request({ oauthTokenData: JSON.stringify(STORED) });
		expect(await callHook()).toEqual({ oauthTokenData: STORED });
	});

	test('removes what an old refusal left beside a good token', async () => {
		const leftover = { error: 'invalid_client', error_description: 'x', log_id: '1' };
		const { callHook } = request({ oauthTokenData: { ...STORED, ...leftover } });
		expect(await callHook()).toEqual({ oauthTokenData: STORED });
	});

	test('chooses n8n’s other way to refresh when the body asks for this token', async () => {
		const { callHook } = request({
			oauthTokenData: STORED,
			additionalBodyProperties: refreshBody('rft.old'),
		});
		expect(await callHook()).toEqual({ oauthTokenData: STORED, grantType: 'clientCredentials' });
	});

	test.each([
		['another token', refreshBody('rft.other')],
		['no token', refreshBody(undefined)],
		['another grant', JSON.stringify({ grant_type: 'x', refresh_token: 'rft.old' })],
		['nothing', '{"client_key":"key-1"}'],
		['no JSON', '{'],
		['an empty text', ''],
	])('does not when the body asks for %s', async (_what, additionalBodyProperties) => {
		const { callHook } = request({ oauthTokenData: STORED, additionalBodyProperties });
		expect(await callHook()).not.toHaveProperty('grantType');
	});

	test('does not when there is no refresh token', async () => {
		const { callHook } = request({
			oauthTokenData: { ...STORED, refresh_token: undefined } as never,
			additionalBodyProperties: refreshBody(undefined),
		});
		expect(await callHook()).not.toHaveProperty('grantType');
	});

	test.each([undefined, null, {}, [], '', '{}', 'null', '[]', 7])(
		'a credential with %j was never connected',
		async (oauthTokenData) => {
			const { callHook } = request({ oauthTokenData } as never);
			await expect(callHook()).rejects.toThrow(
				'The TikTok credential is not connected yet. Open the credential and connect your account.',
			);
		},
	);

	test.each([
		[
			{ error: 'invalid_client', error_description: 'Client key or secret is incorrect.' },
			"TikTok refused this sign-in: Client key or secret is incorrect. Compare Client ID (TikTok's client key) and Client Secret with those of your TikTok app. Open the credential and connect again (Switch account or Connect).",
		],
		[
			{ error: 'invalid_grant', error_description: 'Authorization code is expired.' },
			'TikTok refused this sign-in: Authorization code is expired. Open the credential and connect again (Switch account or Connect).',
		],
		[
			{ error: 'invalid_request' },
			'TikTok refused this sign-in: invalid_request. Open the credential and connect again (Switch account or Connect).',
		],
		[
			{ access_token: 'clt.app' },
			'TikTok refused this sign-in: its answer contained no access token. Open the credential and connect again (Switch account or Connect).',
		],
		[
			{ error: { code: 7 }, access_token: 5 },
			'TikTok refused this sign-in: its answer contained no access token. Open the credential and connect again (Switch account or Connect).',
		],
	])('says why TikTok refused: %j', async (oauthTokenData, message) => {
		const { callHook } = request({ oauthTokenData } as never);
		await expect(callHook()).rejects.toThrow(message);
	});

	test.each(['clientId', 'clientSecret'])(
		'names the likely cause: a space in %s',
		async (field) => {
			const { callHook } = request({
				oauthTokenData: {
					error: 'invalid_request',
					error_description: 'The request parameters are malformed.',
				},
				[field]: 'key-1 ',
			});
			await expect(callHook()).rejects.toThrow(
				"malformed. Remove the spaces around Client ID (TikTok's client key) and Client Secret. Open the credential and connect again (Switch account or Connect).",
			);
		},
	);

	test('repeats TikTok in one line, also when the credential holds no secret', async () => {
		const { callHook } = request({
			clientSecret: undefined as never,
			oauthTokenData: { error: 'x', error_description: '  Two\n\nlines. Of it.  ' },
		});
		await expect(callHook()).rejects.toThrow(
			'refused this sign-in: Two lines. Of it. Open the credential',
		);
	});

	test('a secret with a space around it is hidden in the form in which it was sent', async () => {
		const { callHook } = request({
			clientSecret: `${SECRET} `,
			oauthTokenData: { error: 'x', error_description: `bad secret:${SECRET}` },
		});
		await expect(callHook()).rejects.toThrow('bad secret:(hidden). Remove the spaces');
	});

	test.each([
		['percent-encoded', (secret: string) => encodeURIComponent(secret)],
		['as a form', (secret: string) => new URLSearchParams({ a: secret }).toString().slice(2)],
		['as a parameter', (secret: string) => `client_secret=${secret.slice(0, 9)}`],
	])('repeats no secret that an answer repeats %s', async (_how, encode) => {
		const clientSecret = ['s3cr3t', '/+&=%', 'äöü'].join(' ');
		const error_description = `Malformed: ${encode(clientSecret)}!`;
		const { callHook } = request({
			clientSecret,
			oauthTokenData: { error: 'x', error_description },
		});
		const message = await callHook().then(String, (error: Error) => error.message);
		expect(message).toContain('(hidden)');
		expect(message).not.toContain('s3cr3t');
	});

	test('repeats no token that an answer repeats, whatever its form', async () => {
		const refresh_token = ['r4nd0m', 'w1thout', 'pr3fix'].join('-');
		const oauthTokenData = { refresh_token, error: `refused ${refresh_token}` };
		const message = await request({ oauthTokenData })
			.callHook()
			.then(String, (error: Error) => error.message);
		expect(message).toContain('refused (hidden)');
	});

	test('repeats no secret that an answer repeats, and no essay', async () => {
		const error_description = `act.abc rft.def\n${SECRET} ${'x'.repeat(5_000)}`;
		const { callHook } = request({ oauthTokenData: { error: 'x', error_description } });
		const message = await callHook().then(String, (error: Error) => error.message);

		expect(message).toContain('(hidden) (hidden) (hidden) xxx');
		expect(message.length).toBeLessThan(400);
	});
});
