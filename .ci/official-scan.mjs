// official-scan.mjs NAME@VERSION: n8n's own scan of a published version. The scanner ends with 0 even
// when it fails, so what it prints decides. npm takes a while to show a new version everywhere.
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

import { didPass, isNotThereYet } from './scanVerdict.mjs';

const TRIES = 10;
const PAUSE_MS = 60_000;

const [spec] = process.argv.slice(2);
if (!/^[\w-]+@\d+\.\d+\.\d+/.test(spec ?? ''))
	throw new Error('Usage: official-scan.mjs NAME@VERSION');

for (let attempt = 1; attempt <= TRIES; attempt += 1) {
	const output = scan();
	console.log(output);
	if (didPass(output, spec)) process.exit(0);
	if (attempt === TRIES || !isNotThereYet(output)) process.exit(1);
	await sleep(PAUSE_MS);
}

function scan() {
	const run = spawnSync('npx', ['--yes', '@n8n/scan-community-package', spec], {
		encoding: 'utf8',
	});
	return `${run.stdout}${run.stderr}`;
}
