import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { FaultError } from '../../../../nodes/TikTok/errors/fault';
import {
	MAX_HELD_COPY_BYTES,
	storageStreams,
	storeCopy,
} from '../../../../nodes/TikTok/upload/source/web/storedCopy';
import { fakeContext } from '../../support/fakeContext';
import { brokenFaultRules } from '../../support/faultRules';

const NAME = { fileName: 'clip.mp4', mimeType: 'video/mp4' };
const PIECE = Buffer.alloc(1_048_576);

/** n8n's storage. Its ids tell where a file goes; in memory a file has none. */
class Storage {
	readonly stored: Array<{ bytes: number; name: unknown[] }> = [];

	probes = 0;

	error: Error | undefined;

	constructor(private readonly id: string | undefined) {}

	readonly context = fakeContext({
		helpers: {
			prepareBinaryData: async (content: unknown, ...name: unknown[]) => {
				if (Buffer.isBuffer(content)) {
					this.probes += 1;
					return { id: this.id } as IBinaryData;
				}
				let bytes = 0;
				for await (const { length } of content as AsyncIterable<Buffer>) bytes += length;
				if (this.error !== undefined) throw this.error;
				this.stored.push({ bytes, name });
				return { id: this.id, mimeType: 'video/mp4' } as IBinaryData;
			},
		} as unknown as IExecuteFunctions['helpers'],
	});

	async store(pieces: number, maxBytes = Infinity, error?: Error) {
		async function* file(): AsyncGenerator<Buffer> {
			for (let count = 0; count < pieces; count += 1) yield PIECE;
			if (error !== undefined) throw error;
		}
		return await storeCopy(this.context, file(), NAME, maxBytes);
	}

	async faultOf(...file: Parameters<Storage['store']>) {
		const thrown = await this.store(...file).catch((error: unknown) => error);
		if (!(thrown instanceof FaultError)) throw new Error('no fault was thrown');
		expect(brokenFaultRules(thrown.fault)).toEqual([]);
		return thrown.fault;
	}
}

const MOST_HELD = MAX_HELD_COPY_BYTES / PIECE.length;

test.each([
	['filesystem-v2:a/b', true],
	['s3:a/b', true],
	['database:a', false],
	[undefined, false],
])('n8n streams to %s: %s', async (id, streams) => {
	expect(await storageStreams(new Storage(id).context)).toBe(streams);
});

test('a file is stored under its name', async () => {
	const storage = new Storage('filesystem-v2:a');
	expect(await storage.store(3)).toMatchObject({ id: 'filesystem-v2:a' });
	expect(storage.stored).toEqual([{ bytes: 3 * PIECE.length, name: ['clip.mp4', 'video/mp4'] }]);
	expect(storage.probes).toBe(0);
});

test('a large file goes to a storage that streams, which is found out once', async () => {
	const storage = new Storage('filesystem-v2:a');
	await storage.store(MOST_HELD + 3);
	expect(storage.stored[0].bytes).toBe(MAX_HELD_COPY_BYTES + 3 * PIECE.length);
	expect(storage.probes).toBe(1);
});

test.each(['database:a', undefined])('%s holds 64 MiB, and no more', async (id) => {
	const storage = new Storage(id);
	await storage.store(MOST_HELD);
	expect(storage.stored[0].bytes).toBe(MAX_HELD_COPY_BYTES);
	expect(storage.probes).toBe(0);
	expect(await storage.faultOf(MOST_HELD + 1)).toMatchObject({
		code: 'url_size_unknown',
		message: expect.stringContaining('at most 64 MiB at once') as string,
		remedy: expect.stringContaining('N8N_DEFAULT_BINARY_DATA_MODE=filesystem') as string,
	});
});

test('a file that never ends is ended', async () => {
	const storage = new Storage('filesystem-v2:a');
	await storage.store(3, 3 * PIECE.length);
	expect(await storage.faultOf(4, 3 * PIECE.length)).toMatchObject({
		code: 'file_too_large',
		message: expect.stringContaining(`more than ${3 * PIECE.length} bytes`) as string,
	});
});

test('what the download throws is what is thrown', async () => {
	const fault = {
		kind: 'source',
		code: 'url_dropped',
		message: 'It was dropped',
		remedy: '',
	} as const;
	const storage = new Storage('filesystem-v2:a');
	const error = new FaultError({ ...fault, retryable: false });
	await expect(storage.store(1, Infinity, error)).rejects.toBe(error);
});

test('what n8n cannot store is told in its words', async () => {
	const storage = new Storage('filesystem-v2:a');
	storage.error = new Error('ENOSPC: no space left on device');
	expect(await storage.faultOf(1)).toMatchObject({
		code: 'url_not_stored',
		message: expect.stringContaining('no space left on device') as string,
	});
});
