/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: [
		'/node_modules/',
		'<rootDir>/test/e2e/',
		'<rootDir>/test/mutation/',
		'<rootDir>/test/remedies/',
	],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }],
	},
	// One more than the two cores of the reference machine, because many tests wait.
	maxWorkers: 3,
	// Each test file leaves memory behind; Jest replaces a worker that holds more than this.
	workerIdleMemoryLimit: '1GB',
	testEnvironment: '<rootDir>/test/environment.cjs',
	testSequencer: '<rootDir>/test/longestFirst.cjs',
	testTimeout: 30_000,
};
