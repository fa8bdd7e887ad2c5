import fc from 'fast-check';

import { readToken, withExpiry } from '../../../credentials/tokenData';
import { recordIn } from '../../../nodes/TikTok/shared/exactJson';

const GOOD = {
	access_token: 'act.1',
	refresh_token: 'rft.1',
	open_id: 'o',
	scope: 'video.publish',
	token_type: 'Bearer',
	expires_in: 7_200,
	refresh_expires_in: 15_552_000,
};
const KNOWN_KEYS = [...Object.keys(GOOD), 'error', 'error_description', 'log_id'];

describe('readToken', () => {
	test('keeps a good token as it is', () => {
		expect(readToken(GOOD)).toEqual(GOOD);
	});

	test('keeps fields that are n8n’s', () => {
		const own = { n8n_expires_at: '1', callbackQueryString: { scopes: 'a' } };
		expect(readToken({ ...GOOD, ...own })).toEqual({ ...GOOD, ...own });
	});

	test('leaves out a refusal that lies beside it', () => {
		const refusal = { error: 'invalid_grant', error_description: 'x', log_id: '1' };
		expect(readToken({ ...GOOD, ...refusal })).toEqual(GOOD);
	});

	test.each([undefined, null, '', 7, {}, ['act.1'], 'clt.app'])(
		'there is no sign-in with the access token %j',
		(access_token) => {
			expect(readToken({ ...GOOD, access_token } as never)).toBeUndefined();
		},
	);

	test('PB-36: lifetimes may be numbers or numeric texts', () => {
		expect(readToken({ ...GOOD, expires_in: '7200' })).toEqual(GOOD);
	});

	test.each([0, -1, '', 'soon', null, true, Infinity, {}])('%j is no lifetime', (expires_in) => {
		expect(readToken({ ...GOOD, expires_in } as never)).not.toHaveProperty('expires_in');
	});

	test('a token type other than Bearer would put the token into the URL', () => {
		expect(readToken({ ...GOOD, token_type: 'mac' })).toHaveProperty('token_type', 'Bearer');
	});

	test('whatever is answered, what is kept has the documented types', () => {
		const hostile = fc.dictionary(fc.constantFrom(...KNOWN_KEYS, '__proto__'), fc.anything());
		fc.assert(
			fc.property(hostile, (extra) => {
				const token = readToken({ ...extra, access_token: 'act.1' } as never);
				for (const key of ['refresh_token', 'open_id', 'scope']) {
					expect(['string', 'undefined']).toContain(typeof token?.[key]);
				}
				for (const key of ['expires_in', 'refresh_expires_in']) {
					expect(token?.[key] === undefined || Number(token[key]) > 0).toBe(true);
				}
				expect(token).toMatchObject({ access_token: 'act.1', token_type: 'Bearer' });
				expect(token).not.toHaveProperty('error');
			}),
		);
	});

	test('nothing that can be stored makes it throw', () => {
		fc.assert(
			fc.property(fc.anything(), fc.json(), (value, text) => {
				readToken(recordIn(value));
				readToken(recordIn(text));
			}),
		);
	});
});

describe('withExpiry', () => {
	beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
	afterEach(() => jest.useRealTimers());

	const token = { access_token: 'act.1', token_type: 'Bearer' as const };

	test('counts from now, as a text of milliseconds', () => {
		expect(withExpiry({ ...token, expires_in: 7_200 }).n8n_expires_at).toBe('8200000');
	});

	test('keeps no end of an earlier token', () => {
		expect(withExpiry({ ...token, n8n_expires_at: '1' })).not.toHaveProperty('n8n_expires_at');
	});
});
