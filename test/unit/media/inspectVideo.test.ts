/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a real Node stream is what n8n hands over */
import { Readable } from 'node:stream';

import { inspectVideo, VideoInspector } from '../../../nodes/TikTok/media';
import { fixture } from './fixtures';
import { box, FTYP, timed, uint, VIDEO_TRAK } from './mp4Builder';

const MOOV = box('moov', timed('mvhd', 1000, 10_000), VIDEO_TRAK);
const BUFFER_BYTES = 1_048_576;

function* buffersOf(file: Buffer, bufferBytes: number): Generator<Buffer> {
	for (let at = 0; at < file.length; at += bufferBytes) yield file.subarray(at, at + bufferBytes);
}

describe('inspectVideo', () => {
	it('reads a stream only as far as needed and closes it', async () => {
		let taken = 0;
		let closed = false;
		async function* source(): AsyncGenerator<Buffer> {
			try {
				for (const buffer of buffersOf(fixture('h264-faststart.mp4'), 512)) {
					taken += buffer.length;
					yield buffer;
				}
			} finally {
				closed = true;
			}
		}
		expect(await inspectVideo(source())).toMatchObject({ codec: 'h264', duration_sec: 2 });
		expect(closed).toBe(true);
		expect(taken).toBeLessThan(4096);
	});

	it('destroys a Node stream that it needs no more', async () => {
		const stream = Readable.from(buffersOf(fixture('demo-clip.mp4'), 1024));
		expect(await inspectVideo(stream)).toMatchObject({ width: 540, height: 960 });
		expect(stream.destroyed).toBe(true);
	});

	it('tells what it can of a stream that ends early', async () => {
		const stream = Readable.from(
			buffersOf(fixture('h264-moov-at-end.mp4').subarray(0, 9000), 1024),
		);
		expect(await inspectVideo(stream)).toMatchObject({ container: 'mp4', duration_sec: null });
	});

	it('passes on an error of the source', async () => {
		async function* source(): AsyncGenerator<Buffer> {
			yield FTYP;
			throw new Error('connection lost');
		}
		await expect(inspectVideo(source())).rejects.toThrow('connection lost');
	});
});

describe('VideoInspector', () => {
	it.each([
		['32-bit', 200_000_000, (bytes: number) => [uint(bytes + 8, 4), Buffer.from('mdat')]],
		[
			'64-bit',
			5_000_000_000,
			(bytes: number) => [uint(1, 4), Buffer.from('mdat'), uint(bytes + 16, 8)],
		],
	])('finds the index behind %s media data of %i bytes', (_, mdatBytes, header) => {
		const inspector = new VideoInspector();
		expect(inspector.push(Buffer.concat([FTYP, ...header(mdatBytes)]))).toBe(false);
		const buffer = Buffer.alloc(BUFFER_BYTES, 0xaa);
		let rest = mdatBytes;
		let mostHeldBytes = 0;
		while (rest > 0) {
			const bytes = Math.min(rest, BUFFER_BYTES);
			expect(inspector.push(buffer.subarray(0, bytes))).toBe(false);
			mostHeldBytes = Math.max(mostHeldBytes, inspector.heldBytes);
			rest -= bytes;
		}
		expect(mostHeldBytes).toBe(0);
		expect(inspector.push(MOOV)).toBe(false);
		// The reader stops at media data behind the index.
		expect(inspector.push(Buffer.concat([uint(16, 4), Buffer.from('mdat')]))).toBe(true);
		expect(inspector.end()).toMatchObject({ duration_sec: 10, codec: 'h264', frame_rate: 30 });
	});

	it('passes over what nobody reads, in as many steps as the caller likes', () => {
		const inspector = new VideoInspector();
		expect(inspector.skippedNext).toBe(0);
		const mdat = Buffer.concat([uint(1_000_008, 4), Buffer.from('mdat')]);
		// The first look takes 512 bytes.
		inspector.push(Buffer.concat([FTYP, mdat, Buffer.alloc(512)]));
		expect(inspector.skippedNext).toBe(1_000_000 - 512);
		expect(inspector.passOver(400_000)).toBe(false);
		expect(inspector.skippedNext).toBe(600_000 - 512);
		expect(inspector.passOver(600_000 - 512)).toBe(false);
		expect(inspector.skippedNext).toBe(0);
		inspector.push(MOOV);
		expect(inspector.end()).toMatchObject({ duration_sec: 10, codec: 'h264' });
	});

	it('says whether an index was found in a file that ended', () => {
		const indexIn = (file: Buffer) => {
			const inspector = new VideoInspector();
			inspector.push(file);
			return inspector.end().has_index;
		};
		expect(indexIn(Buffer.concat([FTYP, MOOV]))).toBe(true);
		expect(indexIn(Buffer.concat([FTYP, MOOV.subarray(0, 40)]))).toBe(false);
		expect(indexIn(FTYP)).toBe(false);
		expect(indexIn(Buffer.from('no video'))).toBeNull();
	});

	it('does not keep the buffers it is given', () => {
		const file = Buffer.concat([FTYP, MOOV]);
		const inspector = new VideoInspector();
		for (const buffer of buffersOf(file, 5)) {
			const lent = Buffer.from(buffer);
			inspector.push(lent);
			lent.fill(0xff);
		}
		expect(inspector.end()).toMatchObject({ duration_sec: 10, width: 540 });
	});

	it('wants nothing more once it knows, and says the same each time it is asked', () => {
		const inspector = new VideoInspector();
		inspector.push(Buffer.concat([FTYP, MOOV]));
		const facts = inspector.end();
		expect(inspector.push(Buffer.alloc(1000))).toBe(true);
		expect(inspector.end()).toEqual(facts);
		expect(inspector.heldBytes).toBe(0);
	});

	it('gives facts that nobody else can change', () => {
		const inspector = new VideoInspector();
		inspector.push(Buffer.concat([FTYP, MOOV]));
		inspector.end().codec = 'other';
		expect(inspector.end().codec).toBe('h264');
	});
});
