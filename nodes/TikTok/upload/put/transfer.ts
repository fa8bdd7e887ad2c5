import type { Clock } from '../../shared/clock';
import type { Fault } from '../../errors/fault';
import type { PutRequest, PutResult } from '../../api/transport';

/** How often a PUT looks whether bytes still move. */
const STALL_CHECK_MS = 1_000;

/** What every PUT of one upload has in common. */
export interface SenderOptions {
	readonly uploadUrl: string;
	readonly mimeType: string;
	readonly stallMs: number;
	/** The wall clock: what it watches is the network. */
	readonly clock: Clock;
	readonly signal: AbortSignal | undefined;
	send(request: PutRequest): Promise<PutResult>;
}

/** One PUT under way: whether bytes move. */
export class Transfer {
	private readonly abort = new AbortController();

	private lastMovedAt = 0;

	private ended = false;

	private stalled = false;

	private paused = false;

	constructor(private readonly options: SenderOptions) {}

	/** Raised when the PUT stalls or the execution is stopped. */
	get abortSignal(): AbortSignal {
		const { signal } = this.options;
		return signal === undefined ? this.abort.signal : AbortSignal.any([signal, this.abort.signal]);
	}

	moved(): void {
		this.lastMovedAt = this.options.clock.now();
	}

	/** No byte can move from now on: the file is waited for, by whoever watches over that. */
	pause(): void {
		this.paused = true;
	}

	resume(): void {
		this.paused = false;
		this.moved();
	}

	/** From now on bytes are expected to move. */
	begin(): void {
		this.moved();
		void this.watch();
	}

	cancel(): void {
		this.abort.abort();
	}

	async run(request: PutRequest): Promise<PutResult> {
		try {
			const result = await this.options.send(request);
			return this.stalled ? { fault: STALLED } : result;
		} finally {
			this.ended = true;
		}
	}

	private standsStill(limit: number): boolean {
		return !this.ended && !this.paused && this.lastMovedAt < limit;
	}

	private async watch(): Promise<void> {
		const { clock, stallMs } = this.options;
		try {
			while (!this.ended && !this.stalled) {
				await clock.sleep(Math.min(STALL_CHECK_MS, stallMs));
				this.stalled = this.standsStill(clock.now() - stallMs);
			}
		} catch {
			// A stopped execution ends the watch; the PUT itself hears of it through its signal.
			return;
		}
		if (this.stalled) this.abort.abort();
	}
}

const STALLED: Fault = {
	kind: 'network',
	code: 'upload_stalled',
	message: 'The upload stood still: no part of the file could be sent for a while',
	remedy: 'Check the internet connection of the n8n server, then try again.',
	retryable: true,
};
