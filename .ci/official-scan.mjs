// official-scan.mjs NAME@VERSION: n8n's own scan of a published version, by the scanner that the lockfile
// pins. The scanner exits with 0 even when a package fails, so its output decides. npm takes a while to
// show a new version everywhere.
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
	// --no: npx runs what npm ci installed, and downloads nothing.
	const run = spawnSync('npx', ['--no', '@n8n/scan-community-package', spec], { encoding: 'utf8' });
	return `${run.stdout}${run.stderr}`;
}
