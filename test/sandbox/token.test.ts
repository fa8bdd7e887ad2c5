import { createHash } from 'node:crypto';

import FormData from 'form-data';

import { API, AUTHORIZE, TestBench } from './testing';
import { DEAD, firstTokens, readJson, refreshFields } from './token-testing';
import type { App, AppInput } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

async function codeFor(app: App, extra: Record<string, string> = {}): Promise<string> {
	const query = new URLSearchParams({
		client_key: app.client_key,
		response_type: 'code',
		scope: 'user.info.basic,video.publish',
		redirect_uri: app.redirect_uris[0],
		...extra,
	});
	const form = new URLSearchParams({
		decision: 'authorize',
		open_id: app.creators[0].open_id,
		scope: 'video.publish',
	});
	const answer = await bench.http.post(`${AUTHORIZE}decide/?${query}`, form.toString());
	return new URL(String(answer.headers.location)).searchParams.get('code') ?? '';
}

const codeFields = (app: App, code: string) => ({
	client_key: app.client_key,
	client_secret: app.client_secret,
	grant_type: 'authorization_code',
	code,
	redirect_uri: app.redirect_uris[0],
});

const refresh = async (app: App, token: string, extra = {}) =>
	await bench.token({ ...refreshFields(app, token), ...extra });

const signedIn = async (spec: AppInput = {}) => await firstTokens(bench, spec);

const EXPIRED = { error: 'invalid_grant', error_description: 'Authorization code is expired.' };
const MALFORMED = {
	error: 'invalid_request',
	error_description: 'The request parameters are malformed.',
};

describe('authorization_code', () => {
	test('answers a flat token with remaining seconds and comma-separated scopes', async () => {
		const app = await bench.client.createApp({ freeze: Date.now() });
		const answer = await bench.token(codeFields(app, await codeFor(app)));
		expect(answer.status).toBe(200);
		expect(readJson(answer)).toEqual({
			access_token: expect.stringMatching(/^act\./),
			expires_in: 7_200,
			open_id: app.creators[0].open_id,
			refresh_expires_in: 15_552_000,
			refresh_token: expect.stringMatching(/^rft\./),
			scope: 'user.info.basic,video.publish',
			token_type: 'Bearer',
		});
		expect(await bench.client.tokenCalls(app.client_key)).toMatchObject([
			{ grant_type: 'authorization_code', outcome: 'ok', open_id: app.creators[0].open_id },
		]);
	});

	test('a code works once and for 300 seconds', async () => {
		const app = await bench.client.createApp({ freeze: Date.now() });
		const once = codeFields(app, await codeFor(app));
		expect(readJson(await bench.token(once)).access_token).toBeDefined();
		expect(readJson(await bench.token(once))).toMatchObject(EXPIRED);

		const inTime = codeFields(app, await codeFor(app));
		await bench.client.advance(app.client_key, 299_999);
		expect(readJson(await bench.token(inTime)).access_token).toBeDefined();
		const late = codeFields(app, await codeFor(app));
		await bench.client.advance(app.client_key, 300_000);
		expect(readJson(await bench.token(late))).toMatchObject(EXPIRED);
	});

	test.each([
		[
			{ redirect_uri: 'https://n8n.test/other' },
			'invalid_request',
			'Redirect_uri is not matched with the uri when requesting code.',
		],
		[{ client_secret: 'wrong' }, 'invalid_client', 'Client key or secret is incorrect.'],
	])('a failed exchange (%j) burns the code', async (wrong, error, error_description) => {
		const app = await bench.client.createApp();
		const fields = codeFields(app, await codeFor(app));
		expect(readJson(await bench.token({ ...fields, ...wrong }))).toMatchObject({
			error,
			error_description,
		});
		expect(readJson(await bench.token(fields))).toMatchObject(EXPIRED);
	});

	test('a desktop app proves its verifier by lowercase hex, not base64url', async () => {
		const redirect_uris = ['http://127.0.0.1:5678/callback/'];
		const app = await bench.client.createApp({ platform: 'desktop', redirect_uris });
		const code_verifier = 'a-verifier.with_43~characters-or-more-1234567';
		const digest = (encoding: 'hex' | 'base64url') =>
			createHash('sha256').update(code_verifier).digest(encoding);
		const exchange = async (code_challenge: string, verifier: Record<string, string>) => {
			const code = await codeFor(app, { code_challenge, code_challenge_method: 'S256' });
			return readJson(await bench.token({ ...codeFields(app, code), ...verifier }));
		};
		const refused = { error_description: 'Code verifier or code challenge is invalid.' };
		expect((await exchange(digest('hex'), { code_verifier })).access_token).toBeDefined();
		expect(await exchange(digest('base64url'), { code_verifier })).toMatchObject(refused);
		expect(await exchange(digest('hex'), {})).toMatchObject(refused);
	});
});

describe('what the endpoint takes', () => {
	test.each([
		['application/x-www-form-urlencoded;charset=UTF-8', MALFORMED.error_description],
		['application/json', 'Only `application/x-www-form-urlencoded` is accepted as Content-Type.'],
	])('Content-Type %s is refused', async (contentType, error_description) => {
		const { app, first } = await signedIn();
		const fields = refreshFields(app, first.refresh_token);
		const body = contentType.includes('json')
			? JSON.stringify(fields)
			: new URLSearchParams(fields).toString();
		const answer = readJson(await bench.token(body, contentType));
		expect(answer).toMatchObject({ error: 'invalid_request', error_description });
		expect(answer.log_id).toHaveLength(34);
		expect(await bench.client.tokenCalls(app.client_key)).toHaveLength(1);
	});

	test('multipart is refused', async () => {
		const { app, first } = await signedIn();
		const form = new FormData();
		const fields = Object.entries(refreshFields(app, first.refresh_token));
		for (const [name, value] of fields) form.append(name, value);
		const answer = await bench.http.post<string>(`${API}/v2/oauth/token/`, form.getBuffer(), {
			headers: form.getHeaders(),
		});
		expect(readJson(answer).error_description).toContain('is accepted as Content-Type');
		expect(await bench.client.requests(app.client_key)).toHaveLength(1);
	});

	test('a parameter twice, white space in the key, a missing key, secret or grant type', async () => {
		const { app, first } = await signedIn();
		const fields = refreshFields(app, first.refresh_token);
		const twice = `${new URLSearchParams(fields)}&client_key=${app.client_key}`;
		expect(readJson(await bench.token(twice))).toMatchObject(MALFORMED);
		const spaced = { ...fields, client_key: `${app.client_key} ` };
		expect(readJson(await bench.token(spaced))).toMatchObject(MALFORMED);
		const { client_key, ...keyless } = fields;
		const missing = { error_description: 'The request is missing a required parameter.' };
		expect(readJson(await bench.token({ ...keyless, client_id: client_key }))).toMatchObject(
			missing,
		);
		const secretless = { ...fields, client_secret: '' };
		expect(readJson(await bench.token(secretless))).toMatchObject({
			error_description: 'Client secret is missed in request.',
		});
		expect(readJson(await bench.token({ ...fields, grant_type: '' }))).toMatchObject(missing);
		expect(readJson(await bench.token({ ...fields, grant_type: 'password' }))).toMatchObject({
			error: 'unsupported_grant_type',
		});
		expect(await bench.client.tokenCalls(app.client_key)).toHaveLength(6);
		expect(readJson(await bench.token(fields)).access_token).toBeDefined();
	});

	test('an unknown client is invalid_client, and in the list of strays', async () => {
		const answer = await bench.token({ client_key: 'awnobody', client_secret: 'nothing' });
		expect(readJson(answer).error).toBe('invalid_client');
		expect((await bench.client.strayRequests()).at(-1)).toMatchObject({ endpoint: 'token' });
	});

	test('client_credentials gives a client token that can post nothing', async () => {
		const { app } = await signedIn();
		const { client_key, client_secret } = app;
		const answer = readJson(
			await bench.token({ client_key, client_secret, grant_type: 'client_credentials' }),
		);
		expect(answer).toEqual({
			access_token: expect.stringMatching(/^clt\./),
			expires_in: 7_200,
			token_type: 'Bearer',
		});
		expect((await bench.api('/creator_info/query/', answer.access_token, {})).status).toBe(401);
	});

	test.each([
		['200', [200, 200]],
		['4xx', [400, 401]],
	] as const)('token_error_status %s', async (token_error_status, statuses) => {
		const { app } = await signedIn({ switches: { token_error_status } });
		const dead = await refresh(app, 'rft.dead');
		const wrong = await refresh(app, 'rft.dead', { client_secret: 'wrong' });
		expect([dead.status, wrong.status]).toEqual(statuses);
		expect(readJson(dead)).toMatchObject(DEAD);
	});

	test.each(['tolerated', 'refused'] as const)('extra client_id and scope: %s', async (word) => {
		const switches = { extra_client_id: word, scope_on_refresh: word };
		for (const extra of [{ client_id: 'x' }, { scope: 'video.publish' }]) {
			const { app, first } = await signedIn({ switches });
			const answer = readJson(await refresh(app, first.refresh_token, extra));
			if (word === 'refused') expect(answer).toMatchObject(MALFORMED);
			else expect(answer.access_token).toBeDefined();
		}
	});
});
