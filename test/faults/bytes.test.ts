import { ALL_BYTE_COUNTS, RECORDED, type ByteCounts } from './byteCounts';
import type { FaultCase } from './faultCase';
import { testCases } from './testCases';
import { casesWith } from './matrix';

/** Which request meets which fault, whatever the post, the chunk and the further runs are. */
function kindOf({ name }: FaultCase): string {
	return name
		.replace(/(?:direct|draft|first|middle|last|only|bytes [^,]*,) /g, '')
		.replace(/, [^,]*$/, '');
}

/** One case of each kind, each time with another post, chunk and further runs. */
function oneOfEachKind(counts: ByteCounts): FaultCase[] {
	const kinds = new Map<string, FaultCase[]>();
	for (const one of casesWith(counts)) {
		const kind = kindOf(one);
		kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
	}
	return [...kinds.values()].map((cases, index) => cases[index % cases.length]);
}

/** With the other forms, so many kinds apart. */
const STEP = 4;

// `npm run test:faults` runs all cases.
describe.each(ALL_BYTE_COUNTS.map((counts, at) => [counts, at] as const))(
	'a sample, bytes counted: %s',
	(counts, at) =>
		testCases(
			oneOfEachKind(counts).filter((_, index) => counts === RECORDED || index % STEP === at % STEP),
		),
);
