/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a test program reads its clip from the disk */
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

const CLIP = path.resolve(__dirname, '../fixtures/media/demo-clip.mp4');

/** Length (4 bytes) and name of an MP4 box. */
const BOX_HEADER_BYTES = 8;
const PIECE_BYTES = 1_048_576;

/**
 * The demo's clip with a `free` box behind it, which every player skips: a real video that is large
 * enough for several parts, without a large file in the repository.
 */
export class PaddedVideo {
	readonly fileName = 'demo-clip.mp4';

	private readonly hash = createHash('sha256');

	private digest: string | undefined;

	/** @param sizeBytes of the whole file */
	constructor(readonly sizeBytes: number) {}

	get bytesText(): string {
		return `${this.sizeBytes.toLocaleString('en')} bytes`;
	}

	/** Of the whole file, in hex; known once `bytes` was read to its end. */
	get sha256(): string {
		this.digest ??= this.hash.digest('hex');
		return this.digest;
	}

	/** The file from start to end; to be read once. No two pieces of the padding are the same. */
	async *bytes(): AsyncGenerator<Buffer> {
		const clip = await fs.readFile(CLIP);
		const header = Buffer.alloc(BOX_HEADER_BYTES);
		header.writeUInt32BE(this.sizeBytes - clip.length);
		header.write('free', 4, 'latin1');
		yield this.hashed(Buffer.concat([clip, header]));
		for (let at = clip.length + header.length, piece = 0; at < this.sizeBytes; piece += 1) {
			const length = Math.min(PIECE_BYTES, this.sizeBytes - at);
			yield this.hashed(Buffer.alloc(length, `padding ${piece} `));
			at += length;
		}
	}

	private hashed(piece: Buffer): Buffer {
		this.hash.update(piece);
		return piece;
	}
}
