import fc from 'fast-check';

import { pauseBefore, type Pauses } from '../../../nodes/TikTok/shared/pauses';

function all(pauses: Pauses, retries = 6): Array<number | undefined> {
	return Array.from({ length: retries }, (_, n) => pauseBefore(pauses, n + 1));
}

describe('pauseBefore', () => {
	test.each<[string, Pauses, Array<number | undefined>]>([
		['a list ends', { pausesMs: [1_000, 4_000] }, [1_000, 4_000, undefined, undefined]],
		['growth has no end', { pausesMs: [60_000], growth: 2 }, [60_000, 120_000, 240_000, 480_000]],
		[
			'growth begins after the list and has a limit',
			{ pausesMs: [0, 1_000], growth: 1.5, maxPauseMs: 2_000 },
			[0, 1_000, 1_500, 2_000],
		],
		[
			'the limit is for growth alone',
			{ pausesMs: [9_000], growth: 2, maxPauseMs: 2_000 },
			[9_000, 2_000, 2_000, 2_000],
		],
	])('%s', (_, pauses, expected) => {
		expect(all(pauses, 4)).toEqual(expected);
	});

	test('jitter adds at most its share, and never takes anything away', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 60_000 }),
				fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
				(pauseMs, random) => {
					const pause = pauseBefore({ pausesMs: [pauseMs], jitter: 0.25 }, 1, random) ?? -1;
					return pause >= pauseMs && pause <= pauseMs * 1.25 + 1 && Number.isInteger(pause);
				},
			),
		);
		expect(pauseBefore({ pausesMs: [1_000], jitter: 0.5 }, 1, 0.5)).toBe(1_250);
		expect(pauseBefore({ pausesMs: [1_000] }, 1, 0.5)).toBe(1_000);
	});

	test('Retry-After is the least to wait, and adds no retry', () => {
		expect(pauseBefore({ pausesMs: [1_000] }, 1, 0, 7)).toBe(7_000);
		expect(pauseBefore({ pausesMs: [20_000] }, 1, 0, 7)).toBe(20_000);
		expect(pauseBefore({ pausesMs: [1_000] }, 2, 0, 7)).toBeUndefined();
	});
});
