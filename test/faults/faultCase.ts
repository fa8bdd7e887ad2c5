import type { AppInput, FaultPoint } from '../sandbox/types';
import { BYTE_COUNTS, RECORDED, type ByteCounts } from './byteCounts';
import { SMALL_FILE, THREE_CHUNKS } from './clip';
import { endingsAfterOne, endingsForever, type Ending } from './expected';
import { CALL_KINDS, KINDS, PUT_KINDS, type Kind } from './kinds';
import { pointOf, type PlannedFault } from './plannedFault';
import { DIRECT, DRAFT, type SceneSpec } from './scene';

/** How n8n runs the node again: by *Retry On Fail*, or by Retry of the execution. */
export interface FurtherRun {
	readonly how: 'try' | 'retry';
	/** How long after the run before. */
	readonly afterMs?: number;
}

/** One row of the matrix. */
export interface FaultCase {
	readonly name: string;
	readonly faults: readonly PlannedFault[];
	readonly scene: SceneSpec;
	/** The process of the first run is killed once the faulty PUT has ended. */
	readonly isKilled?: true;
	readonly furtherRuns: readonly FurtherRun[];
	/** How each run has to end. */
	readonly endings: readonly Ending[];
}

/** Names of the three chunks of a large file. */
export const PLACES = ['first chunk', 'middle chunk', 'last chunk'];

export const CALLS = [...KINDS, ...CALL_KINDS];
export const PUTS = [...KINDS, ...PUT_KINDS];

/** TikTok takes a while, so that the status is asked for more than once. */
const PROCESSING = { processing_ms: 5_000 };

/** Kinds that may last: without those that differ from others only while a PUT is under way. */
const LASTING = [
	'connection refused',
	'reset during the body',
	'reset after the body',
	'429',
	'503',
	'400',
	'403',
	'404',
	'416',
	'empty 200',
	'truncated JSON',
	'401',
];

/** What one case is about. */
export interface Cell {
	readonly on: FaultPoint;
	readonly kind: Kind;
	readonly chunk?: number;
	readonly isDraft?: boolean;
	readonly counts?: ByteCounts | undefined;
	/** Once by default. */
	readonly times?: 'always';
}

/** The node runs once. That is also the beginning of two runs, so one form of byte counts suffices. */
export function oneRun(cell: Cell): FaultCase[] {
	if (cell.counts !== undefined && cell.counts !== RECORDED) return [];
	const both = caseOf(cell);
	return [{ ...both, name: `${both.name}, one run`, endings: [both.endings[0]] }];
}

/** n8n runs the node again. */
export function twoRuns(cell: Cell): FaultCase {
	const both = caseOf(cell);
	const isRetry = [...both.name].length % 2 === 0;
	const name = `${both.name}, ${isRetry ? 'Retry' : 'next try'}`;
	return { ...both, name, furtherRuns: [{ how: isRetry ? 'retry' : 'try' }] };
}

export function caseOf(cell: Cell): FaultCase {
	const { on, kind, chunk, isDraft = false, counts = RECORDED, times } = cell;
	const fault: PlannedFault = { on, kind, chunk, times: times ?? 1 };
	const isLastChunk = chunk === PLACES.length - 1;
	const circumstances = { isDraft, isLastChunk, counts };
	const endings = (times ? endingsForever : endingsAfterOne)(fault, circumstances);
	const where = [isDraft ? 'draft' : 'direct', on, chunk === undefined ? '' : PLACES[chunk]];
	return {
		name: `${inWords(counts)}${where.filter((word) => word !== '').join(' ')}: ${kind.name}${times ? ', always' : ''}`,
		faults: [fault],
		scene: {
			app: appWith(counts),
			file: chunk === undefined ? SMALL_FILE : THREE_CHUNKS,
			route: isDraft ? DRAFT : DIRECT,
			...patienceFor(on, kind),
			...(times ? { policy: FEW_TRIES } : {}),
		},
		furtherRuns: [],
		endings,
	};
}

/** An app whose TikTok counts bytes like that. */
export function appWith(counts: ByteCounts, switches: AppInput['switches'] = PROCESSING): AppInput {
	return { switches: { ...switches, ...BYTE_COUNTS[counts] } };
}

/** The begin of a name; the recorded form needs no words. */
export function inWords(counts: ByteCounts): string {
	return counts === RECORDED ? '' : `bytes ${counts}, `;
}

export function lasting(kinds: readonly Kind[]): Kind[] {
	return named(kinds, LASTING);
}

export function named(kinds: readonly Kind[], names: readonly string[]): Kind[] {
	return kinds.filter(({ name }) => names.includes(name));
}

/** What never ends needs no seven tries to show it. */
const FEW_TRIES = { pausesMs: [1_000, 3_000] };

/** Only what stalls needs a short patience; elsewhere a busy machine must not look like a stall. */
function patienceFor(on: FaultPoint, { stalls }: Kind): Partial<SceneSpec> {
	if (stalls !== true) return {};
	if (on === 'put') return { policy: { stallMs: 300 } };
	return { timeScale: (request) => (pointOf(request) === on ? 50 : 1) };
}
