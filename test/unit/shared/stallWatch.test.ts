import { StallWatch } from '../../../nodes/TikTok/shared/stallWatch';
import { FakeClock } from '../support/fakeClock';

const LIMIT_MS = 10_000;

function start(signal?: AbortSignal) {
	const clock = new FakeClock(0, signal);
	const stalledAt: number[] = [];
	const watch = new StallWatch(clock, LIMIT_MS, () => stalledAt.push(clock.now()));
	return { clock, watch, stalledAt };
}

describe('StallWatch', () => {
	test('calls once, a second after the limit', async () => {
		const { clock, stalledAt } = start();
		await clock.sleep(10 * LIMIT_MS);
		expect(stalledAt).toEqual([LIMIT_MS + 1_000]);
	});

	test('a limit below a second is checked as often as it is long', async () => {
		const clock = new FakeClock(0);
		const stalledAt: number[] = [];
		new StallWatch(clock, 300, () => stalledAt.push(clock.now()));
		await clock.sleep(5_000);
		expect(stalledAt).toEqual([600]);
	});

	test('each move starts the limit from zero', async () => {
		const { clock, watch, stalledAt } = start();
		await clock.sleep(LIMIT_MS - 500);
		watch.moved();
		await clock.sleep(LIMIT_MS);
		expect(stalledAt).toEqual([]);
		await clock.sleep(2_000);
		expect(stalledAt).toHaveLength(1);
	});

	test('a pause does not count, a move in it does not end it, and the limit is whole after it', async () => {
		const { clock, watch, stalledAt } = start();
		watch.pause();
		await clock.sleep(LIMIT_MS);
		watch.moved();
		await clock.sleep(5 * LIMIT_MS);
		expect(stalledAt).toEqual([]);
		watch.resume();
		await clock.sleep(LIMIT_MS - 1_000);
		expect(stalledAt).toEqual([]);
		await clock.sleep(3_000);
		expect(stalledAt).toHaveLength(1);
	});

	test('ends without a call, and no longer looks', async () => {
		const { clock, watch, stalledAt } = start();
		watch.end();
		await clock.sleep(2_000);
		const looks = clock.sleeps.length;
		await clock.sleep(10 * LIMIT_MS);
		expect(clock.sleeps).toHaveLength(looks + 1);
		expect(stalledAt).toEqual([]);
	});

	test('ends when it has called', async () => {
		const { clock, stalledAt } = start();
		await clock.sleep(2 * LIMIT_MS);
		expect(stalledAt).toHaveLength(1);
		const looks = clock.sleeps.length;
		await clock.sleep(2 * LIMIT_MS);
		expect(clock.sleeps).toHaveLength(looks + 1);
	});

	test('ends without a call when the execution is stopped', async () => {
		const abort = new AbortController();
		const { clock, stalledAt } = start(abort.signal);
		abort.abort();
		await clock.sleep(1).catch(() => undefined);
		clock.advance(10 * LIMIT_MS);
		for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
		expect(stalledAt).toEqual([]);
	});
});
