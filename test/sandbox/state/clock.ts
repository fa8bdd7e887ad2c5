/** The clock of an app in epoch milliseconds: real time plus an offset, or frozen. */
export class Clock {
	private offset = 0;

	private frozenAt: number | null = null;

	get frozen(): boolean {
		return this.frozenAt !== null;
	}

	now(): number {
		return this.frozenAt ?? Date.now() + this.offset;
	}

	advance(ms: number): void {
		if (this.frozenAt === null) this.offset += ms;
		else this.frozenAt += ms;
	}

	/** `null` starts the clock again from the frozen time. */
	freeze(epochMs: number | null): void {
		if (epochMs === null) this.offset = this.now() - Date.now();
		this.frozenAt = epochMs;
	}
}
