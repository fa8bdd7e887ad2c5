// node tally.mjs FILE…: adds up the test counts of jest's JSON reports. The last line of its output
// is `N passed, N failed`. A file with tests that could not even start counts as one failed test.
import fs from 'node:fs';

let passed = 0;
let failed = 0;
for (const file of process.argv.slice(2)) {
	const report = JSON.parse(fs.readFileSync(file, 'utf8'));
	passed += report.numPassedTests;
	failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
	if (report.numPendingTests > 0) console.log(`${report.numPendingTests} tests skipped`);
}
console.log(`${passed} passed, ${failed} failed`);
