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
	// Two cores on the reference machine; n8n-core in one worker takes about 300 MB.
	maxWorkers: 2,
	testSequencer: '<rootDir>/test/longestFirst.cjs',
	testTimeout: 30_000,
};
