const fc = require('fast-check').default;

/** Every mutant pays for every run of a property; the normal test run keeps the properties' own numbers. */
const MAX_RUNS = 10;

const { assert } = fc;
Object.defineProperty(fc, 'assert', {
	value: (property, { numRuns = MAX_RUNS, ...options } = {}) =>
		assert(property, { ...options, numRuns: Math.min(numRuns, MAX_RUNS) }),
});
