// The analysis that n8n runs before it verifies a community package, offline: on the source and on
// the packed tarball, with comments that switch rules off ignored. Unlike there, a warning fails too.
import { execFileSync } from 'node:child_process';

import {
	analyzePackage,
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

import { ROOT, withPackedPackage } from './packed.mjs';

const TARBALL_FILE_PATTERNS = ['**/*.js', 'package.json'];

execFileSync('npm', ['run', '--silent', 'build', '--', '-L'], { cwd: ROOT, stdio: 'inherit' });
const source = await scan('source', ROOT, SOURCE_FILE_PATTERNS);
const tarball = await withPackedPackage(
	async ({ folder }) => await scan('tarball', folder, TARBALL_FILE_PATTERNS),
);
if (!source || !tarball) process.exitCode = 1;

/** Prints one leg of the scan; true when the scanner passes it and nothing even warns. */
async function scan(name, folder, patterns) {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	const { files, warnings, report } = await lookForWarnings(folder, patterns);
	const isClean = passed && files > 0 && warnings === 0;
	const verdict = passed ? 'passed' : 'FAILED';
	console.log(`${isClean ? '✔' : '✖'} ${name}: ${verdict}, ${files} files, ${warnings} warnings`);
	if (!isClean) console.log([message, details ?? report].filter(Boolean).join('\n'));
	return isClean;
}

/** The scanner tells of warnings only beside errors: the same rules once more, counted. */
async function lookForWarnings(folder, patterns) {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const results = await eslint.lintFiles(patterns);
	const warnings = results.reduce((sum, { warningCount }) => sum + warningCount, 0);
	const formatter = await eslint.loadFormatter('stylish');
	return { files: results.length, warnings, report: await formatter.format(results) };
}
