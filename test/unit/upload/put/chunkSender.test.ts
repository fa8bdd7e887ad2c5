import { ChunkSender } from '../../../../nodes/TikTok/upload/put/chunkSender';
import { planUploadInChunksOf, type UploadPlan } from '../../../../nodes/TikTok/upload/plan/plan';
import type { SenderOptions } from '../../../../nodes/TikTok/upload/put/chunkPut';
import { FakeClock } from '../../support/fakeClock';
import { collect, MemorySource, numbered } from '../../support/pieces';
import { smallPlan } from '../../support/smallPlan';
import { UploadHost, type Misbehaviour } from '../../support/uploadHost';

const FILE = numbered(1_000);
const PLAN = smallPlan(FILE.length, 300);
const REMAINING_MS = 3_000_000;
const URL_WITH_SECRET = 'https://upload.example.com/?upload_token=secret';

function senderOf(source: MemorySource, misbehaviour: Misbehaviour[] = []) {
	const host = new UploadHost(misbehaviour);
	const options: SenderOptions = {
		uploadUrl: URL_WITH_SECRET,
		mimeType: 'video/quicktime',
		stallMs: 120_000,
		clock: new FakeClock(),
		signal: undefined,
		send: async (request) => await host.send(request),
	};
	return { host, options, sender: new ChunkSender(source) };
}

async function sendAll(file: Buffer, plan: UploadPlan, pieceBytes: number) {
	const source = new MemorySource(file, pieceBytes);
	const { host, options, sender } = senderOf(source);
	for (const chunk of plan.chunks) {
		const result = await sender.put(chunk, plan, REMAINING_MS, options);
		expect(result).toHaveProperty('answer');
	}
	return { source, puts: host.puts };
}

describe('the PUTs of a file', () => {
	test('carry the headers that TikTok asks for, and the deadline', async () => {
		const { puts } = await sendAll(FILE, PLAN, 64);
		expect(puts.map(({ headers }) => headers)).toEqual([
			header('300', 'bytes 0-299/1000'),
			header('300', 'bytes 300-599/1000'),
			header('400', 'bytes 600-999/1000'),
		]);
		for (const { url, timeoutMs } of puts) {
			expect([url, timeoutMs]).toEqual([URL_WITH_SECRET, REMAINING_MS]);
		}
	});

	test.each([1, 7, 299, 300, 301, 999, 1_000])(
		'PB-11: pieces of %i bytes give the same boundaries and bytes',
		async (pieceBytes) => {
			const { puts, source } = await sendAll(FILE, PLAN, pieceBytes);
			expect(puts.map(({ bytes }) => bytes.length)).toEqual([300, 300, 400]);
			expect(Buffer.concat(puts.map(({ bytes }) => bytes)).equals(FILE)).toBe(true);
			expect(source.opened).toHaveLength(1);
		},
	);

	test.each([65_536, 7_000_000])(
		'PB-13: a real plan from pieces of %i bytes, the file read once',
		async (pieceBytes) => {
			const file = numbered(16_000_001);
			const plan = planUploadInChunksOf(file.length, 5_242_880);
			const { puts, source } = await sendAll(file, plan, pieceBytes);
			expect(puts.map(({ bytes }) => bytes.length)).toEqual([5_242_880, 5_242_880, 5_514_241]);
			expect(Buffer.concat(puts.map(({ bytes }) => bytes)).equals(file)).toBe(true);
			expect(source.opened).toHaveLength(1);
		},
	);
});

describe('a repeat', () => {
	test('opens the file again and skips to the chunk; the old stream is let go', async () => {
		const source = new MemorySource(FILE, 64);
		const { host, options, sender } = senderOf(source, [{}, { status: 503 }]);
		for (const index of [0, 1, 1, 2]) {
			await sender.put(PLAN.chunks[index], PLAN, REMAINING_MS, options);
		}
		expect(source.opened).toHaveLength(2);
		expect(source.opened[0].destroyed).toBe(true);
		expect(host.puts[2].bytes.equals(FILE.subarray(300, 600))).toBe(true);
		expect(host.puts[3].bytes.equals(FILE.subarray(600))).toBe(true);
	});

	test('after an early answer, with the body unread, nothing is left over', async () => {
		const file = numbered(8_000_000);
		const plan = smallPlan(file.length, 5_000_000);
		const source = new MemorySource(file, 250_000);
		const { host, options, sender } = senderOf(source, [{ status: 503, readBytes: 1 }]);
		const first = await sender.put(plan.chunks[0], plan, REMAINING_MS, options);
		expect(first).toMatchObject({ answer: { status: 503 } });
		expect(source.opened[0].destroyed).toBe(true);
		await sender.put(plan.chunks[0], plan, REMAINING_MS, options);
		expect(host.puts[1].bytes.equals(file)).toBe(true);
	});
});

describe('a source that can begin in the middle', () => {
	test('is opened at its first byte in the usual way, and at a repeated chunk by its offset', async () => {
		const offsets: number[] = [];
		const source = Object.assign(new MemorySource(FILE, 64), {
			openAt: async (offset: number) => {
				offsets.push(offset);
				return await new MemorySource(FILE.subarray(offset), 64).open();
			},
		});
		const { host, options, sender } = senderOf(source, [{ status: 503 }, {}, { status: 503 }]);
		for (const index of [0, 0, 1, 1]) {
			await sender.put(PLAN.chunks[index], PLAN, REMAINING_MS, options);
		}
		expect(source.opened).toHaveLength(2);
		expect(offsets).toEqual([300]);
		expect(host.puts[3].bytes.equals(FILE.subarray(300, 600))).toBe(true);
	});
});

describe('the last byte', () => {
	test('is told of once it is handed to the client', async () => {
		const { options, sender } = senderOf(new MemorySource(FILE, 64));
		await sender.put(PLAN.chunks[0], PLAN, REMAINING_MS, options);
		await sender.put(PLAN.chunks[1], PLAN, REMAINING_MS, options);
		expect(sender.lastByteHandedOut).toBe(false);
		await sender.put(PLAN.chunks[2], PLAN, REMAINING_MS, options);
		expect(sender.lastByteHandedOut).toBe(true);
	});

	test('PB-24: is withheld when the file goes on', async () => {
		const source = new MemorySource(FILE, 64, 990);
		const plan = smallPlan(990, 990);
		const { host, options, sender } = senderOf(source);
		const result = await sender.put(plan.chunks[0], plan, REMAINING_MS, options);
		expect(result).toMatchObject({ sourceError: { declaredBytes: 990, foundBytes: Infinity } });
		expect(host.puts[0].bytes.length).toBeLessThan(990);
		expect(sender.lastByteHandedOut).toBe(false);
	});
});

describe('a source that fails', () => {
	test('PB-24: that ends early is told with both sizes, not as a fault of the network', async () => {
		const source = new MemorySource(FILE, 64, 1_001);
		const plan = smallPlan(1_001, 1_001);
		const { options, sender } = senderOf(source);
		const result = await sender.put(plan.chunks[0], plan, REMAINING_MS, options);
		expect(result).toMatchObject({ sourceError: { declaredBytes: 1_001, foundBytes: 1_000 } });
		expect(sender.lastByteHandedOut).toBe(false);
	});

	test('PB-24: that throws on the way', async () => {
		const source = new MemorySource(FILE, 64, 2_000, new Error('the disk is gone'));
		const plan = smallPlan(2_000, 2_000);
		const { options, sender } = senderOf(source);
		const result = await sender.put(plan.chunks[0], plan, REMAINING_MS, options);
		expect(result).toMatchObject({ sourceError: { message: 'the disk is gone' } });
		expect(source.opened[0].destroyed).toBe(true);
	});

	test('ends the body with a word of its own, for clients put what a body throws into their errors', async () => {
		const source = new MemorySource(FILE, 64, 2_000, new Error('read /secret/path'));
		const plan = smallPlan(2_000, 2_000);
		const { host, options, sender } = senderOf(source);
		let ended: unknown;
		const send: SenderOptions['send'] = async (request) => {
			await collect(request.body as AsyncIterable<Buffer>).catch((error) => (ended = error));
			return await host.send(request);
		};
		await sender.put(plan.chunks[0], plan, REMAINING_MS, { ...options, send });
		expect(ended).toEqual(new RangeError('the file is unreadable'));
	});

	test('that can not be opened or skipped to', async () => {
		const source = new MemorySource(FILE.subarray(0, 100), 64, 1_000);
		const { host, options, sender } = senderOf(source);
		const skipped = await sender.put(PLAN.chunks[1], PLAN, REMAINING_MS, options);
		expect(skipped).toMatchObject({ sourceError: { foundBytes: 100 } });
		source.open = async () => await Promise.reject(new Error('no such file'));
		const unopened = await sender.put(PLAN.chunks[0], PLAN, REMAINING_MS, options);
		expect(unopened).toMatchObject({ sourceError: { message: 'no such file' } });
		await expect(sender.prepare()).rejects.toThrow('no such file');
		expect(host.puts).toEqual([]);
	});
});

describe('letting go and preparing', () => {
	test('prepare opens the file and reads its first piece, and the first PUT uses that', async () => {
		const source = new MemorySource(FILE, 64);
		const { host, options, sender } = senderOf(source);
		await sender.prepare();
		expect(source.opened[0].pulled).toBe(1);
		await sender.put(PLAN.chunks[0], PLAN, REMAINING_MS, options);
		expect(source.opened).toHaveLength(1);
		expect(host.puts[0].bytes.equals(FILE.subarray(0, 300))).toBe(true);
	});

	test('close lets go of the file, and may be called at any time', async () => {
		const source = new MemorySource(FILE, 64);
		const { sender } = senderOf(source);
		sender.close();
		await sender.prepare();
		sender.close();
		sender.close();
		expect(source.opened[0].destroyed).toBe(true);
	});
});

function header(length: string, range: string): Record<string, string> {
	return { 'Content-Type': 'video/quicktime', 'Content-Length': length, 'Content-Range': range };
}
