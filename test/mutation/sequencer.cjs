const Sequencer = require('@jest/test-sequencer').default;

/** The quickest files first: a mutant ends with the first test that notices it. */
module.exports = class extends Sequencer {
	sort(tests) {
		return super.sort(tests).reverse();
	}
};
