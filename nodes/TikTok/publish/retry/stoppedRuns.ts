import { deepCopy } from 'n8n-workflow';

import type { LedgerEntry, PostLedger } from './ledger';

/** Stopped runs that are remembered, over all workflows of this process; the oldest is let go first. */
export const MAX_STOPPED_RUNS = 200;

/** One node of one execution. Ids are n8n's. */
export interface NodeRun {
	readonly workflowId: string;
	readonly nodeId: string;
	readonly runIndex: number;
	readonly executionId: string;
}

/** What tells one file from another before TikTok is asked. */
export type FileFacts = Pick<LedgerEntry, 'transfer' | 'file_name' | 'size_bytes' | 'places_hash'>;

interface StoppedRun extends NodeRun {
	readonly ledger: PostLedger;
	/** Items (index from 0) that a Retry has taken over. */
	readonly taken: Set<number>;
}

const stoppedRuns: StoppedRun[] = [];

/** The runs of executions that go on, by the signal of each: a loop has one signal and many runs. */
const running = new WeakMap<AbortSignal, StoppedRun[]>();

/**
 * Remembers what a run has noted, from the moment its execution is stopped, also when that happens
 * in a later node: n8n saves no node context of a stopped execution, so its Retry begins with an
 * empty ledger. Kept in this process only.
 *
 * @param signal n8n's cancel signal of the execution, if there is one
 */
export function rememberWhenStopped(
	run: NodeRun,
	ledger: PostLedger,
	signal: AbortSignal | undefined,
): void {
	if (signal === undefined) return;
	const runs = running.get(signal) ?? listenTo(signal);
	runs.push({ ...run, ledger, taken: new Set() });
}

/** One listener for all runs: Node warns of a leak from the eleventh on. */
function listenTo(signal: AbortSignal): StoppedRun[] {
	const runs: StoppedRun[] = [];
	running.set(signal, runs);
	signal.addEventListener('abort', () => {
		stoppedRuns.push(...runs);
		stoppedRuns.splice(0, stoppedRuns.length - MAX_STOPPED_RUNS);
	});
	return runs;
}

/** What a Retry found: the entry as its own copy, and the execution that was stopped. */
export interface TakenOver {
	readonly executionId: string;
	readonly entry: LedgerEntry;
}

/**
 * What the newest stopped run of the same node has noted for this item and this file. Each entry is
 * handed out once: a second Retry of the same execution finds what the first one noted.
 *
 * @param itemIndex from 0
 */
export function takeOverStopped(
	run: NodeRun,
	itemIndex: number,
	file: FileFacts,
): TakenOver | undefined {
	for (const stopped of [...stoppedRuns].reverse()) {
		const entry = stopped.ledger.entry(itemIndex);
		const isSame = isSameNodeRun(stopped, run) && entry !== undefined && isOf(entry, file);
		if (!isSame || stopped.taken.has(itemIndex)) continue;
		stopped.taken.add(itemIndex);
		return { executionId: stopped.executionId, entry: deepCopy(entry) };
	}
	return undefined;
}

function isSameNodeRun(one: NodeRun, other: NodeRun): boolean {
	return (
		one.workflowId === other.workflowId &&
		one.nodeId === other.nodeId &&
		one.runIndex === other.runIndex
	);
}

function isOf(entry: LedgerEntry, file: FileFacts): boolean {
	return (
		entry.transfer === file.transfer &&
		entry.file_name === file.file_name &&
		entry.size_bytes === file.size_bytes &&
		entry.places_hash === file.places_hash
	);
}
