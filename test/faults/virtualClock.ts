import { throwIfCancelled, type Clock } from '../../nodes/TikTok/shared/clock';

/**
 * Time in which waiting costs none: every sleep moves this clock and the sandbox's at once. While
 * nobody sleeps it runs on like the wall clock, as the sandbox's does.
 */
export class VirtualClock implements Clock {
	/** Milliseconds of every sleep, in their order. */
	readonly sleeps: number[] = [];

	/** Raised when the execution under way is stopped. */
	signal: AbortSignal | undefined;

	/** Called when a sleep begins, with the number (from 1) of that sleep. */
	onSleep: (count: number) => void = () => undefined;

	private aheadMs = 0;

	private readonly startedAt = Date.now();

	/** @param advance moves the sandbox's clock by that many milliseconds */
	constructor(private readonly advance: (ms: number) => Promise<unknown>) {}

	now(): number {
		return Date.now() + this.aheadMs;
	}

	random(): number {
		return 0.5;
	}

	/** Milliseconds since the clock was made. */
	get elapsedMs(): number {
		return this.now() - this.startedAt;
	}

	/** @throws CancelledError once the signal is raised */
	async sleep(ms: number): Promise<void> {
		this.sleeps.push(ms);
		this.onSleep(this.sleeps.length);
		throwIfCancelled(this.signal);
		await this.pass(ms);
		throwIfCancelled(this.signal);
	}

	/** Lets that many milliseconds pass without anybody sleeping, as a request that waits does. */
	async pass(ms: number): Promise<void> {
		if (ms <= 0) return;
		this.aheadMs += ms;
		await this.advance(ms);
	}
}
