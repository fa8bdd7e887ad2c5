/** What the bench asks of the measured process, and what it hears back. */

/** Posts to make at once, each of its own file, with its own creator and credential. */
export interface Round {
	/** Bytes of each file. */
	sizeBytes: number;
	posts: number;
	/** Items of each execution; left out: one. Each has a file of its own, all have one credential. */
	items?: number;
	/** Milliseconds that the sandbox waits before it answers each request. */
	latencyMs: number;
	/** MiB for the option *Chunk Size*; left out: the default plan. */
	chunkMib?: number;
	/** Posted from this web address instead of from files. */
	url?: string;
	/** The sandbox hashes what it receives. */
	isHashed?: boolean;
}

/** `stage` makes everything ready, `go` posts. Only `go` is measured. */
export type Order = { kind: 'stage'; round: Round } | { kind: 'go' };

/** What the measured process says of one round. */
export interface RoundReport {
	/** Milliseconds of each execution, from its start to its end. */
	postMs: number[];
	/** User and system time of the process meanwhile, in seconds. */
	cpuSec: number;
	/** The apps that the posts were made with, to ask the sandbox about them. */
	clientKeys: string[];
}

export type Reply =
	| { kind: 'ready' }
	| ({ kind: 'done' } & RoundReport)
	| { kind: 'failed'; message: string };
