/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a fake clock lets real streams run between two of its steps, which takes a turn of Node's event loop */
import { throwIfCancelled, type Clock } from '../../../nodes/TikTok/shared/clock';

/**
 * Time that stands still until something sleeps and then leaps to the end of the earliest sleep.
 * Everything else that is ready runs first, so several sleepers wake in the order of their times.
 */
export class FakeClock implements Clock {
	/** Milliseconds of every sleep, in the order in which they began. */
	readonly sleeps: number[] = [];

	/** Hears of each sleep before it begins. */
	onSleep: ((ms: number) => void) | undefined;

	/** What `random` answers. */
	share = 0;

	private readonly sleepers: Array<{ dueAt: number; wake: () => void }> = [];

	/** @param nowMs milliseconds since the epoch */
	constructor(
		private nowMs = Date.UTC(2026, 0, 1),
		private readonly signal?: AbortSignal,
	) {}

	now(): number {
		return this.nowMs;
	}

	random(): number {
		return this.share;
	}

	/** @throws CancelledError once the signal is raised */
	async sleep(ms: number): Promise<void> {
		throwIfCancelled(this.signal);
		this.sleeps.push(ms);
		this.onSleep?.(ms);
		await new Promise<void>((resolve) => {
			this.sleepers.push({ dueAt: this.nowMs + ms, wake: resolve });
			setImmediate(() => this.wakeEarliest());
		});
		throwIfCancelled(this.signal);
	}

	/** Lets that many milliseconds pass without anybody sleeping, as a slow request would. */
	advance(ms: number): void {
		this.nowMs += ms;
	}

	private wakeEarliest(): void {
		this.sleepers.sort((one, other) => one.dueAt - other.dueAt);
		const earliest = this.sleepers.shift();
		if (earliest === undefined) return;
		this.nowMs = Math.max(this.nowMs, earliest.dueAt);
		earliest.wake();
	}
}
