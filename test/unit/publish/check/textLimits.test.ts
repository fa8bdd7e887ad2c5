import { textFault } from '../../../../nodes/TikTok/publish/check/textLimits';

const EMOJI = '😀';

describe('textFault', () => {
	test.each([
		['nothing', '', true],
		['2,200 letters', 'x'.repeat(2_200), true],
		['2,201 letters', 'x'.repeat(2_201), false],
		['1,100 emojis, two units each', EMOJI.repeat(1_100), true],
		['an emoji that ends at the limit', 'x'.repeat(2_198) + EMOJI, true],
		['an emoji that goes one unit beyond', 'x'.repeat(2_199) + EMOJI, false],
		['umlauts, one unit each', 'ü'.repeat(2_200), true],
	])('%s', (_, text, fits) => {
		const fault = textFault(text, 'Caption', 2_200);
		if (fits) expect(fault).toBeUndefined();
		else expect(fault?.message).toMatch(/^'Caption' has 2,201 characters.*at most 2,200$/);
	});

	test('the label and the limit are those of the field', () => {
		const fault = textFault('x'.repeat(91), 'Title', 90);
		expect(fault?.message).toMatch(/^'Title' has 91 .*at most 90$/);
		expect(fault?.remedy).toBe('Shorten the title.');
	});

	test.each([
		['the first half alone', 'cut \ud83d'],
		['the second half alone', '\ude00 cut'],
		['halves in the wrong order', '\ude00\ud83d'],
		['the first half twice', '\ud83d\ud83d\ude00'],
	])('half an emoji: %s', (_, text) => {
		const fault = textFault(text, 'Caption', 2_200);
		expect(fault).toMatchObject({ kind: 'input' });
		expect(fault?.message).toContain("'Caption' contains half of an emoji");
	});

	test('whole emojis, families and flags are no halves', () => {
		expect(textFault('😀👨‍👩‍👧🇩🇪👍🏽', 'Caption', 2_200)).toBeUndefined();
	});
});
