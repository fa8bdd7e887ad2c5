/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- what a run keeps is only seen after a garbage collection, which Node does not offer by itself */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const MIB = 1_048_576;

/** Noise of a process that keeps nothing: compiled code, the report's own figures. */
const ALLOWED_GROWTH_MIB = 4;

/** What a process keeps over a long run, looked at from time to time. */
export class MemoryWatch {
	private readonly keptMib: number[] = [];

	/** @param readKept bytes that the process keeps; its own, after a garbage collection, when left out */
	constructor(private readonly readKept = keptByThisProcess()) {}

	look(): void {
		this.keptMib.push(this.readKept() / MIB);
	}

	/** True when as much is kept at the end as after the first look, which comes once all code is warm. */
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
