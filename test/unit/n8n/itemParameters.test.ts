import { ItemParameters } from '../../../nodes/TikTok/n8n/itemParameters';
import { fakeContext, fakeRoutedContext } from '../support/fakeContext';

function item(value: unknown, name = 'field'): ItemParameters {
	return new ItemParameters(fakeContext({ parameters: [{ [name]: value }] }), 0);
}

const RANGE = { min: 1, max: 10, fallback: 5 };
const HOSTILE: Array<[unknown]> = [
	[{}],
	[[]],
	[['a']],
	[{ value: 'x' }],
	[() => 'x'],
	[new Date(0)],
	[Symbol('x')],
];

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

describe('oneOf', () => {
	const VALUES = ['binary', 'url', 'pull'] as const;
	const read = (value: unknown) => item(value).oneOf('field', 'Video Source', VALUES, 'url');

	test.each([
		['pull', 'pull'],
		['', 'url'],
		[undefined, 'url'],
	])('%j is %s', (value, choice) => {
		expect(read(value)).toBe(choice);
	});

	test.each(['ftp', ' url', 'Binary', 7])('%j is refused with what the field offers', (value) => {
		expect(() => read(value)).toThrow("'Video Source' needs binary, url or pull");
	});
});

describe('isSet', () => {
	test.each([
		[undefined, false],
		[null, false],
		['', false],
		[{ mode: 'list', value: '' }, false],
		['SELF_ONLY', true],
		['={{ $json.level }}', true],
		[{ mode: 'name', value: '={{ "" }}' }, true],
		[0, true],
	])('%j: %p', (value, isSet) => {
		expect(item(value).isSet('field')).toBe(isSet);
	});

	test('asks n8n for what the form holds, before any expression is evaluated', () => {
		const context = fakeContext();
		const read = jest.fn().mockReturnValue('');
		context.getNodeParameter = read;
		new ItemParameters(context, 3).isSet('field');
		expect(read).toHaveBeenCalledWith('field', 3, '', { rawExpressions: true });
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

describe('wholeNumber', () => {
	test.each([
		[1, 1],
		['7', 7],
		[50, 50],
	])('%j is %j', (value, number) => {
		expect(item(value).wholeNumber('field', 'Label', 1)).toBe(number);
	});

	test.each<[unknown]>([
		...HOSTILE,
		[0],
		[1.5],
		['many'],
		[''],
		[undefined],
		[null],
		[true],
		[NaN],
	])('%p is a fault that names the field and the least', (value) => {
		expect(() => item(value).wholeNumber('field', 'Label', 1)).toThrow(
			"'Label' needs a whole number of at least 1",
		);
	});
});

describe('ids', () => {
	test.each([
		['7678907398077074696', ['7678907398077074696']],
		[' 1, 2 ,,3', ['1', '2', '3']],
		[17, ['17']],
		[
			['1', 2],
			['1', '2'],
		],
	])('%j is %j', (value, ids) => {
		expect(item(value).ids('field', 'Label')).toEqual(ids);
	});

	test.each<[unknown]>([
		...HOSTILE,
		['7.6e18'],
		[2 ** 60],
		[-1],
		[1.5],
		[[2 ** 60]],
		[''],
		[null],
		[undefined],
	])('%p is a fault that names the field', (value) => {
		expect(() => item(value).ids('field', 'Label')).toThrow(
			"'Label' needs ids made of digits only",
		);
	});
});

describe('of a single item', () => {
	test('reads from its context, which has no item index', () => {
		const single = fakeRoutedContext({ itemIndex: 1, parameters: [{ a: 'x' }, { a: 'y' }] });
		expect(ItemParameters.ofSingleItem(single).text('a', 'Label')).toBe('y');
		expect(ItemParameters.ofSingleItem(single).text('b', 'Label')).toBe('');
	});

	test('hands on what n8n shall extract', () => {
		const asked: unknown[] = [];
		const single = Object.assign(Object.create(fakeRoutedContext()) as object, {
			getNodeParameter: (...question: unknown[]) => void asked.push(question),
		}) as ReturnType<typeof fakeRoutedContext>;
		ItemParameters.ofSingleItem(single).choice('account', 'Label');
		expect(asked).toEqual([['account', '', { extractValue: true }]]);
	});
});
