import { AUTHORIZE, TestBench, type TextAnswer } from './testing';
import type { App } from './types';

const CALLBACK = 'https://n8n.test/rest/oauth2-credential/callback';
const DESKTOP_CALLBACK = 'http://127.0.0.1:5678/callback/';

let bench: TestBench;
beforeAll(async () => {
	bench = await TestBench.start();
});
afterAll(async () => await bench.close());

function query(app: App, changes: Record<string, string | null> = {}): string {
	const wanted: Record<string, string | null> = {
		client_key: app.client_key,
		response_type: 'code',
		scope: 'user.info.basic,video.publish,video.upload',
		redirect_uri: CALLBACK,
		state: 'the state',
		...changes,
	};
	const set = new URLSearchParams();
	for (const [name, value] of Object.entries(wanted)) if (value !== null) set.set(name, value);
	return set.toString();
}

const ask = async (app: App, changes: Record<string, string | null> = {}) =>
	await bench.http.get<string>(`${AUTHORIZE}?${query(app, changes)}`);

async function decide(
	app: App,
	fields: Array<[string, string]>,
	changes: Record<string, string | null> = {},
): Promise<TextAnswer> {
	const url = `${AUTHORIZE}decide/?${query(app, changes)}`;
	return await bench.http.post<string>(url, new URLSearchParams(fields).toString(), {
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
	});
}

const approve = async (app: App, changes = {}, scopes = ['video.publish', 'video.upload']) =>
	await decide(
		app,
		[
			['decision', 'authorize'],
			['open_id', app.creators[0].open_id],
			...scopes.map((scope): [string, string] => ['scope', scope]),
		],
		changes,
	);

const back = ({ headers }: TextAnswer) => new URL(String(headers.location)).searchParams;

const expectProblem = (answer: TextAnswer, errorType: string) => {
	expect(answer.status).toBe(400);
	expect(answer.headers.location).toBeUndefined();
	expect(answer.data).toContain(`<code>${errorType}</code>`);
};

describe('the consent page', () => {
	test('names the creators and the scopes, and its form leads on with the same query', async () => {
		const app = await bench.client.createApp({
			creators: [{ creator_nickname: 'Ada <Films>' }, { creator_nickname: 'Bo' }],
		});
		const page = await ask(app);
		expect(page.status).toBe(200);
		expect(page.data).toContain('Ada &#60;Films&#62;');
		expect(page.data).toContain('<strong>Bo</strong>');
		expect(page.data).toMatch(/value="user.info.basic" checked disabled/);
		expect(page.data).toMatch(/value="video.publish" checked>/);
		const action = /action="([^"]+)"/.exec(page.data)?.[1].replace(/&#38;/g, '&');
		expect(action).toBe(`/v2/auth/authorize/decide/?${query(app)}`);
	});

	test('Authorize leads back with a code that needs decoding, the granted scopes and the state', async () => {
		const answer = await approve(await bench.client.createApp(), {}, ['video.publish']);
		expect(answer.status).toBe(302);
		expect(answer.headers.location).toMatch(
			/^https:\/\/n8n\.test\/rest\/oauth2-credential\/callback\?code=/,
		);
		expect(answer.headers.location).toContain('%21');
		expect(back(answer).get('code')).toMatch(/\*\d!\d{4}/);
		expect(back(answer).get('scopes')).toBe('user.info.basic,video.publish');
		expect(back(answer).get('state')).toBe('the state');
	});

	test('Deny leads back with access_denied', async () => {
		const answer = await decide(await bench.client.createApp(), [['decision', 'deny']]);
		expect(answer.status).toBe(302);
		expect(back(answer).get('error')).toBe('access_denied');
		expect(back(answer).get('error_description')).not.toBe('');
		expect(back(answer).get('state')).toBe('the state');
		expect(back(answer).get('code')).toBeNull();
	});

	test('sign_in: non_sandbox_target sends everybody back', async () => {
		const app = await bench.client.createApp({ switches: { sign_in: 'non_sandbox_target' } });
		expect(back(await approve(app)).get('error')).toBe('non_sandbox_target');
	});

	test('is skipped after an earlier grant, unless disable_auto_auth=1 or more is wanted', async () => {
		const app = await bench.client.createApp();
		await bench.client.signIn(app.client_key, app.creators[0].open_id, [
			'user.info.basic',
			'video.publish',
		]);
		const known = { scope: 'user.info.basic,video.publish' };
		expect((await ask(app, known)).status).toBe(302);
		expect((await ask(app, { ...known, disable_auto_auth: '0' })).status).toBe(302);
		expect((await ask(app, { ...known, disable_auto_auth: '1' })).status).toBe(200);
		expect((await ask(app)).status).toBe(200);
	});
});

describe('a wrong request gets a page and no redirect', () => {
	test.each([
		['an unknown client_key', { client_key: 'awnobody' }, 'client_key'],
		['another redirect_uri', { redirect_uri: `${CALLBACK}/` }, 'redirect_uri'],
		['no redirect_uri', { redirect_uri: null }, 'redirect_uri'],
		['another response_type', { response_type: 'token' }, 'response_type'],
		['a scope the app lacks', { scope: 'user.info.basic,video.list' }, 'scope'],
		['scopes with spaces', { scope: 'user.info.basic video.publish' }, 'scope'],
		['no scope', { scope: '' }, 'scope'],
	])('%s', async (_name, changes, errorType) => {
		expectProblem(await ask(await bench.client.createApp(), changes), errorType);
	});
});

describe('a desktop app', () => {
	const desktop = async (redirectUri: string) =>
		await bench.client.createApp({ platform: 'desktop', redirect_uris: [redirectUri] });
	const pkce = { code_challenge: 'ab'.repeat(32), code_challenge_method: 'S256' };

	test('needs an S256 challenge', async () => {
		const app = await desktop(DESKTOP_CALLBACK);
		const redirect_uri = DESKTOP_CALLBACK;
		expectProblem(await ask(app, { redirect_uri }), 'code_challenge');
		const plain = { redirect_uri, ...pkce, code_challenge_method: 'plain' };
		expectProblem(await ask(app, plain), 'code_challenge');
		expect((await ask(app, { redirect_uri, ...pkce })).status).toBe(200);
	});

	test('may register any port with a star', async () => {
		const app = await desktop('http://127.0.0.1:*/callback/');
		const answer = await ask(app, { redirect_uri: DESKTOP_CALLBACK, ...pkce });
		expect(answer.status).toBe(200);
		const wrongPath = { redirect_uri: 'http://127.0.0.1:5678/callback', ...pkce };
		expectProblem(await ask(app, wrongPath), 'redirect_uri');
	});
});

describe('registering redirect URIs', () => {
	test.each([
		['web', 'http://n8n.test/callback', 'absolute https'],
		['web', 'https://n8n.test/callback?a=1', 'no query'],
		['web', 'https://n8n.test/callback#a', 'no fragment'],
		['web', `https://n8n.test/${'a'.repeat(512)}`, '512'],
		['desktop', 'http://n8n.test:80/callback', '127.0.0.1'],
		['desktop', 'http://localhost/callback', 'with a port'],
	] as const)('a %s app may not have %s', async (platform, uri, reason) => {
		const made = bench.client.createApp({ platform, redirect_uris: [uri] });
		await expect(made).rejects.toThrow(reason);
	});
});
