/** n8n-workflow from outside the realm, but for what the test's own timers must drive. */
module.exports = Object.create(globalThis.n8nWorkflow, {
	sleep: { get: () => require('n8n-workflow/dist/cjs/utils.js').sleep, enumerable: true },
});
