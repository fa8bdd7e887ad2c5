import { deepCopy } from 'n8n-workflow';

import { FaultError } from '../../errors/fault';
import { isSameFile, type FileIdentity } from './fileIdentity';
import { mayAppear, type LedgerEntry, type PostLedger } from './ledger';
import { otherCredentialFault } from './takeUp';

/** How many stopped runs this process remembers, over all workflows. The oldest goes first. */
export const MAX_STOPPED_RUNS = 200;

/** How much this process remembers of all stopped runs, in characters of JSON. The oldest goes first. */
export const MAX_STOPPED_CHARS = 5_000_000;

/** One node of one execution. Ids are n8n's. */
export interface NodeRun {
	readonly workflowId: string;
	readonly nodeId: string;
	readonly runIndex: number;
	readonly executionId: string;
}

/** The run that continues a stopped one. */
export interface Retry {
	readonly nodeRun: NodeRun;
	readonly ledger: PostLedger;
	readonly credentialId: string;
}

interface StoppedRun extends NodeRun {
	readonly ledger: PostLedger;
	/** Size of the ledger when the run was stopped. */
	size: number;
	/** Items (index from 0) that a Retry has already taken over. */
	readonly taken: Set<number>;
}

const stoppedRuns: StoppedRun[] = [];

/** The runs of each running execution, by its signal. A loop has one signal and many runs. */
const running = new WeakMap<AbortSignal, StoppedRun[]>();

/**
 * Remembers the ledger of a run whose execution is stopped, also during a later node. n8n saves no
 * node context of a stopped execution, so a Retry starts with an empty ledger. Other processes do not
 * see this memory.
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
	runs.push({ ...run, ledger, size: 0, taken: new Set() });
}

/** All runs share one listener, because Node warns of a leak from the eleventh on. */
function listenTo(signal: AbortSignal): StoppedRun[] {
	const runs: StoppedRun[] = [];
	running.set(signal, runs);
	signal.addEventListener('abort', () => {
		for (const run of runs) run.size = run.ledger.size;
		stoppedRuns.push(...runs);
		forgetOldest();
	});
	return runs;
}

function forgetOldest(): void {
	stoppedRuns.splice(0, stoppedRuns.length - MAX_STOPPED_RUNS);
	let size = 0;
	const oldest = [...stoppedRuns]
		.reverse()
		.findIndex((run) => (size += run.size) > MAX_STOPPED_CHARS);
	if (oldest !== -1) stoppedRuns.splice(0, stoppedRuns.length - oldest);
}

/**
 * For the Retry of a stopped execution: what the newest stopped run of the same node noted for this
 * item and this file goes into the ledger of this run. A run hands out each entry once, so that a
 * second Retry of the same execution finds what the first one noted. An entry of another credential
 * is never handed out.
 *
 * @param itemIndex from 0
 * @returns the warning for the item, or undefined when no stopped run has noted it
 * @throws FaultError when a post of the item with another credential may appear
 */
export function takeOverStopped(
	{ nodeRun, ledger, credentialId }: Retry,
	itemIndex: number,
	file: FileIdentity,
): string | undefined {
	for (const stopped of [...stoppedRuns].reverse()) {
		const entry = stopped.ledger.entry(itemIndex);
		if (entry === undefined || entry.state === 'unreadable') continue;
		const isSame = isSameNodeRun(stopped, nodeRun) && isSameFile(entry, file);
		if (!isSame || stopped.taken.has(itemIndex)) continue;
		if (entry.credential_id !== credentialId) {
			if (mayAppear(entry)) throw new FaultError(otherCredentialFault());
			continue;
		}
		stopped.taken.add(itemIndex);
		const warning = `Execution ${stopped.executionId}, which was stopped, had already started a post of this item, and this Retry continued that post. For another post, start a new execution.`;
		ledger.write(itemIndex, withWarning(deepCopy(entry), warning));
		return warning;
	}
	return undefined;
}

function withWarning(entry: LedgerEntry, warning: string): LedgerEntry {
	const { result } = entry;
	return {
		...entry,
		warnings: [...entry.warnings, warning],
		...(result === undefined
			? {}
			: { result: { ...result, warnings: [...result.warnings, warning] } }),
	};
}

function isSameNodeRun(one: NodeRun, other: NodeRun): boolean {
	return (
		one.workflowId === other.workflowId &&
		one.nodeId === other.nodeId &&
		one.runIndex === other.runIndex
	);
}
