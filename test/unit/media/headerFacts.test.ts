import { plausibleRate } from '../../../nodes/TikTok/media/headerFacts';

test.each([
	[30_000 / 1_001, 29.97],
	[0.1, 0.1],
	[240, 240],
	[240.1, null],
	[0, null],
	[-30, null],
	[Infinity, null],
	[NaN, null],
	[null, null],
])('a frame rate of %j is %j', (rate, told) => {
	expect(plausibleRate(rate)).toBe(told);
});
