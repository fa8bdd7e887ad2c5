import { ALL_BYTE_COUNTS, RECORDED } from './byteCounts';
import { testCases } from './testCases';
import { casesWith } from './matrix';

/** So many cases apart; `npm run test:faults` runs all of them. */
const STEP = 8;

const others = ALL_BYTE_COUNTS.filter((counts) => counts !== RECORDED);

// Each form begins with another case, so that together they come to more kinds.
describe.each(others.map((counts, at) => [counts, at] as const))(
	'a sample, bytes counted: %s',
	(counts, at) => testCases(casesWith(counts).filter((_, index) => index % STEP === at)),
);
