import type { SandboxClient } from '../sandbox/client';
import type { App, AppInput, FaultAction } from '../sandbox/types';
import { startEngine, type CredentialRef, type Engine } from './harness';
import {
	call,
	callNode,
	everythingShown,
	newApp,
	nicknames,
	sandbox,
	tokenRequests,
} from './signInSetup';

const FIELDS_OF_A_REFRESH = [
	'client_id',
	'client_key',
	'client_secret',
	'grant_type',
	'refresh_token',
];
const HELPERS = ['httpRequest', 'request'] as const;
const ERROR_STATUSES = ['200', '4xx'] as const;

/** Staying signed in: n8n's refresh with our credential, in its engine against the sandbox. */
describe('staying signed in', () => {
	let engine: Engine;
	let client: SandboxClient;

	beforeAll(async () => {
		engine = await startEngine();
		client = sandbox();
	});
	afterAll(async () => await engine.close());

	async function signedIn(spec: AppInput = {}, scopes?: string[]): Promise<[App, CredentialRef]> {
		const app = await newApp(client, spec);
		const token = await client.signIn(app.client_key, app.creators[0].open_id ?? '', scopes);
		return [app, engine.addCredential(app, token)];
	}

	async function outcomes(app: App): Promise<string[]> {
		const calls = await client.tokenCalls(app.client_key);
		return calls.map(({ grant_type, outcome }) => `${grant_type} ${outcome}`);
	}

	describe.each(ERROR_STATUSES)('with token errors as HTTP %s', (token_error_status) => {
		test.each(HELPERS)('PB-26, PB-28: two expiries, one refresh each (%s)', async (helper) => {
			const [app, credential] = await signedIn({ switches: { token_error_status } });
			for (const round of [1, 2]) {
				const before = engine.storedToken(credential);
				await client.expireAccessTokens(app.client_key);
				expect(nicknames(await call(engine, credential, helper))).toEqual(['Ada Films']);

				expect(await outcomes(app)).toEqual(Array(round).fill('refresh_token ok'));
				expect(engine.storedToken(credential).refresh_token).not.toBe(before.refresh_token);
				expect(engine.storedToken(credential).access_token).not.toBe(before.access_token);
			}
		});

		test('a refresh is exactly the documented form, and client_id', async () => {
			const [app, credential] = await signedIn({ switches: { token_error_status } });
			const { refresh_token } = engine.storedToken(credential);
			await client.expireAccessTokens(app.client_key);
			await call(engine, credential);

			const [request, ...more] = await tokenRequests(client, app);
			expect(more).toEqual([]);
			expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded');
			expect(Object.keys(request.body as object).sort()).toEqual(FIELDS_OF_A_REFRESH);
			expect(request.body).toMatchObject({
				client_key: app.client_key,
				client_secret: app.client_secret,
				grant_type: 'refresh_token',
				refresh_token,
			});
			expect(request.query).toEqual({});
		});

		test('a dead refresh token says "connect", stores nothing, and connecting heals', async () => {
			const [app, credential] = await signedIn({ switches: { token_error_status } });
			const before = engine.storedToken(credential);
			await client.expireAccessTokens(app.client_key);
			await client.killRefreshToken(app.client_key);

			const failed = await call(engine, credential);
			expect(failed.errorText).toMatch(/connect/);
			expect(engine.storedToken(credential)).toEqual(before);
			expect(await outcomes(app)).toEqual(['refresh_token invalid_grant']);

			await engine.connect(credential);
			expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
		});

		test('12 items at once lead to one refresh', async () => {
			const [app, credential] = await signedIn({ switches: { token_error_status } });
			await client.expireAccessTokens(app.client_key);
			const result = await call(engine, credential, 'httpRequest', 12);

			expect(nicknames(result)).toHaveLength(12);
			expect(await outcomes(app)).toEqual(['refresh_token ok']);
		});

		test('12 executions at once lead to one refresh', async () => {
			const [app, credential] = await signedIn({ switches: { token_error_status } });
			await client.expireAccessTokens(app.client_key);
			const runs = Array.from({ length: 12 }, async () => await call(engine, credential));

			for (const result of await Promise.all(runs)) {
				expect(nicknames(result)).toEqual(['Ada Films']);
			}
			expect(await outcomes(app)).toEqual(['refresh_token ok']);
		});
	});

	test('PB-29: one code exchange, then refreshes only', async () => {
		const app = await newApp(client);
		const credential = engine.addCredential(app);
		await engine.connect(credential);
		await client.expireAccessTokens(app.client_key);
		await call(engine, credential);

		expect(await outcomes(app)).toEqual(['authorization_code ok', 'refresh_token ok']);
	});

	test('PB-27, PB-31: 10 calls with a fresh token ask for none, and carry it', async () => {
		const [app, credential] = await signedIn();
		await call(engine, credential, 'httpRequest', 10);

		const requests = await client.requests(app.client_key);
		const { access_token } = engine.storedToken(credential);
		expect(requests.map(({ headers }) => headers.authorization)).toEqual(
			Array(10).fill(`Bearer ${access_token}`),
		);
	});

	test('PB-35, PB-36: a token of 2 hours lives 2 hours', async () => {
		const [app, credential] = await signedIn({ switches: { access_ttl_s: 7_200 } });
		await client.advance(app.client_key, 7_190_000);
		await call(engine, credential);
		expect(await outcomes(app)).toEqual([]);

		await client.advance(app.client_key, 20_000);
		const start = Date.now();
		expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
		expect(await outcomes(app)).toEqual(['refresh_token ok']);
		const lifetime = Number(engine.storedToken(credential).n8n_expires_at) - start;
		expect(Math.abs(lifetime - 7_200_000)).toBeLessThan(30_000);
	});

	test('what an old refusal left beside a good token does no harm', async () => {
		const [app, credential] = await signedIn();
		const leftover = { error: 'invalid_client', error_description: 'old', log_id: '1' };
		const oauthTokenData = { ...engine.storedToken(credential), ...leftover };
		engine.editCredential(credential, { oauthTokenData });

		expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
		await client.expireAccessTokens(app.client_key);
		expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
		expect(engine.storedToken(credential)).not.toHaveProperty('error');
	});

	test('PB-39: a missing scope leads to one refresh and leaves the sign-in good', async () => {
		const [app, credential] = await signedIn({}, ['user.info.basic']);
		const result = await call(engine, credential);

		expect(result.status).toBe('error');
		expect(await outcomes(app)).toEqual(['refresh_token ok']);
		expect(engine.storedToken(credential).scope).toBe('user.info.basic');
	});

	describe('where n8n asks in its own words', () => {
		const load = async (credential: CredentialRef) =>
			await engine.loadList('loadOptions', 'list', callNode(credential));

		test('a list in the editor refreshes by the documented form, and stores it', async () => {
			const [app, credential] = await signedIn();
			await client.expireAccessTokens(app.client_key);

			expect(JSON.stringify(await load(credential))).toContain('Ada Films');
			expect(await outcomes(app)).toEqual(['refresh_token invalid_request', 'refresh_token ok']);
			const repair = (await tokenRequests(client, app))[1];
			expect(Object.keys(repair.body as object).sort()).toEqual(FIELDS_OF_A_REFRESH.slice(1));
			expect(repair.headers['content-type']).toBe('application/x-www-form-urlencoded');

			expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
			expect(await outcomes(app)).toHaveLength(2);
		});

		test('with errors as HTTP 4xx that list fails, and the next execution heals', async () => {
			const [app, credential] = await signedIn({ switches: { token_error_status: '4xx' } });
			await client.expireAccessTokens(app.client_key);

			await expect(load(credential)).rejects.toThrow();
			expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
		});

		test('a dead refresh token says why', async () => {
			const [app, credential] = await signedIn();
			await client.expireAccessTokens(app.client_key);
			await client.killRefreshToken(app.client_key);

			await expect(load(credential)).rejects.toThrow('TikTok no longer accepts this sign-in');
		});
	});

	test('a TikTok that refuses client_id is asked once more without it', async () => {
		const [app, credential] = await signedIn({ switches: { extra_client_id: 'refused' } });
		await client.expireAccessTokens(app.client_key);

		expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
		expect(await outcomes(app)).toEqual(['refresh_token invalid_request', 'refresh_token ok']);
	});

	test.each([
		['an answer of 503', { kind: 'status', status: 503 } as const, '(HTTP 503)'],
		['a dropped connection', { kind: 'reset', when: 'before' } as const, 'could not reach TikTok'],
	])('%s to the repair is no reason to connect again', async (_name, fault, words) => {
		const [app, credential] = await signedIn({ switches: { extra_client_id: 'refused' } });
		await client.expireAccessTokens(app.client_key);
		await client.addFaults(app.client_key, [{ on: 'token', nth: 2, do: fault }]);
		const before = engine.storedToken(credential);

		const result = await call(engine, credential);
		expect(result.errorText).toContain(words);
		expect(result.errorText).toContain('try again');
		expect(result.error?.message).not.toContain('connect again');
		expect(engine.storedToken(credential)).toEqual(before);

		expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
	});

	const TEMPORARY = { error: 'temporarily_unavailable', error_description: 'Try later.' };
	const TOO_MANY = { error: 'rate_limit_exceeded', error_description: 'Too many requests.' };

	test.each<[string, FaultAction]>([
		['an answer of 503', { kind: 'status', status: 503 }],
		['a page with 403', { kind: 'status', status: 403, body: '<html></html>' }],
		['a page with 200', { kind: 'status', status: 200, body: '<html></html>' }],
		['temporarily_unavailable', { kind: 'oauth_error', ...TEMPORARY, status: 400 }],
		['a 429', { kind: 'oauth_error', ...TOO_MANY, status: 429 }],
	])("%s to n8n's own renewal is no reason to connect again", async (_name, fault) => {
		const [app, credential] = await signedIn();
		await client.expireAccessTokens(app.client_key);
		await client.addFaults(app.client_key, [{ on: 'token', times: 'always', do: fault }]);
		const before = engine.storedToken(credential);

		const parameters = { resource: 'account', operation: 'getCreatorInfo' };
		const { errorText } = await engine.run({ nodes: [engine.node(parameters, credential)] });
		expect(errorText).toContain('could not renew the sign-in');
		expect(errorText).toContain('Try again in a few minutes');
		expect(errorText).not.toContain('connect');
		expect(engine.storedToken(credential)).toEqual(before);
	});

	test('what is shown of a failed refresh holds no secret', async () => {
		const [app, credential] = await signedIn();
		const { access_token, refresh_token } = engine.storedToken(credential);
		await client.expireAccessTokens(app.client_key);
		await client.killRefreshToken(app.client_key);
		const shown = everythingShown(await call(engine, credential));

		expect(shown).toContain('TikTok no longer accepts this sign-in');
		for (const secret of [app.client_secret, access_token, refresh_token]) {
			expect(shown).not.toContain(secret);
		}
	});
});
