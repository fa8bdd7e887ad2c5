const WINDOW_MS = 60_000;

/** Counts calls per key in a sliding window of one minute. */
export class RateWindow {
	private readonly calls = new Map<string, number[]>();

	/** Counts the call and returns true if it is within the limit. A refused call does not count. */
	admit(key: string, perMinute: number | null, now: number): boolean {
		if (perMinute === null) return true;
		const recent = (this.calls.get(key) ?? []).filter((at) => at > now - WINDOW_MS);
		const admitted = recent.length < perMinute;
		if (admitted) recent.push(now);
		this.calls.set(key, recent);
		return admitted;
	}
}
