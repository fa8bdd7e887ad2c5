/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a command-line program of the project */
import path from 'node:path';

import { filesIn, pagePaths, textAt } from '../docs/pages';
import { styleProblems } from './styleProblems';

/** Made from texts of the sources, which are checked themselves. */
const GENERATED = 'docs/errors.md';

/** What is checked: Markdown, issue forms, the examples, and the texts of these sources. */
function filesToCheck(): string[] {
	const sources = ['nodes', 'credentials', 'test/sandbox'].flatMap(filesIn);
	const forms = filesIn('.github').filter((file) => file.endsWith('.yml'));
	const pages = pagePaths().filter((file) => file !== GENERATED);
	const examples = filesIn('examples').filter((file) => /\.js(?:on)?$/.test(file));
	return [...pages, ...forms, ...examples, ...sources.filter((file) => file.endsWith('.ts'))];
}

/**
 * `tsx test/style/check.ts [FILE…]`: prints the phrases of the term list with their places. Paths
 * start at the root of the repository; without any, everything is checked.
 */
async function main(names: string[]): Promise<void> {
	let count = 0;
	for (const file of names.length === 0 ? filesToCheck() : names) {
		for (const { line, phrase, better } of await styleProblems(textAt(file), path.extname(file))) {
			console.log(`${file}:${line}  “${phrase}”: ${better}`);
			count += 1;
		}
	}
	if (count === 0) return;
	console.log(`✖ ${count} phrases of test/style/terms.yaml`);
	process.exitCode = 1;
}

void main(process.argv.slice(2));
