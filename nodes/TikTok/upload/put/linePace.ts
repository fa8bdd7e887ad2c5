/**
 * How fast the line to the host is, told by the chunk before: what the client has taken in of a
 * chunk under way may still wait in its buffers, an answered chunk has arrived.
 */
export class LinePace {
	private msPerByte = Infinity;

	/** A chunk of `bytes` bytes was answered `ms` milliseconds after it had begun. */
	note(bytes: number, ms: number): void {
		this.msPerByte = ms / bytes;
	}

	/** Milliseconds for `bytes` bytes more; Infinity while nothing is known, 0 for none. */
	msFor(bytes: number): number {
		return bytes === 0 ? 0 : bytes * this.msPerByte;
	}
}
