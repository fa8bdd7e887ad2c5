/* eslint-disable @n8n/community-nodes/no-restricted-imports -- n8n hands out Node's own streams */
import { Readable } from 'node:stream';

import type { IBinaryData } from 'n8n-workflow';

import { BUFFER_BYTES } from '../../../../nodes/TikTok/shared/byteStream';
import { binarySource } from '../../../../nodes/TikTok/upload/source/videoSource';
import { fakeContext } from '../../support/fakeContext';
import { collect, numbered } from '../../support/pieces';

function inMemory(file: Buffer, more: Partial<IBinaryData> = {}): IBinaryData {
	return { data: file.toString('base64'), mimeType: 'video/mp4', ...more };
}

describe('binary data in the item itself', () => {
	test.each([1, 2, 3, 4, 1_000, BUFFER_BYTES, 2 * BUFFER_BYTES + 1])(
		'%i bytes: size and bytes are exact, and each opening starts from the first byte',
		async (bytes) => {
			const file = numbered(bytes);
			const source = await binarySource(fakeContext(), inMemory(file));
			expect(source).toMatchObject({ sizeBytes: bytes, ownsBuffers: true });
			for (let opened = 0; opened < 2; opened += 1) {
				const buffers = await collect(await source.open());
				expect(Buffer.concat(buffers).equals(file)).toBe(true);
			}
		},
	);

	test('is decoded one buffer at a time, never whole', async () => {
		const source = await binarySource(fakeContext(), inMemory(numbered(4 * BUFFER_BYTES)));
		// Node hands out what it has buffered in one: two of them at most.
		for (const buffer of await collect(await source.open())) {
			expect(buffer.length).toBeLessThanOrEqual(2 * BUFFER_BYTES);
		}
	});

	test.each<[string, (file: Buffer) => object]>([
		['base64 in lines', (file) => ({ data: file.toString('base64').replace(/.{76}/g, '$&\r\n') })],
		['base64 for addresses', (file) => ({ data: file.toString('base64url') })],
		['base64 beside an empty id', (file) => ({ data: file.toString('base64'), id: '' })],
		['base64 beside an id of null', (file) => ({ data: file.toString('base64'), id: null })],
		['a Buffer', (file) => ({ data: file })],
		['a Buffer that went through JSON', (file) => ({ data: file.toJSON() })],
		['an ArrayBuffer', (file) => ({ data: new Uint8Array(file).buffer })],
	])('PB-67: %s: the bytes that n8n reads, and their number', async (_, content) => {
		for (const bytes of [5, 3_000_001]) {
			const file = numbered(bytes);
			const binary = { mimeType: 'video/mp4', ...content(file) } as unknown as IBinaryData;
			const source = await binarySource(fakeContext(), binary);
			expect(source.sizeBytes).toBe(bytes);
			for (let opened = 0; opened < 2; opened += 1) {
				expect(Buffer.concat(await collect(await source.open())).equals(file)).toBe(true);
			}
		}
	});

	test('a copy is sent of what the item holds, because sent memory is freed', async () => {
		const memory = new Uint8Array(numbered(100_000)).buffer;
		const binary = { mimeType: 'video/mp4', data: memory } as unknown as IBinaryData;
		const [sent] = await collect(await (await binarySource(fakeContext(), binary)).open());
		expect(sent.buffer).not.toBe(memory);
	});

	test('tells name and declared type, where the item does', async () => {
		const untyped = inMemory(numbered(4), { mimeType: undefined as unknown as string });
		expect((await binarySource(fakeContext(), untyped)).declaredMimeType).toBe('');
		const named = inMemory(numbered(4), { fileName: 'clip.mov', mimeType: 'video/quicktime' });
		expect(await binarySource(fakeContext(), named)).toMatchObject({
			fileName: 'clip.mov',
			declaredMimeType: 'video/quicktime',
		});
		expect(await binarySource(fakeContext(), inMemory(numbered(4)))).toMatchObject({
			fileName: null,
		});
	});
});

test("binary data by id is streamed by n8n, its size taken from n8n's own record", async () => {
	const asked: unknown[] = [];
	const context = fakeContext({
		helpers: {
			getBinaryMetadata: async (id) => {
				asked.push(id);
				return { fileSize: 10 };
			},
			getBinaryStream: async (id, chunkSize) => {
				asked.push([id, chunkSize]);
				return Readable.from(numbered(10));
			},
		},
	});
	const binaryData = { id: 'filesystem-v2:one', data: 'filesystem-v2', mimeType: 'video/mp4' };
	const source = await binarySource(context, binaryData);
	expect(source.sizeBytes).toBe(10);
	expect(Buffer.concat(await collect(await source.open())).equals(numbered(10))).toBe(true);
	expect(asked).toEqual(['filesystem-v2:one', ['filesystem-v2:one', BUFFER_BYTES]]);
});

test.each([
	['filesystem-v2:3', true],
	['database:3', false],
])('%s: whether its buffers belong to the reader alone: %s', async (id, owns) => {
	const context = fakeContext({ helpers: { getBinaryMetadata: async () => ({ fileSize: 10 }) } });
	const source = await binarySource(context, { id, data: id, mimeType: 'video/mp4' });
	expect(source.ownsBuffers).toBe(owns);
});
