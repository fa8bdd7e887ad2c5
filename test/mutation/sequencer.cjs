const fs = require('node:fs');
const path = require('node:path');

const Sequencer = require('@jest/test-sequencer').default;

/** Full names of the tests by file, as the first run without any fault found them. */
const NAMES_FILE = path.join(process.cwd(), '.tmp/mutation-test-names.json');

/** 0 for the tests of this very file, 1 for those of its folder, 2 for others. */
function distance(test, source) {
	if (path.basename(test, '.test.ts') === path.basename(source, '.ts')) return 0;
	const folderOf = (file) => path.basename(path.dirname(file));
	return folderOf(source).startsWith(folderOf(test)) ? 1 : 2;
}

/**
 * The nearest files first, of these the quickest: a mutant ends with the first test that notices it.
 * Of the files, only those with a test that reaches the mutant: Jest would load the others to skip
 * all that is in them.
 */
module.exports = class extends Sequencer {
	constructor(options) {
		super(options);
		/** Names that Stryker wants run; undefined means all. */
		this.wanted = options.globalConfig.testNamePattern;
		/** The files with a mutant in them. */
		this.sources = options.globalConfig.nonFlagArgs;
	}

	sort(tests) {
		const nearest = (test) =>
			Math.min(...this.sources.map((source) => distance(test.path, source)));
		const quickest = super.sort(tests).reverse();
		const sorted = quickest.sort((one, other) => nearest(one) - nearest(other));
		if (!this.wanted || !fs.existsSync(NAMES_FILE)) return sorted;
		const wanted = new RegExp(this.wanted, 'i');
		const names = JSON.parse(fs.readFileSync(NAMES_FILE, 'utf8'));
		return sorted.filter(({ path }) => names[path]?.some((name) => wanted.test(name)) ?? true);
	}

	cacheResults(tests, results) {
		// What a mutant leads to says nothing of how long a file takes.
		if (this.wanted || process.env.__STRYKER_ACTIVE_MUTANT__) return;
		super.cacheResults(tests, results);
		const names = results.testResults.map(({ testFilePath, testResults }) => [
			testFilePath,
			testResults.map(({ fullName }) => fullName),
		]);
		fs.mkdirSync(path.dirname(NAMES_FILE), { recursive: true });
		fs.writeFileSync(NAMES_FILE, JSON.stringify(Object.fromEntries(names)));
	}
};
