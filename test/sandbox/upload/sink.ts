/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a test server that never ships with the node: it needs Node and its own libraries */
import type { Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { freeMemory } from './freedMemory';

const BUFFER_BYTES = 4 * 1_048_576;
const HEAD_BYTES = 16;

/** Writes the bytes of one PUT to the file in large writes, hashes them, and counts them. */
export class Sink extends Writable {
	bytes = 0;

	head: Buffer = Buffer.alloc(0);

	constructor(
		private readonly file: FileHandle | null,
		private readonly position: number,
		private readonly hash: Hash | null,
		private readonly bytesPerSecond: number | null,
	) {
		super({ highWaterMark: bytesPerSecond === null ? BUFFER_BYTES : 1 });
	}

	override _writev(
		chunks: Array<{ chunk: unknown; encoding: BufferEncoding }>,
		callback: (error?: Error | null) => void,
	): void {
		const buffers = chunks.flatMap(({ chunk }) => (Buffer.isBuffer(chunk) ? [chunk] : []));
		const at = this.position + this.bytes;
		for (const buffer of buffers) this.count(buffer);
		if (!this.file && this.bytesPerSecond === null) {
			buffers.forEach(freeMemory);
			return callback();
		}
		this.store(buffers, at).then(() => callback(), callback);
	}

	override _write(
		chunk: unknown,
		encoding: BufferEncoding,
		callback: (error?: Error | null) => void,
	): void {
		this._writev([{ chunk, encoding }], callback);
	}

	private count(buffer: Buffer): void {
		if (this.head.length < HEAD_BYTES) {
			this.head = Buffer.concat([this.head, buffer]).subarray(0, HEAD_BYTES);
		}
		this.hash?.update(buffer);
		this.bytes += buffer.length;
	}

	private async store(buffers: Buffer[], at: number): Promise<void> {
		await this.file?.writev(buffers, at);
		if (this.bytesPerSecond === null) return;
		const seconds = (this.position + this.bytes - at) / this.bytesPerSecond;
		await sleep(seconds * 1_000, undefined, { ref: false });
	}
}
