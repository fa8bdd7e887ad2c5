import { RECORDED } from './byteCounts';
import { testCases } from './testCases';
import { casesWith } from './matrix';

describe(`bytes counted: ${RECORDED}`, () => testCases(casesWith(RECORDED)));
