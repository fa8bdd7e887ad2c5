// release-check.mjs TAG: the tag, package.json and the changelog speak of the same version, and the
// changelog has a date for it. Prints `version=…` for the workflow that publishes.
import fs from 'node:fs';
import path from 'node:path';

import { problemsOf } from './releaseRules.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const [tag] = process.argv.slice(2);
const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const changelog = fs.readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8');

const problems = problemsOf(tag, version, changelog);
for (const problem of problems) console.error(`✖ ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log(`version=${version}`);
