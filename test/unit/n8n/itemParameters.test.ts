import { ItemParameters } from '../../../nodes/TikTok/n8n/itemParameters';
import { fakeContext } from '../support/fakeContext';

function item(value: unknown, name = 'field'): ItemParameters {
	return new ItemParameters(fakeContext({ parameters: [{ [name]: value }] }), 0);
}

const RANGE = { min: 1, max: 10, fallback: 5 };
const HOSTILE = [[{}], [[]], [['a']], [{ value: 'x' }], [() => 'x'], [new Date(0)], [Symbol('x')]];

describe('text', () => {
	test.each([
		['', ''],
		[' as it is ', ' as it is '],
		[7, '7'],
		[undefined, ''],
		[null, ''],
	])('%j is %j', (value, text) => {
		expect(item(value).text('field', 'Label')).toBe(text);
	});

	test.each([...HOSTILE, [true]])('%p is a fault that names the field', (value) => {
		expect(() => item(value).text('field', 'Label')).toThrow("'Label' needs a text");
	});
});

describe('choice', () => {
	test.each([
		[' my.shop ', 'my.shop'],
		['', ''],
		[undefined, ''],
		[null, ''],
	])('%j is %j', (value, text) => {
		expect(item(value).choice('field', 'Label')).toBe(text);
	});

	test.each([...HOSTILE, [7], [true]])('%p is a fault', (value) => {
		expect(() => item(value).choice('field', 'Label')).toThrow("'Label' needs a text");
	});

	test('asks n8n for the value of the resource locator', () => {
		const context = fakeContext();
		const asked: unknown[] = [];
		const watching = {
			...context,
			getNodeParameter: (...question: unknown[]) => {
				asked.push(question);
				return 'x';
			},
		};
		new ItemParameters(watching as typeof context, 3).choice('postAs', 'Post As');
		expect(asked).toEqual([['postAs', 3, '', { extractValue: true }]]);
	});
});

describe('flag', () => {
	test.each([
		[true, true],
		[false, false],
		['TRUE', true],
		[' true ', true],
		['False', false],
		['', false],
		[undefined, false],
		[null, false],
	])('%j is %p', (value, flag) => {
		expect(item(value).flag('field', 'Label')).toBe(flag);
	});

	test.each([...HOSTILE, [1], [0], ['yes'], ['1'], [NaN]])('%p is a fault, no guess', (value) => {
		expect(() => item(value).flag('field', 'Label')).toThrow("'Label' needs true or false");
	});
});

describe('number', () => {
	test.each([
		[1, 1],
		[10, 10],
		[2.5, 2.5],
		['7', 7],
		['1e1', 10],
		['', 5],
		[undefined, 5],
		[null, 5],
	])('%j is %p', (value, number) => {
		expect(item(value).number('field', 'Label', RANGE)).toBe(number);
	});

	test.each([
		...HOSTILE.slice(0, -1),
		[0],
		[10.001],
		[-1],
		[NaN],
		[Infinity],
		['x'],
		['7 px'],
		[true],
	])('%p is a fault with the limits', (value) => {
		const read = () => item(value).number('field', 'Label', RANGE);
		expect(read).toThrow("'Label' needs a number from 1 to 10");
	});
});

describe('list', () => {
	test.each([
		['a\n b \r\n\n c', ['a', 'b', 'c']],
		[
			[' a ', '', 'b'],
			['a', 'b'],
		],
		['', []],
		[[], []],
		[undefined, []],
		[null, []],
	])('%j is %j', (value, entries) => {
		expect(item(value).list('field', 'Label')).toEqual(entries);
	});

	test.each([[{}], [7], [true], [[7]], [['a', null]], [[['a']]]])('%j is a fault', (value) => {
		expect(() => item(value).list('field', 'Label')).toThrow("'Label' needs a text or a list");
	});
});

test('a name may lead into a collection', () => {
	const parameters = item({ inner: 7 }, 'options');
	expect(parameters.number('options.inner', 'Label', RANGE)).toBe(7);
	expect(parameters.number('options.other', 'Label', RANGE)).toBe(5);
	expect(parameters.text('missing.inner', 'Label')).toBe('');
});

test('PB-64: each item has its own', () => {
	const context = fakeContext({ parameters: [{ field: 'a' }, { field: 'b' }] });
	const texts = [0, 1].map((index) => new ItemParameters(context, index).text('field', 'Label'));
	expect(texts).toEqual(['a', 'b']);
});

test('a number of spaces only is not set, instead of 0', () => {
	expect(item('  ').number('field', 'Label', { min: 0, max: 10, fallback: 5 })).toBe(5);
});
