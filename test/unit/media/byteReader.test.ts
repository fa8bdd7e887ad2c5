import {
	asciiAt,
	floatOf,
	knownUnsignedAt,
	signed32At,
	toThousandths,
	unsignedAt,
} from '../../../nodes/TikTok/media/byteReader';

const hex = (digits: string) => Buffer.from(digits, 'hex');

describe('unsignedAt', () => {
	test.each([
		['00ff', 1, 1, 255],
		['01020304', 0, 4, 0x01020304],
		['01020304', 1, 3, 0x020304],
		['ffffffff', 0, 4, 0xffffffff],
		['001fffffffffffff', 0, 8, Number.MAX_SAFE_INTEGER],
		['0020000000000000', 0, 8, null],
		['0102', 0, 3, null],
		['0102', 1, 2, null],
		['', 0, 1, null],
	])('of %s from %i, %i bytes: %j', (digits, offset, length, expected) => {
		expect(unsignedAt(hex(digits), offset, length)).toBe(expected);
	});
});

describe('knownUnsignedAt', () => {
	test.each([
		['ffffffff', 0, 4, null],
		['fffffffe', 0, 4, 0xfffffffe],
		['00ffffffff00', 1, 4, null],
		['fe', 0, 1, 0xfe],
	])('of %s from %i, %i bytes: %j', (digits, offset, length, expected) => {
		expect(knownUnsignedAt(hex(digits), offset, length)).toBe(expected);
	});
});

describe('signed32At', () => {
	test.each([
		['00010000', 65_536],
		['ffff0000', -65_536],
		['80000000', -2_147_483_648],
		['7fffffff', 2_147_483_647],
		['ffff00', null],
	])('of %s: %j', (digits, expected) => {
		expect(signed32At(hex(digits), 0)).toBe(expected);
	});
});

describe('floatOf', () => {
	test.each([
		['3fc00000', 1.5],
		['3ff8000000000000', 1.5],
		['7f800000', null],
		['7ff8000000000000', null],
		['3fc000', null],
		['3fc0000000', null],
		['', null],
	])('of %s: %j', (digits, expected) => {
		expect(floatOf(hex(digits))).toBe(expected);
	});

	test('reads where the bytes lie in their memory', () => {
		expect(floatOf(hex('00003fc00000').subarray(2))).toBe(1.5);
	});
});

describe('asciiAt', () => {
	test.each([
		['abcd', 0, 4, 'abcd'],
		['abcd', 1, 3, 'bc'],
		['ab\0cd', 0, 5, 'ab'],
		[' a b ', 0, 5, 'a b'],
		['!~', 0, 2, '!~'],
		['\0abc', 0, 4, null],
		['    ', 0, 4, null],
		['a\x1fb', 0, 3, null],
		['a\x7fb', 0, 3, null],
		['\xe9', 0, 1, null],
		['', 0, 4, null],
	])('of %j from %i to %i: %j', (text, start, end, expected) => {
		expect(asciiAt(Buffer.from(text, 'latin1'), start, end)).toBe(expected);
	});
});

test.each([
	[29.970_03, 29.97],
	[0.000_5, 0.001],
	[1.234_4, 1.234],
	[7, 7],
	[null, null],
])('toThousandths(%p) is %p', (value, expected) => {
	expect(toThousandths(value)).toBe(expected);
});
