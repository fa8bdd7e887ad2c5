/** An app's own time: real time plus an offset, or standing still. Epoch milliseconds. */
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

	/** `null` lets the clock run on from where it stood. */
	freeze(epochMs: number | null): void {
		if (epochMs === null) this.offset = this.now() - Date.now();
		this.frozenAt = epochMs;
	}
}
