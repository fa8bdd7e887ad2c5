import { pauseBefore } from '../../../../nodes/TikTok/shared/pauses';
import { DEFAULT_RETRY_POLICY } from '../../../../nodes/TikTok/upload/session/retryPolicy';

const POLICY = DEFAULT_RETRY_POLICY;

test('a chunk is retried six times, with growing pauses', () => {
	const pauses = [1, 2, 3, 4, 5, 6, 7].map((retry) => pauseBefore(POLICY, retry));
	expect(pauses).toEqual([1_000, 3_000, 5_000, 10_000, 20_000, 30_000, undefined]);
	expect(pauseBefore(POLICY, 1, 0.999)).toBe(1_250);
});

test('an upload URL lives an hour, and all pauses together fit into it many times', () => {
	expect(POLICY.deadlineMs).toBeLessThan(3_600_000);
	expect(POLICY.stallMs).toBeLessThan(POLICY.deadlineMs);
	const sum = POLICY.pausesMs.reduce((total, pause) => total + pause, 0);
	expect(sum * 10).toBeLessThan(POLICY.deadlineMs);
});
