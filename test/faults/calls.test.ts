import { testCases } from './testCases';
import { callCases } from './matrix';

describe('faults of a JSON call before the upload', () => testCases(callCases()));
