const fs = require('node:fs');
const path = require('node:path');

const Sequencer = require('@jest/test-sequencer').default;

/** Full names of the tests by file, as the first run without any fault found them. */
const NAMES_FILE = path.join(process.cwd(), '.tmp/mutation-test-names.json');

/** A folder below `test/unit`, or the same folder of the sources. */
function folderOf(file) {
	return path
		.dirname(file)
		.replace(/^.*\/(?:test\/unit|nodes\/TikTok)\//, '')
		.replace(/^.*\/credentials$/, 'credential');
}

/**
 * 0 for the tests that have the name of this file, or its beginning; 1 for those of its folder or of
 * a folder above it, 2 for others.
 */
function distance(test, source) {
	const [tests, sources] = [folderOf(test), folderOf(source)];
	if (tests !== sources && !sources.startsWith(`${tests}/`)) return 2;
	return path.basename(source).startsWith(path.basename(test, '.test.ts')) ? 0 : 1;
}

/**
 * Chooses the test files for a mutant: those of its own folder and of the folders above, so that what
 * is noticed only from afar counts as unnoticed, and of these only the ones with a test that reaches
 * it (Jest would load the others to skip all that is in them). The nearest first, then the quickest:
 * a mutant ends with the first test that notices it.
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
		const own = super.sort(tests.filter((test) => this.nearest(test) < 2)).reverse();
		own.sort((one, other) => this.nearest(one) - this.nearest(other));
		if (!this.wanted || !fs.existsSync(NAMES_FILE)) return own;
		const wanted = new RegExp(this.wanted, 'i');
		const names = JSON.parse(fs.readFileSync(NAMES_FILE, 'utf8'));
		return own.filter(({ path }) => names[path]?.some((name) => wanted.test(name)) ?? true);
	}

	nearest(test) {
		return Math.min(...this.sources.map((source) => distance(test.path, source)));
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
