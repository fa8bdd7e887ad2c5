import { TestBench } from './testing';
import { DEAD, firstTokens, readJson, refreshFields } from './token-testing';
import { CLASSIC_LIFETIMES, type App, type AppInput } from './types';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

const signedIn = async (spec: AppInput = {}) => await firstTokens(bench, spec);
const refresh = async (app: App, token: string) => await bench.token(refreshFields(app, token));

describe('refresh_token', () => {
	test('rotation strict: the old one is dead at once; with a grace it lives that long', async () => {
		const { app, first } = await signedIn({ freeze: Date.now() });
		const second = readJson(await refresh(app, first.refresh_token));
		expect(second.refresh_token).not.toBe(first.refresh_token);
		expect(second.access_token).not.toBe(first.access_token);
		expect(readJson(await refresh(app, first.refresh_token))).toMatchObject(DEAD);

		await bench.client.updateApp(app.client_key, { switches: { old_refresh_grace_s: 30 } });
		await bench.client.advance(app.client_key, 29_999);
		expect(readJson(await refresh(app, first.refresh_token)).access_token).toBeDefined();
		await bench.client.advance(app.client_key, 1);
		expect(readJson(await refresh(app, first.refresh_token))).toMatchObject(DEAD);
		expect(readJson(await refresh(app, second.refresh_token)).access_token).toBeDefined();
	});

	test('rotation legacy_same: the same one continues', async () => {
		const { app, first } = await signedIn({ switches: { rotation: 'legacy_same' } });
		const second = readJson(await refresh(app, first.refresh_token));
		expect(second.refresh_token).toBe(first.refresh_token);
		expect(readJson(await refresh(app, first.refresh_token)).access_token).toBeDefined();
	});

	test.each([
		['counts_down', 15_552_000 - 86_400],
		['renews', 15_552_000],
	] as const)('refresh_expires_in %s', async (refresh_lifetime, expected) => {
		const { app, first } = await signedIn({ freeze: Date.now(), switches: { refresh_lifetime } });
		await bench.client.advance(app.client_key, 86_400_000);
		const second = readJson(await refresh(app, first.refresh_token));
		expect(second.refresh_expires_in).toBe(expected);
	});

	test('the classic lifetimes, and both tokens end with theirs', async () => {
		const { app, first } = await signedIn({ freeze: Date.now(), switches: CLASSIC_LIFETIMES });
		expect(first).toMatchObject({ expires_in: 86_400, refresh_expires_in: 31_536_000 });
		const info = async () =>
			(await bench.api('/creator_info/query/', first.access_token, {})).status;
		await bench.client.advance(app.client_key, 86_399_999);
		expect(await info()).toBe(200);
		await bench.client.advance(app.client_key, 1);
		expect(await info()).toBe(401);
		await bench.client.advance(app.client_key, 364 * 86_400_000);
		expect(readJson(await refresh(app, first.refresh_token))).toMatchObject(DEAD);
	});

	test('expireAccessTokens and killRefreshToken', async () => {
		const { app, first } = await signedIn();
		await bench.client.expireAccessTokens(app.client_key);
		expect((await bench.api('/creator_info/query/', first.access_token, {})).status).toBe(401);
		const second = readJson(await refresh(app, first.refresh_token));
		expect((await bench.api('/creator_info/query/', second.access_token, {})).status).toBe(200);
		await bench.client.killRefreshToken(app.client_key);
		expect(readJson(await refresh(app, second.refresh_token))).toMatchObject(DEAD);
	});
});

test('revoke kills both tokens and the grant', async () => {
	const { app, first } = await signedIn();
	const { client_key, client_secret } = app;
	const fields = { client_key, client_secret, token: first.access_token };
	const revoke = async () =>
		await bench.token(fields, 'application/x-www-form-urlencoded', '/v2/oauth/revoke/');
	expect((await revoke()).data).toBe('{}');
	expect((await bench.api('/creator_info/query/', first.access_token, {})).status).toBe(401);
	expect(readJson(await refresh(app, first.refresh_token))).toMatchObject(DEAD);
	expect(readJson(await revoke()).error).toBe('invalid_request');
});
