/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the bench reads the memory of another process from the system */
import fs from 'node:fs';

const SAMPLE_MS = 10;

/** Linux pages on the machines that Node runs on. */
const PAGE_BYTES = 4_096;

/** The resident memory of another process in bytes, as the system counts it. Linux only. */
export function residentBytes(pid: number): number {
	const [, residentPages] = fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
	return Number(residentPages) * PAGE_BYTES;
}

/** Looks at the resident memory of another process every 10 ms; that process notices nothing. */
export class MemoryWatch {
	private peak: number;

	private readonly timer: NodeJS.Timeout;

	constructor(private readonly pid: number) {
		this.peak = residentBytes(pid);
		this.timer = setInterval(() => this.look(), SAMPLE_MS);
	}

	/** Ends the watch. @returns the most that was seen, in bytes */
	stop(): number {
		clearInterval(this.timer);
		this.look();
		return this.peak;
	}

	private look(): void {
		this.peak = Math.max(this.peak, residentBytes(this.pid));
	}
}
