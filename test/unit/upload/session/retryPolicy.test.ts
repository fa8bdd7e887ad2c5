import fc from 'fast-check';

import {
	DEFAULT_RETRY_POLICY,
	pauseBefore,
} from '../../../../nodes/TikTok/upload/session/retryPolicy';

const POLICY = DEFAULT_RETRY_POLICY;

describe('pauseBefore', () => {
	test('follows the list without jitter', () => {
		const pauses = [1, 2, 3, 4, 5, 6].map((failures) => pauseBefore(POLICY, failures, 0));
		expect(pauses).toEqual([1_000, 3_000, 5_000, 10_000, 20_000, 30_000]);
	});

	test('is undefined once the tries are used up', () => {
		expect(pauseBefore(POLICY, 7, 0)).toBeUndefined();
		expect(pauseBefore(POLICY, 7, 0, 5)).toBeUndefined();
	});

	test('adds at most the share that the policy names, never less than the pause', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 6 }),
				fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
				(failures, random) => {
					const bare = POLICY.pausesMs[failures - 1];
					const pause = pauseBefore(POLICY, failures, random) ?? -1;
					return pause >= bare && pause <= bare * 1.25 && Number.isInteger(pause);
				},
			),
		);
	});

	test('waits what the server asked for when that is longer, ours when that is', () => {
		expect(pauseBefore(POLICY, 1, 0, 7)).toBe(7_000);
		expect(pauseBefore(POLICY, 5, 0, 7)).toBe(20_000);
	});

	test('an upload URL lives an hour, and all pauses together fit into it many times', () => {
		expect(POLICY.deadlineMs).toBeLessThan(3_600_000);
		expect(POLICY.stallMs).toBeLessThan(POLICY.deadlineMs);
		const sum = POLICY.pausesMs.reduce((total, pause) => total + pause, 0);
		expect(sum * 10).toBeLessThan(POLICY.deadlineMs);
	});
});
