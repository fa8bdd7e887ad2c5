/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: [
		'credentials/**/*.ts',
		'nodes/TikTok/media/**/*.ts',
		'nodes/TikTok/api/**/*.ts',
		'nodes/TikTok/upload/**/*.ts',
	],
	plugins: ['@stryker-mutator/jest-runner'],
	testRunner: 'jest',
	jest: { projectType: 'custom', configFile: 'test/mutation/jest.config.cjs' },
	coverageAnalysis: 'perTest',
	// Two cores on the reference machine.
	concurrency: 2,
	// A busy machine must not look like a loop without end: these end by Stryker's count of steps.
	timeoutMS: 20_000,
	incremental: true,
	incrementalFile: '.tmp/mutation/incremental.json',
	tempDirName: '.tmp/stryker',
	ignorePatterns: ['.tmp', 'dist', 'coverage', 'docs', '/test/e2e', '/test/bench', '/test/faults'],
	reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	htmlReporter: { fileName: '.tmp/mutation/report.html' },
	jsonReporter: { fileName: '.tmp/mutation/report.json' },
	thresholds: { high: 95, low: 90, break: 90 },
};
