import { FaultError } from '../../../errors/fault';
import type { ByteStream } from '../../../shared/byteStream';
import { CancelledError, type Clock } from '../../../shared/clock';
import { pauseBefore, type Pauses } from '../../../shared/pauses';
import type { WebAnswer } from './webAnswer';
import { dropped } from './webFaults';

/** Before a dropped download is resumed. Each new byte resets them. */
const PAUSES: Pauses = { pausesMs: [1_000, 3_000, 10_000, 30_000] };

/** An open answer with bytes of the file. */
export interface Connection {
	/** Where its first byte is in the file; a server without ranges begins at 0. */
	readonly start: number;
	readonly answer: Pick<WebAnswer, 'next' | 'close'>;
}

/** How to get at the bytes of one file. */
export interface Connecting {
	/** @throws FaultError for a refusal, which is final */
	connect(offset: number): Promise<Connection>;
	/** Of the whole file; Infinity if it is unknown. */
	readonly sizeBytes: number;
	readonly clock: Clock;
}

/**
 * The bytes of a file from some offset on. If the connection drops or stalls, a new one continues
 * after the last byte. A download that ends is complete, even if its size is not the stated one: n8n's
 * client reports a connection that ends too early.
 */
export class ResumingDownload implements ByteStream {
	/** Offset in the file of the next byte of the open connection. */
	private position: number;

	private failures = 0;

	private isClosed = false;

	/**
	 * @param at where it begins, in bytes from the start of the file
	 * @param connection an open one that begins there, if there is one
	 */
	constructor(
		private readonly how: Connecting,
		private at: number,
		private connection?: Connection,
	) {
		this.position = at;
	}

	/** Each reader continues where the last one stopped. */
	[Symbol.asyncIterator](): AsyncIterator<Buffer> {
		return {
			next: async () => {
				const value = await this.next();
				return value === undefined ? { done: true, value } : { done: false, value };
			},
		};
	}

	/**
	 * The next bytes, or undefined at the end.
	 *
	 * @throws FaultError when the server refuses, or the download can't be resumed
	 */
	async next(): Promise<Buffer | undefined> {
		while (!this.isClosed) {
			const result = await this.nextBuffer().catch((error: unknown) => ({ error }));
			if (result === undefined) return undefined;
			if ('error' in result) {
				await this.afterDrop(result.error);
				if (this.at >= this.how.sizeBytes) return undefined;
				continue;
			}
			const seen = Math.min(this.at - this.position, result.length);
			this.position += result.length;
			if (seen === result.length) continue;
			this.at = this.position;
			this.failures = 0;
			return result.subarray(seen);
		}
		return undefined;
	}

	destroy(): void {
		this.isClosed = true;
		this.letGo();
	}

	private async nextBuffer(): Promise<Buffer | undefined> {
		if (this.connection === undefined) {
			this.connection = await this.how.connect(this.at);
			this.position = this.connection.start;
			if (this.isClosed) this.letGo();
		}
		return await this.connection?.answer.next();
	}

	private async afterDrop(error: unknown): Promise<void> {
		this.letGo();
		if (error instanceof FaultError || error instanceof CancelledError) throw error;
		if (this.isClosed || this.at >= this.how.sizeBytes) return;
		this.failures += 1;
		const pauseMs = pauseBefore(PAUSES, this.failures);
		if (pauseMs === undefined) throw new FaultError(dropped(this.at, this.how.sizeBytes));
		await this.how.clock.sleep(pauseMs);
	}

	private letGo(): void {
		this.connection?.answer.close();
		this.connection = undefined;
	}
}
