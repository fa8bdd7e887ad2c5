import fc from 'fast-check';

import {
	foreignText,
	HIDDEN,
	mapTexts,
	MAX_FOREIGN_CHARS,
} from '../../../nodes/TikTok/shared/foreignText';

const SECRET = ['client', 'secret!', '(1234)', '~x y/z'].join('-');
const NEITHER_SEEN_NOR_SAFE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

describe('foreignText', () => {
	test.each([
		['Refresh token is invalid or expired.', 'Refresh token is invalid or expired.'],
		['  Two\r\n\tlines  ', 'Two lines'],
		['Error code: 10002, log_id 2026', 'Error code: 10002, log_id 2026'],
		['You must act. Please retry.', 'You must act. Please retry.'],
		['Żółć 日本 👍', 'Żółć 日本 👍'],
		[17, '17'],
		['', ''],
		[undefined, ''],
		[null, ''],
		[{ toString: 0 }, ''],
		[['a'], ''],
	])('%j becomes %j', (value, text) => {
		expect(foreignText(value)).toBe(text);
	});

	test.each([
		'act.s3cr3t!5219.va',
		'ACT.s3cr3t',
		'x:rft.s3cr3t',
		'%22act.s3cr3t',
		'%22act%2Es3cr3t%22',
		'clt.s3cr3t',
		'Bearer s3cr3t',
		'bearer%20s3cr3t',
		'bearer+s3cr3t',
		'Authorization: Basic s3cr3t',
		'"Authorization":"Bearer s3cr3t"',
		'access_token=s3cr3t&x=1',
		'accessToken: s3cr3t',
		'"refresh_token" : "s3cr3t"',
		String.raw`{\"client_secret\":\"s3cr3t\"}`,
		'%22refresh_token%22%3A%22s3cr3t%22',
		'upload_token%3Ds3cr3t%26x%3D1',
		'X-Amz-Signature=s3cr3t',
		'signature: s3cr3t',
		'code=s3cr3t',
		'?sig=s3cr3t',
		'&key=s3cr3t',
		'token = s3cr3t',
		'https://open-upload.tiktokapis.com/video/?upload_id=1&x=s3cr3t',
		'https://media.test/clip.mp4#s3cr3t',
		'HTTPS://ada:s3cr3t@media.test/clip.mp4',
		`${SECRET} s3cr3t`.replace('s3cr3t', 'and nothing else'),
	])('hides what is secret in %s', (text) => {
		const shown = foreignText(`Before, ${text}`, [SECRET]);
		expect(shown).toMatch(/^Before, /);
		expect(shown).not.toContain('s3cr3t');
		expect(shown).not.toContain('1234');
	});

	test('keeps the host and the path of an address', () => {
		expect(foreignText('see https://ada:pw@media.test/a/clip.mp4?x=1 now')).toBe(
			`see https://media.test/a/clip.mp4?${HIDDEN} now`,
		);
		expect(foreignText('https://media.test/a')).toBe('https://media.test/a');
	});

	test.each([
		['as it is', SECRET],
		['as a query', encodeURIComponent(SECRET)],
		['as a query in lower case', encodeURIComponent(SECRET).toLowerCase()],
		['as a form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
		[
			'as strictly as RFC 3986',
			new URLSearchParams({ a: SECRET }).toString().slice(2).replaceAll('+', '%20'),
		],
	])("hides a secret of the credential's own, %s", (_how, text) => {
		expect(foreignText(`a ${text} b ${text}.`, ['', 'b', SECRET])).toBe(`a ${HIDDEN} b ${HIDDEN}.`);
	});

	test.each([
		['a line break and an ANSI sequence', 'a\n\u001b[31mERROR forged'],
		['a carriage return', 'a\rb'],
		['C1', 'a\u009b31mb'],
		['U+0085', 'a\u0085b'],
		['U+2028', 'a\u2028b'],
		['U+2029', 'a\u2029b'],
		['text direction', 'a\u202eb\u2066c\u2069'],
		['zero width', 'a\u200bb\u200dc\ufeffd'],
		['half of a pair', 'a\ud83d'],
	])('replaces %s', (_what, text) => {
		const shown = foreignText(text);
		expect(shown).toMatch(/^a[ \uFFFD]/);
		expect(shown).not.toMatch(NEITHER_SEEN_NOR_SAFE);
	});

	test('has at most 200 characters, and cuts no character in half', () => {
		expect(foreignText('x'.repeat(MAX_FOREIGN_CHARS))).toBe('x'.repeat(MAX_FOREIGN_CHARS));
		expect(foreignText('x'.repeat(MAX_FOREIGN_CHARS + 1))).toBe(
			`${'x'.repeat(MAX_FOREIGN_CHARS - 1)}…`,
		);
		expect(foreignText(`x${'👍'.repeat(MAX_FOREIGN_CHARS)}`)).toMatch(/^x(👍)+…$/u);
	});

	test('whatever comes, it shows no secret and stays one short line', () => {
		const secret = fc.string({ minLength: 8, unit: 'grapheme-ascii' }).filter(isPlain);
		const around = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('&a=', '"', '%22', ' '));
		const form = fc.constantFrom<(text: string) => string>(
			(text) => text,
			encodeURIComponent,
			(text) => encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase()),
			(text) => new URLSearchParams({ a: text }).toString().slice(2),
		);
		fc.assert(
			fc.property(secret, around, around, form, (own, before, after, encode) => {
				const shown = foreignText(before + encode(own) + after, [own]);
				expect(shown.length).toBeLessThanOrEqual(MAX_FOREIGN_CHARS);
				expect(shown).not.toMatch(NEITHER_SEEN_NOR_SAFE);
				if (!before.includes(own) && !after.includes(own)) expect(shown).not.toContain(encode(own));
			}),
			{ numRuns: 2_000 },
		);
	});

	test('whatever follows a name that carries a secret is hidden', () => {
		const name = fc.constantFrom('access_token', 'refresh_token', 'client_secret', 'upload_token');
		const separator = fc.constantFrom('=', '":"', ': ', '%3D', '%22%3A%22', '\\":\\"', ' = ');
		const value = fc.stringMatching(/^[A-Za-z0-9._~-]{12,40}$/);
		fc.assert(
			fc.property(fc.string(), name, separator, value, (before, key, between, token) => {
				fc.pre(!before.includes(token));
				expect(foreignText(`${before} ${key}${between}${token}`)).not.toContain(token);
			}),
		);
	});

	test('is safe when it is applied twice', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const once = foreignText(text);
				expect(foreignText(once).length).toBeLessThanOrEqual(MAX_FOREIGN_CHARS);
				expect(foreignText(once)).not.toMatch(NEITHER_SEEN_NOR_SAFE);
			}),
		);
	});
});

describe('mapTexts', () => {
	const upper = (text: string) => text.toUpperCase();

	test('changes texts and names of fields on every level, and nothing else', () => {
		const value = { a: ['b', { c: 'd', e: 1, f: null, g: true }], h: 'i' };
		expect(mapTexts(value, upper)).toEqual({
			A: ['B', { C: 'D', E: 1, F: null, G: true }],
			H: 'I',
		});
		expect(value.h).toBe('i');
		for (const plain of [undefined, null, 7, false]) expect(mapTexts(plain, upper)).toBe(plain);
	});

	test('ends however deep a value is', () => {
		let value: unknown = 'secret';
		for (let level = 0; level < 100_000; level += 1) value = [value];
		expect(JSON.stringify(mapTexts(value, upper))).toBe(`${'['.repeat(21)}null${']'.repeat(21)}`);
	});
});

/** A secret as people have them: not blank, and no part of the replacement itself. */
function isPlain(secret: string): boolean {
	return secret === secret.trim() && !/ {2}/.test(secret) && !HIDDEN.includes(secret);
}
