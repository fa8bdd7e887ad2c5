import type { Clock } from '../../shared/clock';
import { thousands } from '../../shared/values';

/** A line comes with each tenth of the file, but not more often than this. */
const LEAST_PAUSE_MS = 1_000;

/** On a slow line, one comes after this time at the latest. */
const LONGEST_PAUSE_MS = 30_000;

const TENTHS = 10;
const BYTES_PER_MB = 1_000_000;
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;

/** Tells how far an upload is, because n8n shows only a spinner. It counts what n8n's client has taken. */
export class UploadProgress {
	private readonly startedAt: number;

	private toldAt: number;

	private toldBytes = 0;

	/**
	 * @param sizeBytes of the file, at least 1
	 * @param tell takes one line
	 */
	constructor(
		private readonly sizeBytes: number,
		private readonly clock: Clock,
		private readonly tell: (line: string) => void,
	) {
		this.startedAt = clock.now();
		this.toldAt = this.startedAt;
	}

	/** @param bytes of the file that have left so far; fewer than before when a chunk is sent again */
	sent(bytes: number): void {
		const now = this.clock.now();
		const pauseMs = now - this.toldAt;
		const isTenth = this.tenthsOf(bytes) > this.tenthsOf(this.toldBytes);
		const isDue = pauseMs >= (isTenth ? LEAST_PAUSE_MS : LONGEST_PAUSE_MS);
		if (!isDue || bytes >= this.sizeBytes) return;
		this.toldAt = now;
		this.toldBytes = bytes;
		const percent = Math.floor((100 * bytes) / this.sizeBytes);
		const leftSec = ((this.sizeBytes - bytes) / bytes) * this.elapsedSec();
		this.tell(
			`sent ${thousands(bytes)} of ${thousands(this.sizeBytes)} bytes (${percent} %), ${this.speedOf(bytes)}, about ${durationText(leftSec)} left`,
		);
	}

	/** TikTok has the whole file. */
	ended(): void {
		const { sizeBytes } = this;
		const time = durationText(this.elapsedSec());
		this.tell(`uploaded ${thousands(sizeBytes)} bytes in ${time}, ${this.speedOf(sizeBytes)}`);
	}

	private tenthsOf(bytes: number): number {
		return Math.floor((TENTHS * bytes) / this.sizeBytes);
	}

	private speedOf(bytes: number): string {
		return `${(bytes / BYTES_PER_MB / this.elapsedSec()).toFixed(1)} MB/s`;
	}

	private elapsedSec(): number {
		return Math.max(1, this.clock.now() - this.startedAt) / 1_000;
	}
}

/** For example "31 s", "5 min 10 s" or "1 h 2 min". */
function durationText(seconds: number): string {
	const total = Math.max(1, Math.round(seconds));
	const minutes = Math.floor(total / SECONDS_PER_MINUTE);
	if (minutes === 0) return `${total} s`;
	if (minutes < MINUTES_PER_HOUR) return `${minutes} min ${total % SECONDS_PER_MINUTE} s`;
	return `${Math.floor(minutes / MINUTES_PER_HOUR)} h ${minutes % MINUTES_PER_HOUR} min`;
}
