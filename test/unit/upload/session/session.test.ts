import { CancelledError } from '../../../../nodes/TikTok/shared/clock';
import { DEFAULT_RETRY_POLICY } from '../../../../nodes/TikTok/upload/session/retryPolicy';
import type { ServerProgress } from '../../../../nodes/TikTok/upload/session/uploadPorts';
import { ScriptedUpload, type Event } from '../../support/scriptedUpload';
import { smallPlan } from '../../support/smallPlan';

const PLAN = smallPlan(45, 10);
const TRIES = DEFAULT_RETRY_POLICY.pausesMs.length + 1;

function startsOf(upload: ScriptedUpload): number[] {
	return upload.puts.map((chunk) => chunk.start);
}

async function run(script: Event[], change: (upload: ScriptedUpload) => void = () => {}) {
	const upload = new ScriptedUpload(PLAN, script);
	change(upload);
	return { upload, end: await upload.run() };
}

describe('an upload without trouble', () => {
	test('sends each chunk once, in order, and tells of each progress', async () => {
		const { upload, end } = await run([]);
		expect(end).toEqual({ kind: 'complete', retries: 0 });
		expect(startsOf(upload)).toEqual([0, 10, 20, 30]);
		expect(upload.accepted).toEqual([10, 20, 30, 45]);
		expect(upload.asked).toBe(0);
		expect(upload.clock.sleeps).toEqual([]);
	});

	test('announces the last PUT before it is begun, and only that one', async () => {
		const { upload } = await run(['ok', 'ok', 'ok', 'source_ends']);
		expect(upload.lastPuts).toEqual({ announced: 1, begun: 1 });
		const early = await run(['ok', 'ok', 'source_ends']);
		expect(early.upload.lastPuts).toEqual({ announced: 0, begun: 0 });
	});

	test('every PUT gets what is left of the hour', async () => {
		const { upload } = await run([], (one) => (one.putMs = 1_000));
		const { deadlineMs } = DEFAULT_RETRY_POLICY;
		expect(upload.remaining).toEqual([0, 1, 2, 3].map((n) => deadlineMs - n * 1_000));
	});

	test('the documented answers need no range', async () => {
		const script: Event[] = Array.from({ length: 4 }, () => 'ok_without_range');
		const { upload, end } = await run(script);
		expect(end.kind).toBe('complete');
		expect(upload.puts).toHaveLength(4);
	});
});

describe('trouble on the way', () => {
	test('PB-18: chunk 3 gets 503 twice, then goes through with the same range', async () => {
		const { upload, end } = await run(['ok', 'ok', 'unavailable', 'unavailable']);
		expect(end).toEqual({ kind: 'complete', retries: 2 });
		expect(startsOf(upload)).toEqual([0, 10, 20, 20, 20, 30]);
		expect(upload.clock.sleeps).toEqual([1_000, 3_000]);
	});

	test('PB-19: a 416 that names a range is followed, without a question or a pause', async () => {
		const { upload, end } = await run([], (one) => (one.stored = 20));
		expect(end).toEqual({ kind: 'complete', retries: 0 });
		expect(startsOf(upload)).toEqual([0, 20, 30]);
		expect(upload.asked).toBe(0);
	});

	test('PB-19: a 416 without a range is answered by a question', async () => {
		const { upload, end } = await run(['lost_after', 'mute_416', 'ok', 'ok']);
		expect(end.kind).toBe('complete');
		expect(startsOf(upload)).toEqual([0, 10, 10, 20, 30]);
		expect(upload.asked).toBe(2);
	});

	test('PB-20: 200 on a middle chunk and 206 on the last are settled by a question', async () => {
		const { upload, end } = await run(['ok', 'ok_as_200', 'ok', 'ok_as_200']);
		expect(end).toEqual({ kind: 'complete', retries: 0 });
		expect(startsOf(upload)).toEqual([0, 10, 20, 30]);
		expect(upload.asked).toBe(2);
	});

	test('a stored chunk whose answer was lost is not sent again', async () => {
		const { upload, end } = await run(['ok', 'lost_after', 'ok', 'unavailable_after']);
		expect(end.kind).toBe('complete');
		expect(startsOf(upload)).toEqual([0, 10, 20, 30]);
	});

	test('when nobody knows, the same range is sent again', async () => {
		const { upload, end } = await run(
			['ok', 'lost_after', 'ok'],
			(one) => (one.knowledge = 'unknown'),
		);
		expect(end).toEqual({ kind: 'complete', retries: 1 });
		expect(startsOf(upload)).toEqual([0, 10, 10, 20, 30]);
	});

	test('a pause is as long as the server asks for', async () => {
		const { upload } = await run(['busy']);
		expect(upload.clock.sleeps).toEqual([9_000]);
	});

	test('progress gives a stuck chunk all tries anew', async () => {
		const stuck: Event[] = Array.from({ length: TRIES - 1 }, () => 'unavailable');
		const { end } = await run([...stuck, 'ok', ...stuck, 'ok', ...stuck, 'ok', ...stuck, 'ok']);
		expect(end).toEqual({ kind: 'complete', retries: 4 * (TRIES - 1) });
	});

	test('a server that goes back and forth makes no progress', async () => {
		const upload = new ScriptedUpload(PLAN, []);
		upload.put = async (chunk) => {
			upload.puts.push(chunk);
			const bytes = chunk.start === 0 ? 10 : 0;
			const headers = { 'content-range': `bytes 0-${bytes}/45` };
			return { answer: { status: 206, headers, text: '' } };
		};
		const end = await upload.run();
		expect(end).toMatchObject({ kind: 'stopped', fault: { code: 'upload_stuck' } });
		expect(upload.puts.length).toBeLessThan(2 * TRIES + 2);
	});
});

describe('the end of an upload', () => {
	test('the tries of a stuck chunk are used up', async () => {
		const script: Event[] = ['ok', ...Array.from({ length: TRIES }, (): Event => 'unavailable')];
		const { upload, end } = await run(script);
		expect(end).toMatchObject({
			kind: 'stopped',
			acceptedBytes: 10,
			expired: false,
			fault: { code: 'upload_503', httpStatus: 503 },
		});
		expect(upload.puts).toHaveLength(1 + TRIES);
	});

	test('PB-16: 400 stops at once', async () => {
		const { upload, end } = await run(['ok', 'bad_request']);
		expect(end).toMatchObject({
			kind: 'stopped',
			acceptedBytes: 10,
			expired: false,
			fault: { code: 'upload_400', httpStatus: 400 },
		});
		expect(upload.puts).toHaveLength(2);
		expect(upload.clock.sleeps).toEqual([]);
	});

	test.each(['url_403', 'url_404'] as const)('%s is marked as expired', async (event) => {
		const { end } = await run(['ok', event]);
		expect(end).toMatchObject({ kind: 'stopped', acceptedBytes: 10, expired: true });
	});

	test('a source that fails ends it, with the reason', async () => {
		const { end } = await run(['ok', 'source_ends']);
		expect(end).toMatchObject({
			kind: 'stopped',
			acceptedBytes: 10,
			fault: { kind: 'source', code: 'file_unreadable' },
		});
	});

	test('a host that asks for a pause beyond the hour is not waited for, and the message says so', async () => {
		const { upload, end } = await run(['busy_for_hours']);
		expect(upload.clock.sleeps).toEqual([]);
		expect(end).toMatchObject({
			kind: 'stopped',
			acceptedBytes: 0,
			fault: {
				code: 'upload_busy',
				message:
					"TikTok's upload host (HTTP 503) asked for a pause of 7200 seconds, but the upload URL expires before that",
				httpStatus: 503,
				retryable: false,
			},
		});
	});

	test('the hour is over, before a PUT or before a pause would end', async () => {
		const slow = await run([], (one) => (one.putMs = DEFAULT_RETRY_POLICY.deadlineMs));
		expect(slow.end).toMatchObject({ acceptedBytes: 10, fault: { code: 'upload_deadline' } });
		expect(slow.upload.puts).toHaveLength(1);

		const almost = await run(['unavailable'], (one) => {
			one.putMs = DEFAULT_RETRY_POLICY.deadlineMs - 1_000;
		});
		expect(almost.end).toMatchObject({ acceptedBytes: 0, fault: { code: 'upload_deadline' } });
		expect(almost.upload.clock.sleeps).toEqual([]);
	});

	test.each<[string, Partial<ServerProgress>, string]>([
		['it has everything', { complete: true }, 'complete'],
		['it gave the post up', { failed: true }, 'failed_at_tiktok'],
		['it gave a complete post up', { failed: true, complete: true }, 'failed_at_tiktok'],
	])('TikTok says that %s', async (_, progress, kind) => {
		const { upload, end } = await run(['lost_before'], (one) => {
			one.progress = { bytes: undefined, complete: false, failed: false, ...progress };
		});
		expect(end.kind).toBe(kind);
		expect(upload.puts).toHaveLength(1);
	});

	test('a figure that is no boundary of the plan is a mistake of ours, not a loop', async () => {
		const upload = new ScriptedUpload(PLAN, ['lost_before']);
		upload.progress = { bytes: 7, complete: false, failed: false };
		await expect(upload.run()).rejects.toThrow(new RangeError('no chunk starts at byte 7'));
	});
});

describe('a stopped execution', () => {
	test('ends before the next PUT', async () => {
		const abort = new AbortController();
		const upload = new ScriptedUpload(PLAN);
		upload.signal = abort.signal;
		upload.onAccepted = () => abort.abort();
		await expect(upload.run()).rejects.toThrow('stopped');
		expect(upload.puts).toHaveLength(1);
	});

	test('ends a PUT under way and a pause', async () => {
		await expect(run(['ok', 'cancelled'])).rejects.toThrow('stopped');
		const upload = new ScriptedUpload(PLAN, ['unavailable']);
		jest.spyOn(upload.clock, 'sleep').mockRejectedValue(new CancelledError());
		await expect(upload.run()).rejects.toThrow('stopped');
	});
});
