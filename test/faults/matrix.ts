import type { FaultPoint } from '../sandbox/types';
import { ALL_BYTE_COUNTS, type ByteCounts } from './byteCounts';
import { CALLS, lasting, oneRun, PLACES, PUTS, twoRuns, type FaultCase } from './faultCase';
import { killedCases } from './killedCases';
import { rangeCases, togetherCases } from './togetherCases';

/** Every JSON call before the upload × every kind × a second run or none. */
export function callCases(): FaultCase[] {
	return [...direct('creator_info'), ...direct('init'), ...draft('inbox_init')];
}

/** The question about a post × every kind × a second run or none. */
function statusCases(counts: ByteCounts): FaultCase[] {
	return [...direct('status', counts), ...draft('status', counts)];
}

function direct(on: FaultPoint, counts?: ByteCounts): FaultCase[] {
	return [
		...CALLS.flatMap((kind) => [...oneRun({ on, kind, counts }), twoRuns({ on, kind, counts })]),
		...lasting(CALLS).map((kind) => twoRuns({ on, kind, counts, times: 'always' })),
	];
}

function draft(on: FaultPoint, counts?: ByteCounts): FaultCase[] {
	return CALLS.flatMap((kind) => [
		...oneRun({ on, kind, counts, isDraft: true }),
		twoRuns({ on, kind, counts, isDraft: true }),
	]);
}

/** The PUT of the first, a middle and the last chunk × every kind × a second run or none. */
function putCases(counts: ByteCounts): FaultCase[] {
	return PLACES.flatMap((_, chunk) => {
		const at = { on: 'put', chunk, counts } as const;
		return [
			...PUTS.flatMap((kind) => [
				...oneRun({ ...at, kind }),
				twoRuns({ ...at, kind }),
				...(chunk === 1 ? [] : [twoRuns({ ...at, kind, isDraft: true })]),
			]),
			...lasting(PUTS).map((kind) => twoRuns({ ...at, kind, times: 'always' })),
		];
	});
}

/** The whole matrix. */
export function allCases(): FaultCase[] {
	return [...callCases(), ...ALL_BYTE_COUNTS.flatMap(casesWith)];
}

/** The faults of whatever may ask for the status, while TikTok counts bytes like that. */
export function casesWith(counts: ByteCounts): FaultCase[] {
	return [
		...statusCases(counts),
		...putCases(counts),
		...togetherCases(counts),
		...rangeCases(counts),
		...killedCases(counts),
	];
}
