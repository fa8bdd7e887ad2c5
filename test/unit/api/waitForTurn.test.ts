import fc from 'fast-check';

import { CREATOR_INFO, STATUS_FETCH, VIDEO_INIT } from '../../../nodes/TikTok/api/endpoints';
import { waitForTurn } from '../../../nodes/TikTok/api/waitForTurn';
import { FakeClock } from '../support/fakeClock';
import { freshCredentialId } from '../support/fakeContext';

/** Calls one after the other; the times in milliseconds since the first. */
async function turns(count: number, endpoint = VIDEO_INIT, gapMs = 0) {
	const clock = new FakeClock();
	const credential = freshCredentialId();
	const began = clock.now();
	const at: number[] = [];
	for (let n = 0; n < count; n += 1) {
		await waitForTurn(credential, endpoint, clock);
		at.push(clock.now() - began);
		clock.advance(gapMs);
	}
	return at;
}

describe('waitForTurn', () => {
	test('a burst up to the limit goes at once, the next waits for the minute', async () => {
		expect(await turns(8)).toEqual([0, 0, 0, 0, 0, 0, 61_000, 61_000]);
		expect(await turns(21, CREATOR_INFO)).toEqual([...Array(20).fill(0), 61_000]);
		expect(await turns(31, STATUS_FETCH)).toEqual([...Array(30).fill(0), 61_000]);
	});

	test('the window slides: each call makes room a minute after it', async () => {
		expect(await turns(9, VIDEO_INIT, 5_000)).toEqual([
			0, 5_000, 10_000, 15_000, 20_000, 25_000, 61_000, 66_000, 71_000,
		]);
	});

	test('no minute ever has more calls than TikTok allows', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 40 }),
				async (gaps) => {
					const clock = new FakeClock();
					const credential = freshCredentialId();
					const at: number[] = [];
					for (const gap of gaps) {
						await waitForTurn(credential, VIDEO_INIT, clock);
						at.push(clock.now());
						clock.advance(gap);
					}
					return at.every((time, n) => n < 6 || time - at[n - 6] >= 60_000);
				},
			),
			{ numRuns: 200 },
		);
	});

	test('PB-52: credentials and endpoints never share an allowance', async () => {
		const clock = new FakeClock();
		const one = freshCredentialId();
		for (let n = 0; n < 6; n += 1) await waitForTurn(one, VIDEO_INIT, clock);
		await waitForTurn(freshCredentialId(), VIDEO_INIT, clock);
		await waitForTurn(one, CREATOR_INFO, clock);
		expect(clock.sleeps).toEqual([]);
		await waitForTurn(one, VIDEO_INIT, clock);
		expect(clock.sleeps).toEqual([61_000]);
	});

	test('two runs of one process share the allowance of their credential', async () => {
		const clock = new FakeClock();
		const credential = freshCredentialId();
		const calls = Array.from({ length: 7 }, async () => {
			await waitForTurn(credential, VIDEO_INIT, clock);
			return clock.now();
		});
		const at = await Promise.all(calls);
		expect(at.filter((time) => time === at[0])).toHaveLength(6);
		expect(Math.max(...at) - at[0]).toBe(61_000);
	});

	test('a stopped execution ends the wait', async () => {
		const abort = new AbortController();
		const clock = new FakeClock(0, abort.signal);
		const credential = freshCredentialId();
		for (let n = 0; n < 6; n += 1) await waitForTurn(credential, VIDEO_INIT, clock);
		abort.abort();
		await expect(waitForTurn(credential, VIDEO_INIT, clock)).rejects.toThrow('stopped');
	});
});
