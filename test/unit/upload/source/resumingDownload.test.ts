/* eslint-disable @n8n/community-nodes/no-restricted-imports -- lets everything run that is ready */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

import { FaultError, inputFault } from '../../../../nodes/TikTok/errors/fault';
import type { ByteStream } from '../../../../nodes/TikTok/shared/byteStream';
import {
	SOURCE_STALL_MS,
	resumingDownload,
} from '../../../../nodes/TikTok/upload/source/resumingDownload';
import { FakeClock } from '../../support/fakeClock';
import { brokenFaultRules } from '../../support/faultRules';
import { collect, cut, numbered, PieceStream, SilentStream } from '../../support/pieces';

const FILE = numbered(100);
const BUFFER_BYTES = 10;

/** How one connection ends: after so many bytes, by an error, in silence, or not made at all. */
interface Connecting {
	bytes?: number;
	end?: 'drop' | 'silence' | 'unmade' | 'refused';
}

function downloadOf(connections: Connecting[], takesRanges = true, file = FILE) {
	const clock = new FakeClock();
	const offsets: number[] = [];
	const streams: PieceStream[] = [];
	const connect = async (offset: number): Promise<ByteStream> => {
		offsets.push(offset);
		const { bytes = Infinity, end } = connections.shift() ?? {};
		if (end === 'unmade') throw new Error('connect ECONNREFUSED');
		if (end === 'refused') throw new FaultError(inputFault('HTTP 403', 'Mend it.', 'url_refused'));
		const pieces = cut(file.subarray(offset, offset + bytes), BUFFER_BYTES);
		const stream =
			end === 'silence'
				? new SilentStream(pieces)
				: new PieceStream(pieces, end === 'drop' ? new Error('aborted') : undefined);
		streams.push(stream);
		return await Promise.resolve(stream);
	};
	const from = (offset: number, sizeBytes = file.length) =>
		resumingDownload(connect, offset, sizeBytes, takesRanges, clock);
	return { from, offsets, streams, clock };
}

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
	return Buffer.concat(await collect(pieces));
}

describe('a download', () => {
	test('without trouble is one connection, let go at the end', async () => {
		const { from, offsets, streams } = downloadOf([]);
		expect((await bytesOf(from(0))).equals(FILE)).toBe(true);
		expect(offsets).toEqual([0]);
		expect(streams[0].destroyed).toBe(true);
	});

	test('may begin in the middle', async () => {
		const { from, offsets } = downloadOf([]);
		expect((await bytesOf(from(37))).equals(FILE.subarray(37))).toBe(true);
		expect(offsets).toEqual([37]);
	});

	test('that is not read to its end is let go', async () => {
		const { from, streams } = downloadOf([]);
		for await (const piece of from(0)) {
			expect(piece).toHaveLength(BUFFER_BYTES);
			break;
		}
		expect(streams[0].destroyed).toBe(true);
	});

	test.each<[string, Connecting]>([
		['is dropped', { bytes: 30, end: 'drop' }],
		['ends early', { bytes: 30 }],
		['stalls', { bytes: 30, end: 'silence' }],
	])('that %s goes on from its last byte', async (_, first) => {
		const { from, offsets, streams } = downloadOf([first]);
		expect((await bytesOf(from(0))).equals(FILE)).toBe(true);
		expect(offsets).toEqual([0, 30]);
		expect(streams[0].destroyed).toBe(true);
	});

	test('that stalls is dropped after its time, not before', async () => {
		const { from, clock } = downloadOf([{ bytes: 30, end: 'silence' }]);
		const began = clock.now();
		await bytesOf(from(0));
		const pauseMs = 1_000;
		expect(clock.now() - began - pauseMs).toBe(SOURCE_STALL_MS + 1_000);
	});

	test('a reader that takes its time is no stall', async () => {
		const { from, clock, offsets } = downloadOf([]);
		for await (const piece of from(0)) {
			expect(piece.length).toBeGreaterThan(0);
			await clock.sleep(2 * SOURCE_STALL_MS);
		}
		expect(offsets).toEqual([0]);
	});

	test('new bytes reset the pauses', async () => {
		const drop: Connecting = { bytes: 10, end: 'drop' };
		const { from, offsets } = downloadOf(Array.from({ length: 9 }, () => drop));
		expect((await bytesOf(from(0))).equals(FILE)).toBe(true);
		expect(offsets).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
	});

	test('a connection that can not be made is tried again, with growing pauses, and given up', async () => {
		const unmade: Connecting = { end: 'unmade' };
		const twice = downloadOf([unmade, unmade]);
		expect((await bytesOf(twice.from(0))).equals(FILE)).toBe(true);
		const never = downloadOf(Array.from({ length: 20 }, () => unmade));
		await expect(bytesOf(never.from(0))).rejects.toMatchObject({
			fault: { code: 'url_dropped', message: expect.stringContaining('0 of 100 bytes') as string },
		});
		expect(never.offsets).toHaveLength(5);
		expect(never.clock.sleeps.slice(0, 5)).toEqual([0, 1_000, 3_000, 10_000, 30_000]);
	});

	test('a refusal is no drop: it ends the download at once', async () => {
		const { from, offsets } = downloadOf([{ bytes: 30, end: 'drop' }, { end: 'refused' }]);
		await expect(bytesOf(from(0))).rejects.toMatchObject({ fault: { code: 'url_refused' } });
		expect(offsets).toEqual([0, 30]);
	});

	test('a server without ranges can not go on, but may be tried again from the start', async () => {
		const dropped = downloadOf([{ bytes: 30, end: 'drop' }], false);
		await expect(bytesOf(dropped.from(0))).rejects.toMatchObject({
			fault: { code: 'url_dropped', remedy: expect.stringContaining("can't resume") as string },
		});
		expect(dropped.offsets).toEqual([0]);
		const unmade = downloadOf([{ end: 'unmade' }], false);
		expect((await bytesOf(unmade.from(0))).equals(FILE)).toBe(true);
	});

	test.each([true, false])(
		'a fault of it says what to do; with ranges: %s',
		async (takesRanges) => {
			const drops: Connecting[] = Array.from({ length: 9 }, () => ({ bytes: 0, end: 'drop' }));
			const { from } = downloadOf([{ bytes: 30, end: 'drop' }, ...drops], takesRanges);
			const thrown = await bytesOf(from(0)).catch((error: unknown) => error);
			if (!(thrown instanceof FaultError)) throw new Error('no fault was thrown');
			expect(thrown.fault).toMatchObject({ kind: 'source', code: 'url_dropped', retryable: false });
			expect(brokenFaultRules(thrown.fault)).toEqual([]);
		},
	);

	test('PB-24: what comes beyond the size is handed on, for the reader to refuse', async () => {
		const { from } = downloadOf([]);
		expect(await bytesOf(from(0, 90))).toHaveLength(100);
	});
});

describe('the watch over a download', () => {
	test('ends with it', async () => {
		const { from, clock } = downloadOf([]);
		await bytesOf(from(0));
		await clock.sleep(5_000);
		const watched = clock.sleeps.length;
		await clock.sleep(5_000);
		expect(clock.sleeps).toHaveLength(watched + 1);
	});

	test('ends when the execution is stopped, though nobody reads on', async () => {
		const abort = new AbortController();
		const clock = new FakeClock(0, abort.signal);
		const connect = async () => await Promise.resolve(new PieceStream(cut(FILE, BUFFER_BYTES)));
		const pieces = resumingDownload(connect, 0, FILE.length, true, clock);
		await pieces.next();
		const watched = clock.sleeps.length;
		abort.abort();
		for (let turn = 0; turn < 5; turn += 1) await turnOfTheLoop();
		expect(clock.sleeps).toHaveLength(watched);
		await pieces.return(undefined);
	});
});

test('a stopped execution ends the pause before a further try', async () => {
	const abort = new AbortController();
	const clock = new FakeClock(0, abort.signal);
	const connect = async (): Promise<ByteStream> => {
		abort.abort();
		return await Promise.reject(new Error('canceled'));
	};
	await expect(bytesOf(resumingDownload(connect, 0, 10, true, clock))).rejects.toThrow('stopped');
});
