import { ItemParameters } from '../../../../nodes/TikTok/n8n/itemParameters';
import { readHeaders } from '../../../../nodes/TikTok/publish/check/webHeaders';
import { fakeContext } from '../../support/fakeContext';

function read(header: unknown) {
	const parameters = [{ options: { headers: { header } } }];
	return readHeaders(new ItemParameters(fakeContext({ parameters }), 0));
}

const SECRET = 's3cret';

describe('PB-75: Headers', () => {
	test('are none unless there are some', () => {
		expect(read(undefined)).toEqual({});
		expect(read([])).toEqual({});
		expect(read([{ name: '', value: SECRET }])).toEqual({});
	});

	test('are pairs of a name and a value, trimmed', () => {
		const header = [
			{ name: ' User-Agent ', value: ' Mozilla/5.0 ' },
			{ name: 'X-Number', value: 7 },
			{ name: 'X-Empty' },
		];
		expect(read(header)).toEqual({ 'User-Agent': 'Mozilla/5.0', 'X-Number': '7', 'X-Empty': '' });
	});

	test.each([
		['Range', /contains Range, which the node sets itself/],
		['accept-encoding', /contains accept-encoding, which the node sets itself/],
		['HOST', /contains HOST, which/],
		['Content-Type', /contains Content-Type, which/],
		['Connection', /contains Connection, which/],
		['If-Range', /contains If-Range, which/],
		['Transfer-Encoding', /contains Transfer-Encoding, which/],
		['X Key', /has the name "X Key"/],
		['X-Key:', /has the name "X-Key:"/],
		['X-Key\r\nHost', /has the name/],
	])('the name %j is refused', (name, words) => {
		expect(() => read([{ name, value: SECRET }])).toThrow(words);
		expect(() => read([{ name, value: SECRET }])).not.toThrow(SECRET);
	});

	test.each(['a\nb', 'a\rb', 'a\0b', '日本'])('the value %j is refused', (more) => {
		expect(() => read([{ name: 'X-Key', value: SECRET + more }])).toThrow(
			/a value for X-Key that HTTP does not allow/,
		);
	});

	test('a name that occurs twice is refused', () => {
		const header = [
			{ name: 'Cookie', value: SECRET },
			{ name: 'cookie', value: SECRET },
		];
		expect(() => read(header)).toThrow(/contains cookie twice/);
	});

	test.each(['text', { name: 'X' }, [{ name: {}, value: 'x' }], ['x'], 7])(
		'%j is none',
		(header) => {
			expect(() => read(header)).toThrow(/'Headers' needs pairs of a name and a value/);
		},
	);
});
