/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- watches the timers that n8n's sleep makes */
import { getEventListeners } from 'node:events';

import { CancelledError, clockOf, throwIfCancelled } from '../../../nodes/TikTok/shared/clock';

describe('the real clock', () => {
	test('tells the time and numbers from 0 (inclusive) to 1 (exclusive)', () => {
		const clock = clockOf(undefined);
		expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
		for (let n = 0; n < 100; n += 1) {
			const share = clock.random();
			expect(share >= 0 && share < 1).toBe(true);
		}
	});

	test.each([0, -5])('%i ms are over at once', async (ms) => {
		await clockOf(undefined).sleep(ms);
	});

	describe('while time is driven by hand', () => {
		beforeEach(() => jest.useFakeTimers());
		afterEach(() => jest.useRealTimers());

		async function sleeping(ms: number, signal?: AbortSignal) {
			const state = { ended: 'no' };
			clockOf(signal)
				.sleep(ms)
				.then(
					() => (state.ended = 'in time'),
					(error: unknown) => (state.ended = String(error)),
				);
			await jest.advanceTimersByTimeAsync(0);
			return state;
		}

		test.each([1, 999, 1_000, 1_001, 3_500])('%i ms are slept in full', async (ms) => {
			const state = await sleeping(ms);
			await jest.advanceTimersByTimeAsync(ms - 1);
			expect(state.ended).toBe('no');
			await jest.advanceTimersByTimeAsync(1);
			expect(state.ended).toBe('in time');
		});

		test('a stop ends the sleep at once where n8n hears the signal', async () => {
			const abort = new AbortController();
			const state = await sleeping(60_000, abort.signal);
			abort.abort();
			await jest.advanceTimersByTimeAsync(0);
			expect(state.ended).toBe('CancelledError: The execution was stopped');
		});

		test('short sleeps leave no listeners, of which Node warns from the eleventh on', async () => {
			const { signal } = new AbortController();
			const states = await Promise.all(
				Array.from({ length: 20 }, async () => await sleeping(1_000, signal)),
			);
			expect(getEventListeners(signal, 'abort')).toHaveLength(0);
			await jest.advanceTimersByTimeAsync(1_000);
			expect(states.map(({ ended }) => ended)).toEqual(Array(20).fill('in time'));
		});

		test('no slice is longer than a second, for an n8n that does not hear it', async () => {
			const timers = jest.spyOn(globalThis, 'setTimeout');
			const state = await sleeping(2_500);
			await jest.advanceTimersByTimeAsync(2_500);
			expect(state.ended).toBe('in time');
			expect(timers.mock.calls.map(([, ms]) => ms)).toEqual([1_000, 1_000, 500]);
			timers.mockRestore();
		});

		test('a stop before it begins', async () => {
			const abort = new AbortController();
			abort.abort();
			expect((await sleeping(0, abort.signal)).ended).toContain('CancelledError');
			expect((await sleeping(1_000, abort.signal)).ended).toContain('CancelledError');
		});
	});
});

test('throwIfCancelled throws only after a stop', () => {
	const abort = new AbortController();
	throwIfCancelled(undefined);
	throwIfCancelled(abort.signal);
	abort.abort();
	expect(() => throwIfCancelled(abort.signal)).toThrow(CancelledError);
});
