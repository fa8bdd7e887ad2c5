const workflow = require('n8n-workflow');

const Environment = require('../environment.cjs');

/**
 * Loads n8n-workflow once per process instead of once per test file: that load is most of what a
 * mutant costs. Its errors come from outside the file's own realm, so the realm's errors join theirs.
 */
module.exports = class extends Environment {
	constructor(config, context) {
		super(config, context);
		this.global.n8nWorkflow = workflow;
		Object.setPrototypeOf(this.global.Error.prototype, Error.prototype);
		this.global.Error = Error;
	}
};
