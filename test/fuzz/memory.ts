/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- what a run keeps is only seen after a garbage collection, which Node does not offer by itself */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MIB = 1_048_576;

/** Memory that a process without a leak can add: compiled code and the figures of the report. */
const ALLOWED_GROWTH_MIB = 4;

/** Watches the memory that a process keeps over a long run. */
export class MemoryWatch {
	private readonly keptMib: number[] = [];

	/**
	 * @param readKept returns the bytes kept. By default, those of this process after a collection.
	 */
	constructor(private readonly readKept = keptByThisProcess()) {}

	look(): void {
		this.keptMib.push(this.readKept() / MIB);
	}

	/** Whether the process keeps as much as at the first look, which follows the warm-up. */
	get isFlat(): boolean {
		return this.grownMib <= ALLOWED_GROWTH_MIB;
	}

	get summary(): string {
		const { maxRSS } = process.resourceUsage();
		return `kept ${mib(this.keptMib.at(0))} MiB at the first look and ${mib(this.keptMib.at(-1))} MiB at the last of ${this.keptMib.length}; peak of the process ${Math.round(maxRSS / 1_024)} MiB`;
	}

	private get grownMib(): number {
		return (this.keptMib.at(-1) ?? 0) - (this.keptMib.at(0) ?? 0);
	}
}

function mib(value = 0): string {
	return value.toFixed(1);
}

function keptByThisProcess(): () => number {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	return () => {
		collect();
		const { heapUsed, external } = process.memoryUsage();
		return heapUsed + external;
	};
}
