// A jest reporter that leaves nothing but counts, in the file that TEST_COUNTS names. Jest's own
// --json dies of errors that hold a circle, as those of HTTP clients do, and then counts nothing.
const fs = require('node:fs');

module.exports = class CountReporter {
	onRunComplete(_contexts, results) {
		const counts = {
			passed: results.numPassedTests,
			// Files that could not even start have no tests to count.
			failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
			skipped: results.numPendingTests + results.numTodoTests,
		};
		fs.writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
	}
};
