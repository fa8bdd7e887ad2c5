/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals -- the scripts of CI run in Node */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** What a function of a script in .ci says; jest itself can't load these modules. */
function ask(module: string, call: string): unknown {
	const script = `import * as own from './.ci/${module}'; console.log(JSON.stringify(own.${call}))`;
	const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
		cwd: ROOT,
		encoding: 'utf8',
	});
	return JSON.parse(stdout);
}

const NAME = 'n8n-nodes-tiktok-publisher@0.1.0';

test.each([
	[`✅ Package ${NAME} has passed all security checks`, true],
	[`❌ Package ${NAME} has failed security checks`, false],
	[`✅ Package ${NAME.replace('0.1.0', '0.0.9')} has passed all security checks`, false],
	['', false],
])('the scan that prints %j has passed: %p', (output, passed) => {
	expect(ask('scanVerdict.mjs', `didPass(${JSON.stringify(output)}, '${NAME}')`)).toBe(passed);
});

test.each([
	['npm error code ETARGET', true],
	['Analysis failed: Error: Request failed with status code 404', true],
	[`❌ Package ${NAME} has failed security checks\nReason: 404`, false],
	['Analysis failed: TypeError', false],
])('the scan that prints %j may do better later: %p', (output, isEarly) => {
	expect(ask('scanVerdict.mjs', `isNotThereYet(${JSON.stringify(output)})`)).toBe(isEarly);
});

test.each([
	['v0.1.0', '0.1.0', '## [0.1.0] - 2026-12-01', 0],
	['v0.1.1', '0.1.0', '## [0.1.0] - 2026-12-01', 1],
	['v0.1.0', '0.1.0', '## [0.1.0] - Unreleased', 1],
	['v0.1.0', '0.1.0', '## [0.0.9] - 2026-12-01', 1],
	['v0.1.0', '0.1.1', '## [0.1.0] - 2026-12-01', 2],
])('tag %s, package %s, changelog %j: %i reasons not to publish', (tag, version, log, count) => {
	const call = `problemsOf(${[tag, version, log].map((text) => JSON.stringify(text)).join()})`;
	expect(ask('releaseRules.mjs', call)).toHaveLength(count);
});
