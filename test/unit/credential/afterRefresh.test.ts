import fc from 'fast-check';
import { NodeApiError, UserError, type INode, type JsonObject } from 'n8n-workflow';

import { answerOf, refreshed, RENEWED, request, SECRET, STORED } from './hookSetup';

const REFUSED = { error: 'invalid_request', error_description: 'client_key is missing.' };
const DEAD = { error: 'invalid_grant', error_description: 'Refresh token is invalid or expired.' };
const NOW = 1_000_000;
const NEW_TOKEN = { ...RENEWED, n8n_expires_at: '8200000' };

/** The hook's second call: after n8n's refresh, before it stores the outcome. */
describe('after a refresh', () => {
	beforeEach(() => jest.useFakeTimers({ now: NOW }));
	afterEach(() => jest.useRealTimers());

	describe('that n8n did', () => {
		test('a new token is kept, without a request', async () => {
			const { result, sent } = await refreshed(RENEWED);
			expect(await result).toEqual({ oauthTokenData: NEW_TOKEN });
			expect(sent).toEqual([]);
		});

		test('the old refresh token stays when TikTok sent none that is a text', async () => {
			const { result } = await refreshed({ ...RENEWED, refresh_token: null });
			expect(await result).toMatchObject({ oauthTokenData: { refresh_token: 'rft.old' } });
		});

		test('a token may live on without any refresh token', async () => {
			const { result } = await refreshed({ ...RENEWED, refresh_token: 7 }, undefined, {
				oauthTokenData: { access_token: 'act.old' },
			});
			expect((await result).oauthTokenData).not.toHaveProperty('refresh_token');
		});

		test('a rotated refresh token counts as new when the access token is the same', async () => {
			const { result, sent } = await refreshed({ refresh_token: 'rft.new' });
			expect(await result).toMatchObject({ oauthTokenData: { refresh_token: 'rft.new' } });
			expect(sent).toEqual([]);
		});
	});

	describe('that TikTok refused', () => {
		test('sends exactly the documented form, once, and keeps the answer', async () => {
			const { result, sent } = await refreshed(REFUSED, answerOf(RENEWED));
			expect(await result).toEqual({ oauthTokenData: NEW_TOKEN });

			expect(sent).toHaveLength(1);
			expect(sent[0]).toMatchObject({
				method: 'POST',
				url: 'https://open.tiktokapis.com/v2/oauth/token/',
				headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
				encoding: 'text',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			});
			// n8n's own lock on the refresh ends after 30 seconds.
			expect(sent[0].timeout).toBeLessThan(30_000);
			expect(String(sent[0].body)).toBe(
				`client_key=key-1&client_secret=${SECRET}&grant_type=refresh_token&refresh_token=rft.old`,
			);
		});

		test.each([
			['a token of the app', { access_token: 'clt.app' }],
			['no new token', {}],
			['an error that is no text', { error: { code: 'x' } }],
			['a refresh token that is no text', { refresh_token: 7 }],
			['a refusal beside a token', { ...RENEWED, error: 'invalid_request' }],
		])('so too after %s', async (_what, outcome) => {
			const { result, sent } = await refreshed(outcome, answerOf(RENEWED));
			expect(await result).toEqual({ oauthTokenData: NEW_TOKEN });
			expect(sent).toHaveLength(1);
		});

		test('spaces around key and secret are not sent', async () => {
			const fields = { clientId: ' key-1 ', clientSecret: `${SECRET}\n` };
			const { result, sent } = await refreshed(REFUSED, answerOf(RENEWED), fields);
			await result;
			expect(String(sent[0].body)).toContain(`client_key=key-1&client_secret=${SECRET}&`);
		});

		test('a missing key or secret is sent as an empty text', async () => {
			const fields = { clientId: undefined, clientSecret: undefined } as never;
			const { result, sent } = await refreshed(REFUSED, answerOf(RENEWED), fields);
			await result;
			expect(String(sent[0].body)).toContain('client_key=&client_secret=&');
		});

		test('PB-28: what the answer leaves out stays, but no lifetime of the old token', async () => {
			const { result } = await refreshed(REFUSED, answerOf({ access_token: 'act.new' }));
			const { oauthTokenData } = await result;
			expect(oauthTokenData).toEqual({
				access_token: 'act.new',
				refresh_token: 'rft.old',
				open_id: STORED.open_id,
				scope: STORED.scope,
				token_type: 'Bearer',
			});
		});

		test.each([200, 400])('a second refusal (HTTP %i) says why', async (status) => {
			const { result } = await refreshed(REFUSED, answerOf(DEAD, status));
			await expect(result).rejects.toThrow(
				'TikTok no longer accepts this sign-in: Refresh token is invalid or expired. Open the credential and connect again (Switch account or Connect).',
			);
		});

		test('repeats no refresh token that TikTok repeats, whatever its form', async () => {
			const refresh_token = ['r4nd0m', 'w1thout', 'pr3fix'].join('-');
			const answer = answerOf({
				error: 'invalid_grant',
				error_description: `bad ${refresh_token}`,
			});
			const { result } = await refreshed(REFUSED, answer, {
				oauthTokenData: { ...STORED, refresh_token },
			});
			await expect(result).rejects.toThrow('no longer accepts this sign-in: bad (hidden).');
		});

		test('a refusal beside a token is a refusal', async () => {
			const { result } = await refreshed(REFUSED, answerOf({ ...RENEWED, ...DEAD }));
			await expect(result).rejects.toThrow('no longer accepts');
		});
	});

	test('a dead refresh token is not asked about again', async () => {
		const { result, sent } = await refreshed(DEAD);
		await expect(result).rejects.toThrow(
			'no longer accepts this sign-in: Refresh token is invalid',
		);
		expect(sent).toEqual([]);
	});

	test('without a refresh token there is nothing to ask with', async () => {
		const fields = { oauthTokenData: { access_token: 'act.old' } };
		const { result, sent } = await refreshed(REFUSED, undefined, fields);
		await expect(result).rejects.toThrow(
			'The TikTok sign-in has expired, and the credential holds no refresh token. Open the credential and connect again (Switch account or Connect).',
		);
		expect(sent).toEqual([]);
	});

	describe('when TikTok gives no answer that means yes or no', () => {
		test.each([
			['no connection', new Error(`connect ECONNREFUSED ${SECRET}`), 'could not reach TikTok'],
			['a gateway’s page', answerOf('<html>Bad gateway</html>', 502), '(HTTP 502)'],
			['half of an answer', answerOf('{"access_token":"act'), '(HTTP 200)'],
			['an empty answer', answerOf(''), '(HTTP 200)'],
			['a choice of addresses', answerOf(RENEWED, 300), '(HTTP 300)'],
			['a redirect', answerOf(RENEWED, 302), '(HTTP 302)'],
			['too many requests', answerOf({}, 429), '(HTTP 429)'],
			['a refusal with 429', answerOf({ error: 'slow_down' }, 429), '(HTTP 429)'],
			['an outage with a code', answerOf({ error: 'internal_error' }, 500), '(HTTP 500)'],
			['rate_limit_exceeded', answerOf({ error: 'rate_limit_exceeded' }, 400), '(HTTP 400)'],
			['“not now”', answerOf({ error: 'temporarily_unavailable' }, 503), '(HTTP 503)'],
			['“our fault”', answerOf({ error: 'server_error' }), '(HTTP 200)'],
			['an app’s token', answerOf({ access_token: 'clt.app' }), '(HTTP 200)'],
		])('%s: to try again is enough', async (_what, answer, words) => {
			const { result } = await refreshed(REFUSED, answer);
			const error: unknown = await result.catch((thrown: unknown) => thrown);

			expect(error).toBeInstanceOf(UserError);
			const { message, cause } = error as UserError;
			expect(message).toContain(words);
			expect(message).toContain('try again in a few minutes');
			expect(message).not.toContain('connect');
			expect(message).not.toContain(SECRET);
			expect(cause).toBeUndefined();
		});
	});

	test('each request is on its own: a third call is a first one', async () => {
		const { result, callHook } = await refreshed(RENEWED);
		await result;
		jest.setSystemTime(NOW + 60_000);
		expect(await callHook()).toEqual({ oauthTokenData: NEW_TOKEN });
	});

	test('two requests with the same stored token do not meet', async () => {
		const one = request({ oauthTokenData: STORED });
		const other = request({ oauthTokenData: STORED });
		await one.callHook();
		expect(await other.callHook()).toEqual({ oauthTokenData: STORED });
	});

	test('nothing that TikTok may answer breaks it, or gets past the check', async () => {
		jest.useRealTimers();
		const answers = fc.oneof(fc.json(), fc.string(), fc.dictionary(fc.string(), fc.anything()));
		await fc.assert(
			fc.asyncProperty(answers, fc.integer({ min: 200, max: 599 }), async (body, status) => {
				const { result } = await refreshed(REFUSED, { statusCode: status, body });
				const outcome = await result.catch((error: unknown) => error);
				if (outcome instanceof UserError) return;
				expect(outcome).toMatchObject({ oauthTokenData: { access_token: expect.any(String) } });
			}),
		);
	});

	test('n8n’s own error for the node keeps every sentence', async () => {
		const node: INode = {
			id: '1',
			name: 'n',
			type: 't',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		};
		for (const [outcome, answer] of [
			[DEAD, undefined],
			[REFUSED, new Error('x')],
			[REFUSED, answerOf('', 503)],
			[REFUSED, answerOf({ error: 'invalid_client' })],
		] as const) {
			const { result } = await refreshed(outcome, answer);
			const error = (await result.catch((thrown: unknown) => thrown)) as UserError;
			const shown = new NodeApiError(node, error as object as JsonObject);
			expect(shown.message).toBe(error.message);
		}
	});
});
