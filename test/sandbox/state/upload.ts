import { createHash, type Hash } from 'node:crypto';

import type { AcceptedPut, UploadView } from '../types';
import { isVideo } from './container';

/** Lifetime of an upload address (milliseconds). */
export const UPLOAD_URL_LIFETIME_MS = 3_600_000;

/** The bytes of one PUT. `last` is inclusive, `hash` is that of the file until there. */
export interface ReceivedChunk {
	first: number;
	last: number;
	hash: Hash | null;
	head: Buffer;
}

/** One upload task: its plan and its progress. */
export class Upload {
	readonly kind = 'upload';

	uploaded_bytes = 0;

	uploaded_at: number | null = null;

	sha256: string | null = null;

	/** The file's first bytes. */
	head: Buffer = Buffer.alloc(0);

	/** Hash of the accepted bytes, or null if the sandbox does not hash them. */
	hash: Hash | null;

	/** Chunks whose sender has gone, and when each arrives. */
	private underWay: Array<{ chunk: ReceivedChunk; at: number }> = [];

	/** The number of bytes after each accepted chunk. */
	private readonly steps: Array<{ at: number; bytes: number }> = [];

	readonly puts: AcceptedPut[] = [];

	readonly violations: string[] = [];

	constructor(
		readonly upload_id: string,
		readonly publish_id: string,
		readonly publish_index: number,
		readonly url: URL,
		readonly plan: { video_size: number; chunk_size: number; total_chunk_count: number },
		readonly expires_at: number,
		/** Path of the bytes, or null if they are not kept. */
		readonly file: string | null,
		hashed: boolean,
	) {
		this.hash = hashed ? createHash('sha256') : null;
	}

	get arrived_at(): number | null {
		return this.uploaded_at;
	}

	/** The fail_reason that TikTok finds in the bytes, or null. */
	get problem(): string | null {
		return isVideo(this.head) ? null : 'file_format_check_failed';
	}

	get complete(): boolean {
		return this.uploaded_bytes === this.plan.video_size;
	}

	/** The 0-based chunk that a byte belongs to. The last chunk takes the remainder. */
	chunkAt(first: number): number {
		return Math.min(Math.floor(first / this.plan.chunk_size), this.plan.total_chunk_count - 1);
	}

	/** The size of a chunk by the plan. */
	chunkBytes(chunk: number): number {
		const { video_size, chunk_size, total_chunk_count } = this.plan;
		return chunk === total_chunk_count - 1 ? video_size - chunk * chunk_size : chunk_size;
	}

	/** When the next chunk arrives that is still under way, or null. */
	get nextArrivalAt(): number | null {
		return this.underWay.length === 0 ? null : Math.min(...this.underWay.map(({ at }) => at));
	}

	/** Accepts a complete chunk at that time of the app's clock. */
	acceptLater(chunk: ReceivedChunk, at: number): void {
		this.underWay.push({ chunk, at });
	}

	/** Accepts what has arrived since. As with any PUT, the address must live, and the range be the next. */
	arrive(now: number): void {
		const arrived = this.underWay.filter(({ at }) => at <= now);
		this.underWay = this.underWay.filter(({ at }) => at > now);
		for (const { chunk, at } of arrived) {
			if (at < this.expires_at && chunk.first === this.uploaded_bytes) this.accept(chunk, at);
		}
	}

	/** Accepts a complete chunk. */
	accept({ first, last, hash, head }: ReceivedChunk, now: number): void {
		this.uploaded_bytes = last + 1;
		this.steps.push({ at: now, bytes: last + 1 });
		this.hash = hash;
		if (first === 0) this.head = head;
		if (!this.complete) return;
		this.uploaded_at = now;
		this.sha256 = hash?.copy().digest('hex') ?? null;
	}

	/** How many bytes had been accepted at a time of the app's clock. */
	bytesAt(time: number): number {
		return Math.max(0, ...this.steps.filter(({ at }) => at <= time).map(({ bytes }) => bytes));
	}

	view(): UploadView {
		return {
			upload_id: this.upload_id,
			publish_id: this.publish_id,
			upload_url: this.url.href,
			...this.plan,
			uploaded_bytes: this.uploaded_bytes,
			sha256: this.sha256,
			puts: this.puts,
			violations: this.violations,
			expires_at: this.expires_at,
		};
	}
}
