import { CancelledError } from '../../../../nodes/TikTok/shared/clock';
import { ChunkSender } from '../../../../nodes/TikTok/upload/put/chunkSender';
import type { SenderOptions } from '../../../../nodes/TikTok/upload/put/chunkPut';
import { FakeClock } from '../../support/fakeClock';
import { brokenFaultRules } from '../../support/faultRules';
import { MemorySource, numbered } from '../../support/pieces';
import { smallPlan } from '../../support/smallPlan';
import { UploadHost } from '../../support/uploadHost';

const FILE = numbered(100);
const PLAN = smallPlan(100, 100);
const STALL_MS = 120_000;

function optionsOf(host: UploadHost, more: Partial<SenderOptions> = {}): SenderOptions {
	return {
		uploadUrl: 'https://upload.example.com/',
		mimeType: 'video/mp4',
		stallMs: STALL_MS,
		clock: new FakeClock(),
		signal: undefined,
		send: async (request) => await host.send(request),
		...more,
	};
}

async function put(options: SenderOptions, source = new MemorySource(FILE, 10)) {
	return await new ChunkSender(source).put(PLAN.chunks[0], PLAN, 3_000_000, options);
}

/** Takes that long for each of its pieces. */
function sleepyBefore(source: MemorySource, clock: FakeClock, ms: number): MemorySource {
	const open = source.open.bind(source);
	source.open = async () => {
		const stream = await open();
		const pieces = stream[Symbol.asyncIterator].bind(stream);
		stream[Symbol.asyncIterator] = async function* () {
			for await (const piece of { [Symbol.asyncIterator]: pieces }) {
				await clock.sleep(ms);
				yield piece;
			}
		};
		return stream;
	};
	return source;
}

describe('a PUT that stalls', () => {
	test('is aborted a while after the last byte has moved, and may be retried', async () => {
		const clock = new FakeClock();
		const began = clock.now();
		const result = await put(optionsOf(new UploadHost([{ hang: true }]), { clock }));
		expect(result).toMatchObject({ fault: { code: 'upload_stalled', retryable: true } });
		const stoodMs = clock.now() - began;
		expect(stoodMs).toBeGreaterThan(STALL_MS);
		expect(stoodMs).toBeLessThanOrEqual(STALL_MS + 2_000);
	});

	test('also when none was ever sent', async () => {
		const host = new UploadHost([{ readBytes: 0, hang: true }]);
		expect(await put(optionsOf(host))).toMatchObject({ fault: { code: 'upload_stalled' } });
	});

	test('is a fault of the network, which says what to do', async () => {
		const result = await put(optionsOf(new UploadHost([{ hang: true }])));
		if (!('fault' in result)) throw new Error('it did not stall');
		expect(result.fault).toMatchObject({
			kind: 'network',
			message: 'The upload stalled: no data was sent for 2 minutes',
		});
		expect(brokenFaultRules(result.fault)).toEqual([]);
	});

	test('bytes that move keep it alive however long it takes', async () => {
		const clock = new FakeClock();
		const slow = sleepyBefore(new MemorySource(FILE, 10), clock, STALL_MS - 5_000);
		const result = await put(optionsOf(new UploadHost(), { clock }), slow);
		expect(result).toMatchObject({ answer: { status: 201 } });
	});

	test.each([
		['that watches itself is waited for', true, { answer: { status: 201 } }],
		['that does not is given up', false, { fault: { code: 'upload_stalled' } }],
	])('a source %s', async (_, watchesItself, end) => {
		const clock = new FakeClock();
		const slow = sleepyBefore(new MemorySource(FILE, 50), clock, 2 * STALL_MS);
		slow.watchesItself = watchesItself;
		expect(await put(optionsOf(new UploadHost(), { clock }), slow)).toMatchObject(end);
	});

	test('a source that watches itself does not hide that its last bytes stand still', async () => {
		const source = new MemorySource(FILE, 10);
		source.watchesItself = true;
		const result = await put(optionsOf(new UploadHost([{ hang: true }])), source);
		expect(result).toMatchObject({ fault: { code: 'upload_stalled' } });
	});

	test('an answer that comes in time is the answer, and the watch ends', async () => {
		const clock = new FakeClock();
		const host = new UploadHost();
		const signals: AbortSignal[] = [];
		const send: SenderOptions['send'] = async (request) => {
			signals.push(request.abortSignal);
			return await host.send(request);
		};
		expect(await put(optionsOf(host, { clock, send }))).toMatchObject({ answer: { status: 201 } });
		const watched = clock.sleeps.length;
		await clock.sleep(10 * STALL_MS);
		expect(clock.sleeps.length).toBeLessThanOrEqual(watched + 1);
		expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
	});
});

describe('a stopped execution', () => {
	test('raises the signal of the PUT and is passed on', async () => {
		const abort = new AbortController();
		const clock = new FakeClock(0, abort.signal);
		let raised = false;
		const options = optionsOf(new UploadHost(), {
			clock,
			signal: abort.signal,
			send: async (request) => {
				request.abortSignal.addEventListener('abort', () => (raised = true));
				abort.abort();
				throw new CancelledError();
			},
		});
		const source = new MemorySource(FILE, 10);
		await expect(put(options, source)).rejects.toThrow(CancelledError);
		expect(raised).toBe(true);
		expect(source.opened[0].destroyed).toBe(true);
	});
});
