import { unsignedAt } from './byteReader';
import type { Mp4Box, Mp4BoxWalker } from './mp4Boxes';
import { MAX_HELD_BYTES, type Reading } from './reading';

/* Tables of a track, ISO/IEC 14496-12 sections 8.6.1 and 8.7.5. A table starts with the number of
   its entries. It is read in blocks, because it can be longer than what a reader may hold. */

const TABLE_HEAD_BYTES = 8;
const RUN_BYTES = 8;
/** Enough for hours of video in which each frame has its own duration. */
const MAX_RUNS = 1_000_000;

/** The durations of all frames of a track, in ticks of its time scale. */
export class FrameTimes {
	frames = 0;
	ticks = 0;
	/** The number of runs. A run is a sequence of frames of equal duration. */
	runs = 0;
	/** The run with the most frames. */
	longest = { frames: 0, ticks: 0 };
	private current = { frames: 0, ticks: -1 };

	add(frames: number, ticks: number): void {
		if (frames === 0) return;
		// Some programs write an entry for each frame.
		if (ticks !== this.current.ticks) {
			this.current = { frames: 0, ticks };
			this.runs += 1;
		}
		this.current.frames += frames;
		this.frames += frames;
		this.ticks += frames * ticks;
		if (this.current.frames >= this.longest.frames) this.longest = this.current;
	}

	/** True if all frames have the same duration, except possibly the first and the last. */
	get isSteady(): boolean {
		const others = this.frames - this.longest.frames;
		return this.isMost && this.longest.frames > 1 && others < 3 && others === this.runs - 1;
	}

	/** Ticks of one frame, of most frames if these are equal, or on average. */
	get ticksPerFrame(): number {
		return this.isMost ? this.longest.ticks : this.ticks / this.frames;
	}

	private get isMost(): boolean {
		return this.longest.frames * 2 > this.frames;
	}
}

/**
 * Reads `stts`.
 *
 * @returns `null` if the table is incomplete
 */
export function* readFrameTimes(walker: Mp4BoxWalker, box: Mp4Box): Reading<FrameTimes | null> {
	const count = unsignedAt(yield* walker.head(box, TABLE_HEAD_BYTES), 4, 4) ?? 0;
	if (count * RUN_BYTES > box.end - walker.position) return null;
	const times = new FrameTimes();
	let bytesLeft = Math.min(count, MAX_RUNS) * RUN_BYTES;
	while (bytesLeft > 0) {
		const block = yield* walker.take(Math.min(bytesLeft, MAX_HELD_BYTES));
		for (let at = 0; at < block.length; at += RUN_BYTES) {
			times.add(unsignedAt(block, at, 4) ?? 0, unsignedAt(block, at + 4, 4) ?? 0);
		}
		bytesLeft -= block.length;
	}
	return times;
}

/**
 * Reads the last entry of `stco` or `co64`.
 *
 * @returns the file offset at which the last frames of the track start, or `null` if it is unknown
 */
export function* readLastOffset(walker: Mp4BoxWalker, box: Mp4Box): Reading<number | null> {
	const width = box.type === 'co64' ? 8 : 4;
	const count = unsignedAt(yield* walker.head(box, TABLE_HEAD_BYTES), 4, 4) ?? 0;
	const lastAt = walker.position + (count - 1) * width;
	if (count === 0 || lastAt + width > box.end) return null;
	yield* walker.skipTo(lastAt);
	return unsignedAt(yield* walker.take(width), 0, width);
}
