// node tally.mjs FILE…: adds up what count-reporter.cjs left of each run of the tests. The last line
// of its output is `N passed, N failed`. An empty file is a run that died: it counts as one failure.
import fs from 'node:fs';

const DIED = { passed: 0, failed: 1, skipped: 0 };

const total = { passed: 0, failed: 0, skipped: 0 };
for (const file of process.argv.slice(2)) {
	const text = fs.readFileSync(file, 'utf8');
	const counts = text === '' ? DIED : JSON.parse(text);
	for (const what of Object.keys(total)) total[what] += counts[what];
}
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
