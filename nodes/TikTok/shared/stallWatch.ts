import type { Clock } from './clock';

/** `sleep` is the only timer that n8n allows in community nodes, and it can't be cut short. */
const CHECK_MS = 1_000;

/**
 * Calls `onStall` once if nothing has moved for `limitMs` milliseconds. Starts at once, and ends
 * without a call when the execution is stopped.
 */
export class StallWatch {
	private movedAt: number;

	private isPaused = false;

	private hasEnded = false;

	/** A paused watch sleeps no longer than to its next check. */
	private isAwake = false;

	constructor(
		private readonly clock: Clock,
		private readonly limitMs: number,
		private readonly onStall: () => void,
	) {
		this.movedAt = clock.now();
		this.wake();
	}

	moved(): void {
		this.movedAt = this.clock.now();
	}

	/** Time doesn't count until `resume`. */
	pause(): void {
		this.isPaused = true;
	}

	resume(): void {
		this.isPaused = false;
		this.moved();
		this.wake();
	}

	end(): void {
		this.hasEnded = true;
	}

	private wake(): void {
		if (this.isAwake) return;
		this.isAwake = true;
		this.watch().catch(() => undefined);
	}

	private async watch(): Promise<void> {
		const { clock, limitMs } = this;
		while (!this.hasEnded && !this.isPaused) {
			await clock.sleep(Math.min(CHECK_MS, limitMs));
			if (this.hasEnded || this.isPaused || clock.now() - this.movedAt <= limitMs) continue;
			this.hasEnded = true;
			this.onStall();
		}
		this.isAwake = false;
	}
}
