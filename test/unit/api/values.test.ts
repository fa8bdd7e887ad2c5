import { asRecord, textOrNull } from '../../../nodes/TikTok/api/values';

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
