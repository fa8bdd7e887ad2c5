import { FaultError, inputFault } from '../../../../nodes/TikTok/errors/fault';
import {
	ResumingDownload,
	type Connection,
} from '../../../../nodes/TikTok/upload/source/web/resumingDownload';
import { FakeClock } from '../../support/fakeClock';
import { brokenFaultRules } from '../../support/faultRules';
import { collect, cut, numbered } from '../../support/pieces';

const FILE = numbered(100);
const BUFFER_BYTES = 10;

/** How one connection ends: after so many bytes, by a drop or as a whole; or it is not made at all. */
interface Connecting {
	bytes?: number;
	end?: 'drop' | 'unmade' | 'refused';
}

/** An answer of the server, piece by piece. */
class Answer {
	isClosed = false;

	constructor(
		private readonly pieces: Buffer[],
		private readonly isDropped: boolean,
	) {}

	async next(): Promise<Buffer | undefined> {
		if (this.isClosed) throw new Error('it is closed');
		const piece = this.pieces.shift();
		if (piece === undefined && this.isDropped) throw new Error('aborted');
		return await Promise.resolve(piece);
	}

	close(): void {
		this.isClosed = true;
	}
}

function downloadOf(
	connections: Connecting[],
	{ takesRanges = true, sizeBytes = FILE.length } = {},
) {
	const clock = new FakeClock();
	const offsets: number[] = [];
	const answers: Answer[] = [];
	const connect = async (offset: number): Promise<Connection> => {
		offsets.push(offset);
		const { bytes = Infinity, end } = connections.shift() ?? {};
		if (end === 'unmade') throw new Error('connect ECONNREFUSED');
		if (end === 'refused') throw new FaultError(inputFault('HTTP 403', 'Mend it.', 'url_refused'));
		const start = takesRanges ? offset : 0;
		const pieces = cut(FILE.subarray(start, start + bytes), BUFFER_BYTES);
		const answer = new Answer(pieces, end === 'drop');
		answers.push(answer);
		return await Promise.resolve({ start, answer });
	};
	const from = (offset: number) => new ResumingDownload({ connect, sizeBytes, clock }, offset);
	return { from, offsets, answers, clock };
}

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
	return Buffer.concat(await collect(pieces));
}

const DROP: Connecting = { bytes: 30, end: 'drop' };

describe('a download', () => {
	test('without trouble is one connection', async () => {
		const { from, offsets } = downloadOf([]);
		expect((await bytesOf(from(0))).equals(FILE)).toBe(true);
		expect(offsets).toEqual([0]);
	});

	test('continues a connection that is open', async () => {
		const { clock } = downloadOf([]);
		const answer = new Answer(cut(FILE.subarray(20), BUFFER_BYTES), false);
		const connect = async () => await Promise.reject(new Error('nobody asks for it'));
		const how = { connect, sizeBytes: FILE.length, clock };
		const download = new ResumingDownload(how, 20, { start: 20, answer });
		expect((await bytesOf(download)).equals(FILE.subarray(20))).toBe(true);
	});

	test('may begin in the middle, also at a server without ranges', async () => {
		for (const takesRanges of [true, false]) {
			const { from, offsets } = downloadOf([], { takesRanges });
			expect((await bytesOf(from(37))).equals(FILE.subarray(37))).toBe(true);
			expect(offsets).toEqual([37]);
		}
	});

	test.each([true, false])(
		'that is dropped goes on from its last byte; ranges: %s',
		async (takesRanges) => {
			const { from, offsets, answers } = downloadOf([DROP], { takesRanges });
			expect((await bytesOf(from(0))).equals(FILE)).toBe(true);
			expect(offsets).toEqual([0, 30]);
			expect(answers[0].isClosed).toBe(true);
		},
	);

	test('PB-24: that ends is complete, for the reader to compare the sizes', async () => {
		const { from, offsets } = downloadOf([{ bytes: 30 }]);
		expect(await bytesOf(from(0))).toHaveLength(30);
		expect(offsets).toEqual([0]);
	});

	test('that drops after its last byte is complete', async () => {
		const { from, offsets } = downloadOf([{ end: 'drop' }]);
		expect((await bytesOf(from(0))).equals(FILE)).toBe(true);
		expect(offsets).toEqual([0]);
	});

	test('PB-24: what comes beyond the size is handed on, for the reader to refuse', async () => {
		const { from } = downloadOf([], { sizeBytes: 90 });
		expect(await bytesOf(from(0))).toHaveLength(100);
	});

	test('each reader continues where the last one stopped', async () => {
		const { from } = downloadOf([]);
		const download = from(0);
		const first = await download.next();
		expect(first).toHaveLength(BUFFER_BYTES);
		expect((await bytesOf(download)).equals(FILE.subarray(BUFFER_BYTES))).toBe(true);
	});

	test('that is closed ends, and closes its connection', async () => {
		const { from, answers, offsets } = downloadOf([]);
		const download = from(0);
		await download.next();
		download.destroy();
		expect(await download.next()).toBeUndefined();
		expect(answers[0].isClosed).toBe(true);
		expect(offsets).toEqual([0]);
	});

	test('that is closed while it connects closes the new connection', async () => {
		const { from, answers } = downloadOf([]);
		const download = from(0);
		const reading = download.next();
		download.destroy();
		expect(await reading).toBeUndefined();
		expect(answers[0].isClosed).toBe(true);
	});

	test('new bytes reset the pauses', async () => {
		const drops = Array.from({ length: 9 }, (): Connecting => ({ bytes: 10, end: 'drop' }));
		const { from, offsets } = downloadOf(drops);
		expect((await bytesOf(from(0))).equals(FILE)).toBe(true);
		expect(offsets).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
	});

	test('a server without ranges that always drops at one place is given up', async () => {
		const { from, offsets } = downloadOf(
			Array.from({ length: 9 }, () => DROP),
			{ takesRanges: false },
		);
		await expect(bytesOf(from(0))).rejects.toMatchObject({
			fault: { code: 'url_dropped', message: expect.stringContaining('30 of 100 bytes') as string },
		});
		expect(offsets).toHaveLength(5);
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
		expect(never.clock.sleeps).toEqual([1_000, 3_000, 10_000, 30_000]);
	});

	test('a refusal is no drop: it ends the download at once', async () => {
		const { from, offsets } = downloadOf([DROP, { end: 'refused' }]);
		await expect(bytesOf(from(0))).rejects.toMatchObject({ fault: { code: 'url_refused' } });
		expect(offsets).toEqual([0, 30]);
	});

	test.each([100, Infinity])('its fault says what to do; size: %s', async (sizeBytes) => {
		const drops = Array.from({ length: 9 }, (): Connecting => ({ bytes: 0, end: 'drop' }));
		const { from } = downloadOf([DROP, ...drops], { sizeBytes });
		const thrown = await bytesOf(from(0)).catch((error: unknown) => error);
		if (!(thrown instanceof FaultError)) throw new Error('no fault was thrown');
		expect(thrown.fault).toMatchObject({ kind: 'source', code: 'url_dropped', retryable: false });
		expect(brokenFaultRules(thrown.fault)).toEqual([]);
	});
});

test('a stopped execution ends the pause before a further try', async () => {
	const abort = new AbortController();
	const clock = new FakeClock(0, abort.signal);
	const connect = async (): Promise<Connection> => {
		abort.abort();
		return await Promise.reject(new Error('canceled'));
	};
	const download = new ResumingDownload({ connect, sizeBytes: 10, clock }, 0);
	await expect(bytesOf(download)).rejects.toThrow('stopped');
});
