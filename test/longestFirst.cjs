const Sequencer = require('@jest/test-sequencer').default;

/** The files that take longest, as Jest measured them in a clean checkout. */
const LONGEST = [
	'engine/severalItems',
	'faults/bytes',
	'engine/leakMatrix',
	'websource/behaviours',
	'engine/triggerCrowd',
	'faults/calls',
	'engine/refresh',
	'engine/photoRefusals',
].map((name) => `/test/${name}.test.ts`);

/**
 * Starts the longest files first. Jest does the same once it knows the durations; in a clean checkout
 * it goes by the size of a file, and one worker still runs the longest when the others have ended.
 */
module.exports = class extends Sequencer {
	sort(tests) {
		const isLong = ({ path }) => LONGEST.some((name) => path.endsWith(name));
		const sorted = super.sort(tests);
		return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
	}
};
