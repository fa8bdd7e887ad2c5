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
	// Jest keeps some memory of each file; a worker that holds too much of it makes way for a new one.
	workerIdleMemoryLimit: '1GB',
	testEnvironment: '<rootDir>/test/environment.cjs',
	testSequencer: '<rootDir>/test/longestFirst.cjs',
	testTimeout: 30_000,
};
