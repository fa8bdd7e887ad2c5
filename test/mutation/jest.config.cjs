const own = require('../../jest.config.js');

/** The unit tests alone, without those that send gigabytes or wait for a slow host: they would run for every mutant. */
module.exports = {
	...own,
	rootDir: '../..',
	// With the sources, because Jest finds the tests of a file through the files that import it.
	roots: ['<rootDir>/test/unit', '<rootDir>/nodes', '<rootDir>/credentials'],
	testPathIgnorePatterns: ['/node_modules/', '/(largeFiles|slowHost|switchedOff)\\.test\\.ts$'],
	// A path of its own: Stryker's wrapper does not know `<rootDir>`.
	testEnvironment: require.resolve('./environment.cjs'),
	moduleNameMapper: { '^n8n-workflow$': '<rootDir>/test/mutation/n8nWorkflow.cjs' },
	setupFiles: ['<rootDir>/test/mutation/fewerRuns.cjs'],
	testSequencer: '<rootDir>/test/mutation/sequencer.cjs',
	maxWorkers: 1,
	// A fault that leaves a test waiting ends with that test, not with Stryker's own, longer limit and a new process.
	testTimeout: 5_000,
};
