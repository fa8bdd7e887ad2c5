import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { readSignIn } from '../../../nodes/TikTok/api/credential';
import { fakeContext } from '../support/fakeContext';
import { NEITHER_TEXT_NOR_NUMBER } from '../support/hostileValues';

const TOKEN = {
	access_token: 'act.1',
	open_id: '-000-open_id',
	scope: 'user.info.basic,video.publish',
	expires_in: 86_400,
	refresh_expires_in: 31_536_000,
	n8n_expires_at: String(Date.UTC(2026, 0, 2)),
};

async function read(oauthTokenData: unknown) {
	const fields = { oauthTokenData } as ICredentialDataDecryptedObject;
	const context = { ...fakeContext(), getCredentials: async () => await Promise.resolve(fields) };
	return await readSignIn(context as ReturnType<typeof fakeContext>);
}

const NOTHING = {
	scopes: undefined,
	accessTokenExpiresAt: null,
	signInExpiresAt: null,
	issuedAt: null,
	openId: null,
};

describe('readSignIn', () => {
	test('counts both ends from the moment at which TikTok gave the token', async () => {
		const facts = {
			scopes: ['user.info.basic', 'video.publish'],
			accessTokenExpiresAt: '2026-01-02T00:00:00.000Z',
			signInExpiresAt: '2027-01-01T00:00:00.000Z',
			issuedAt: '2026-01-01T00:00:00.000Z',
			openId: '-000-open_id',
		};
		expect(await read(TOKEN)).toEqual(facts);
		expect(await read(JSON.stringify(TOKEN))).toEqual(facts);
	});

	test('an n8n that stores no time leaves both open', async () => {
		expect(await read({ ...TOKEN, n8n_expires_at: undefined })).toMatchObject({
			accessTokenExpiresAt: null,
			signInExpiresAt: null,
		});
	});

	test('a time stored as null leaves both open, too', async () => {
		expect(await read({ ...TOKEN, n8n_expires_at: null })).toMatchObject({
			accessTokenExpiresAt: null,
			signInExpiresAt: null,
		});
	});

	test('a token without its lifetimes leaves what can not be known open', async () => {
		expect(await read({ ...TOKEN, refresh_expires_in: undefined })).toMatchObject({
			accessTokenExpiresAt: '2026-01-02T00:00:00.000Z',
			signInExpiresAt: null,
		});
		expect((await read({ ...TOKEN, expires_in: 'x' })).signInExpiresAt).toBeNull();
	});

	test.each([
		[undefined],
		[null],
		[''],
		['no JSON'],
		[[]],
		[7],
		[{ scope: '', n8n_expires_at: 0 }],
	])('%j says nothing', async (stored) => {
		expect(await read(stored)).toEqual(NOTHING);
	});

	test.each(NEITHER_TEXT_NOR_NUMBER)('times that are %j leave both ends open', async (time) => {
		const times = { n8n_expires_at: time, expires_in: time, refresh_expires_in: time };
		expect(await read({ ...TOKEN, ...times })).toMatchObject({
			accessTokenExpiresAt: null,
			signInExpiresAt: null,
		});
		const { signInExpiresAt } = await read({ ...TOKEN, refresh_expires_in: time });
		expect(signInExpiresAt).toBeNull();
	});

	test.each([
		['a b', ['a', 'b']],
		['a, b', ['a', 'b']],
		[7, undefined],
	])('scopes %j are %j', async (scope, scopes) => {
		expect((await read({ ...TOKEN, scope })).scopes).toEqual(scopes);
	});
});
