import type { Runtime } from './measuredEngine';
import type { Stand } from './stand';
import type { Table } from './tableText';
import type { Target } from './targets';

/** What every part of the bench gets. */
export interface Bench {
	stand: Stand;
	/** Rounds that count. */
	rounds: number;
	/** Sizes of files in bytes, where the caller named them; otherwise each part has its own. */
	sizes: number[] | undefined;
}

/** What a part has measured with one Node. */
export interface Measured {
	/** What it means for a person who runs n8n: list items in Markdown. */
	means: string[];
	targets: Target[];
	tables: Table[];
}

/** A part of the bench that can be run alone. */
export interface Part {
	/** Without `--`. */
	flag: string;
	what: string;
	/** With each Node; otherwise with the first only. */
	isForEachNode: boolean;
	run(bench: Bench, runtime: Runtime): Promise<Measured>;
}
