const STEP = 0x6d2b79f5;
const TWO_TO_32 = 4_294_967_296;

/**
 * Pseudorandom numbers from a seed (mulberry32), so that a seed is enough to reproduce an input.
 */
export class Random {
	private state: number;

	/** @param seeds whole numbers. Each set gives a different sequence. */
	constructor(...seeds: number[]) {
		this.state = 0;
		for (const seed of seeds) this.state = (Math.imul(this.state ^ seed, STEP) + STEP) | 0;
	}

	/** From 0 (inclusive) to 1 (exclusive). */
	next(): number {
		this.state = (this.state + STEP) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_TO_32;
	}

	/** A whole number from 0 to `limit` − 1. */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	pick<Item>(items: readonly Item[]): Item {
		return items[this.below(items.length)];
	}

	bytes(length: number): Buffer {
		return Buffer.from(Array.from({ length }, () => this.below(256)));
	}
}
