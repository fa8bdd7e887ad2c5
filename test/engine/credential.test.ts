import { TikTokOAuth2Api } from '../../credentials/TikTokOAuth2Api.credentials';
import type { SandboxClient } from '../sandbox/client';
import { startEngine, REDIRECT_URI, type CredentialRef, type Engine } from './harness';
import {
	call,
	callNode,
	nicknames,
	newApp,
	otherHost,
	sandbox,
	tokenRequests,
	type OtherHost,
} from './signInSetup';

const DEFAULT_SCOPES = 'user.info.basic,video.upload,video.publish';
const CONNECT_AGAIN = 'connect again';

/** Signing in, from the Connect button to the first use, in n8n's engine against the sandbox. */
describe('signing in', () => {
	let engine: Engine;
	let client: SandboxClient;

	beforeAll(async () => {
		engine = await startEngine();
		client = sandbox();
	});
	afterAll(async () => await engine.close());

	test('by the consent page, then using it', async () => {
		const app = await newApp(client);
		const credential = engine.addCredential(app);

		await expect(engine.connect(credential)).resolves.toBeUndefined();

		const token = engine.storedToken(credential);
		expect(token).toMatchObject({ scope: DEFAULT_SCOPES, token_type: 'Bearer' });
		expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
	});

	test('asks TikTok in its own words', async () => {
		const app = await newApp(client);
		const credential = engine.addCredential(app);
		await engine.connect(credential);

		const [authorize] = await client.requests(app.client_key);
		expect(authorize).toMatchObject({
			host: 'www.tiktok.com',
			path: '/v2/auth/authorize/',
			query: {
				client_key: app.client_key,
				response_type: 'code',
				scope: DEFAULT_SCOPES,
				redirect_uri: REDIRECT_URI,
				disable_auto_auth: '1',
			},
		});
		const [exchange] = await tokenRequests(client, app);
		expect(exchange).toMatchObject({
			host: 'open.tiktokapis.com',
			path: '/v2/oauth/token/',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: {
				client_key: app.client_key,
				client_secret: app.client_secret,
				grant_type: 'authorization_code',
				redirect_uri: REDIRECT_URI,
			},
		});
	});

	test('PB-37, PB-38: reaches no host but TikTok’s', async () => {
		const app = await newApp(client);
		const credential = engine.addCredential(app);
		await engine.connect(credential);
		await client.expireAccessTokens(app.client_key);
		await call(engine, credential);

		const hosts = (await client.requests(app.client_key)).map(({ host }) => host);
		expect(new Set(hosts)).toEqual(new Set(['www.tiktok.com', 'open.tiktokapis.com']));
	});

	test('PB-32: asks for the scopes that are chosen one by one', async () => {
		const scopes = ['user.info.basic', 'video.list', 'video.upload'];
		const app = await newApp(client, { scopes });
		const credential = engine.addCredential(app, undefined, {
			purpose: 'chooseScopes',
			tikTokScopes: scopes,
		});

		await expect(engine.connect(credential)).resolves.toBeUndefined();
		expect(engine.storedToken(credential).scope).toBe(scopes.join(','));
	});

	test('keeps what the user left ticked on TikTok’s page', async () => {
		const app = await newApp(client);
		const credential = engine.addCredential(app);
		await engine.connect(credential, { scopes: [] });

		expect(engine.storedToken(credential).scope).toBe('user.info.basic');
	});

	test('with a scope that the app lacks stays on TikTok’s page', async () => {
		const app = await newApp(client, { scopes: ['user.info.basic'] });
		const credential = engine.addCredential(app);

		await expect(engine.connect(credential)).rejects.toThrow('does not have the scope');
		expect(engine.storedToken(credential)).toEqual({});
	});

	test('shows the page again for a second account', async () => {
		const app = await newApp(client, {
			creators: [{ creator_nickname: 'Ada' }, { creator_nickname: 'Grace' }],
		});
		const first = engine.addCredential(app);
		const second = engine.addCredential(app);
		await engine.connect(first);
		await engine.connect(second, { open_id: app.creators[1].open_id });

		expect(nicknames(await call(engine, first))).toEqual(['Ada']);
		expect(nicknames(await call(engine, second))).toEqual(['Grace']);
	});

	test('denied: n8n’s error page, and nothing is stored', async () => {
		const app = await newApp(client);
		const credential = engine.addCredential(app);

		const sentence = await engine.connect(credential, { deny: true });
		expect(sentence).toBe('Insufficient parameters for OAuth2 callback.');
		expect(engine.storedToken(credential)).toEqual({});
	});

	test('never done: the first use says so', async () => {
		const app = await newApp(client);
		const result = await call(engine, engine.addCredential(app));

		expect(result.errorText).toMatch(
			/^The TikTok credential is not connected yet\. Open the credential and connect your account\./,
		);
		expect(await client.requests(app.client_key)).toEqual([]);
	});

	test('with a wrong secret: n8n shows success, so the first use says why, and connecting again heals', async () => {
		const app = await newApp(client);
		const credential = engine.addCredential({ ...app, client_secret: 'wrong' });

		await expect(engine.connect(credential)).resolves.toBeUndefined();
		const result = await call(engine, credential);
		expect(result.errorText).toContain(
			'TikTok refused this sign-in: Client key or secret is incorrect.',
		);
		expect(result.errorText).toContain(CONNECT_AGAIN);

		engine.editCredential(credential, { clientSecret: app.client_secret });
		await engine.connect(credential);
		expect(engine.storedToken(credential)).toHaveProperty('error', 'invalid_client');
		expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
	});

	test('with a wrong secret and errors as HTTP 4xx: n8n’s error page says why', async () => {
		const app = await newApp(client, { switches: { token_error_status: '4xx' } });
		const credential = engine.addCredential({ ...app, client_secret: 'wrong' });

		await expect(engine.connect(credential)).resolves.toBeDefined();
		expect(engine.storedToken(credential)).toEqual({});
	});

	test('works with the key and secret of the instance (CREDENTIALS_OVERWRITE_DATA)', async () => {
		const app = await newApp(client);
		const credential = engine.addCredential({ client_key: '', client_secret: '' });
		const { client_key: clientId, client_secret: clientSecret } = app;
		engine.overwriteCredentials({ clientId, clientSecret });
		try {
			await engine.connect(credential);
			await client.expireAccessTokens(app.client_key);
			expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
		} finally {
			engine.overwriteCredentials({});
		}
	});

	test('works with what the editor stores: every hidden field', async () => {
		const app = await newApp(client);
		const hidden = new TikTokOAuth2Api().properties.filter(({ type }) => type === 'hidden');
		const fields = Object.fromEntries(hidden.map((p) => [p.name, p.default]));
		const credential = engine.addCredential(app, undefined, {
			...fields,
			purpose: 'chooseScopes',
			tikTokScopes: ['video.publish'],
		});
		await engine.connect(credential);
		await client.expireAccessTokens(app.client_key);

		expect(nicknames(await call(engine, credential))).toEqual(['Ada Films']);
		expect(engine.stored(credential)).toMatchObject(fields);
		expect(await tokenRequests(client, app)).toHaveLength(2);
	});

	test('PB-30: the built credential loads and belongs to n8n’s OAuth2', async () => {
		const url = new URL(await engine.authorizeUrl(engine.addCredential(await newApp(client))));
		expect(url.origin + url.pathname).toBe('https://www.tiktok.com/v2/auth/authorize/');
	});
});

/** n8n's HTTP Request node asks the credential where it may go; here `helper: request` does as it does. */
describe('the access token in an HTTP Request node', () => {
	let engine: Engine;
	let client: SandboxClient;
	let host: OtherHost;

	beforeAll(async () => {
		engine = await startEngine();
		client = sandbox();
		host = await otherHost();
	});
	afterAll(async () => {
		await host.close();
		await engine.close();
	});

	async function signedIn(fields: Record<string, string> = {}) {
		const app = await newApp(client);
		const token = await client.signIn(app.client_key, app.creators[0].open_id ?? '');
		return { app, credential: engine.addCredential(app, token, fields) };
	}

	const callOther = async (credential: CredentialRef) =>
		await engine.run({ nodes: [callNode(credential, 'request', host.url)] });

	test('does not leave for another host', async () => {
		const { credential } = await signedIn();
		const { error } = await callOther(credential);
		expect(error?.message).toContain('Domain not allowed');
		expect(error?.message).toContain('open.tiktokapis.com');
		expect(host.authorizations).toEqual([]);
	});

	test('reaches TikTok’s API, also after it has expired', async () => {
		const { app, credential } = await signedIn();
		expect(nicknames(await call(engine, credential, 'request'))).toEqual(['Ada Films']);
		await client.expireAccessTokens(app.client_key);
		expect(nicknames(await call(engine, credential, 'request'))).toEqual(['Ada Films']);
	});

	// n8n keeps the value that it saved, so only a new credential is protected: see the changelog.
	test('leaves for another host with a credential that was saved with "all"', async () => {
		const { credential } = await signedIn({ allowedHttpRequestDomains: 'all' });
		const { access_token } = engine.storedToken(credential);
		expect((await callOther(credential)).status).toBe('success');
		expect(host.authorizations.splice(0)).toEqual([`Bearer ${access_token}`]);
	});

	test('goes nowhere with a credential that was saved with "none", while our nodes work', async () => {
		const { app, credential } = await signedIn({ allowedHttpRequestDomains: 'none' });
		expect((await callOther(credential)).error?.message).toContain('configured to prevent use');
		expect((await call(engine, credential, 'request')).status).toBe('error');
		expect(host.authorizations).toEqual([]);

		for (const parameters of [
			{ resource: 'account', operation: 'getCreatorInfo' },
			{ resource: 'account', operation: 'getProfile' },
		]) {
			await client.expireAccessTokens(app.client_key);
			const result = await engine.run({ nodes: [engine.node(parameters, credential)] });
			expect([result.error?.message, result.items('TikTok')]).toEqual([
				undefined,
				[expect.objectContaining({ json: expect.any(Object) as object })],
			]);
		}
	});
});
