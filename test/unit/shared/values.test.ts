import {
	asRecord,
	idsIn,
	numberOrNull,
	textOfId,
	textOrNull,
	trimmedText,
	wordOrNull,
} from '../../../nodes/TikTok/shared/values';

test.each([[null], [undefined], ['x'], [7], [[]], [[{}]]])('asRecord: %j is none', (value) => {
	expect(asRecord(value)).toBeUndefined();
	expect(asRecord({ a: 1 })).toEqual({ a: 1 });
});

test.each([
	['text', 'text'],
	[' ', ' '],
	['', null],
	[7, null],
	[null, null],
	[undefined, null],
	[['text'], null],
])('textOrNull: %j becomes %j', (value, text) => {
	expect(textOrNull(value)).toBe(text);
});

test.each([
	[0, 0],
	[1.5, 1.5],
	['600', 600],
	[' 600 ', 600],
	['4294967296', 4_294_967_296],
	[-1, null],
	['-1', null],
	[NaN, null],
	[Infinity, null],
	['', null],
	[' ', null],
	['long', null],
	[true, null],
	[null, null],
	[undefined, null],
	[[600], null],
	[{ toString: 0 }, null],
])('numberOrNull: %j becomes %j', (value, number) => {
	expect(numberOrNull(value)).toBe(number);
});

test.each([
	['7678907398077074696', '7678907398077074696'],
	[17, '17'],
	[7_678_907_398_077_074_000, undefined],
	[1.5, undefined],
	[-1, undefined],
	['', ''],
	[null, undefined],
	[undefined, undefined],
	[true, undefined],
	[['17'], undefined],
	[{ toString: 0 }, undefined],
])('textOfId: %j becomes %j', (value, text) => {
	expect(textOfId(value)).toBe(text);
});

test.each([
	['7678907398077074696', ['7678907398077074696']],
	[7, ['7']],
	[
		['8', 9],
		['8', '9'],
	],
	[[7_678_907_398_077_074_000], []],
	[[{ toString: 0 }, null, '', '0', 0, 'x', -1, 1.5], []],
	['', []],
	[null, []],
	[undefined, []],
])('idsIn: %j has %j', (value, ids) => {
	expect(idsIn(value)).toEqual(ids);
});

test.each([
	[' a b\n', 'a b'],
	['', ''],
	[7, ''],
	[{ toString: 0 }, ''],
	[undefined, ''],
])('trimmedText: %j becomes %j', (value, text) => {
	expect(trimmedText(value)).toBe(text);
});

test.each([
	['invalid_params', true],
	['ok', true],
	['http_502', true],
	['unaudited_client_can_only_post_to_private_accounts', true],
	['PUBLISH_COMPLETE', true],
	['SELF_ONLY', true],
	['Mixed_Case', false],
	['act.s3cr3t', false],
	['s3cr3t', false],
	['a b', false],
	['a\n', false],
	['_a', false],
	['', false],
	['x'.repeat(33), false],
	['a_'.repeat(20) + 'a', false],
	[7, false],
	[null, false],
])('wordOrNull: %j is a word: %p', (value, isWord) => {
	expect(wordOrNull(value)).toBe(isWord ? value : null);
});
