import { ALL_BYTE_COUNTS, RECORDED, type ByteCounts } from './byteCounts';
import { testCases } from './testCases';
import { casesWith } from './matrix';

/** So many cases apart; `npm run test:faults` runs all of them. Primes, so that no kind is left out. */
const stepOf = (counts: ByteCounts) => (counts === RECORDED ? 5 : 17);

// Each form begins with another case, so that together they come to more kinds.
describe.each(ALL_BYTE_COUNTS.map((counts, at) => [counts, at] as const))(
	'a sample, bytes counted: %s',
	(counts, at) => testCases(casesWith(counts).filter((_, index) => index % stepOf(counts) === at)),
);
