import ts from 'typescript';

import { filesIn, textAt } from '../../docs/pages';

/** A regular expression of the package. */
export interface RegexLiteral {
	readonly file: string;
	/** As it is written. */
	readonly text: string;
	readonly regex: RegExp;
}

/** The sources of the package, and what stands in them in place of a regular expression literal. */
export interface Regexes {
	readonly literals: RegexLiteral[];
	/** `new RegExp(…)` and the like: nobody can measure what it builds. */
	readonly built: string[];
}

/** Every regular expression of nodes/ and credentials/, found by TypeScript's own parser. */
export function regexesOfPackage(): Regexes {
	const files = ['nodes', 'credentials'].flatMap(filesIn).filter((file) => file.endsWith('.ts'));
	const found: Regexes = { literals: [], built: [] };
	for (const file of files) collect(file, found);
	return found;
}

function collect(file: string, { literals, built }: Regexes): void {
	const source = ts.createSourceFile(file, textAt(file), ts.ScriptTarget.Latest, true);
	const visit = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) {
			literals.push({ file, text: node.text, regex: regexOf(node.text) });
		}
		if (ts.isIdentifier(node) && node.text === 'RegExp') built.push(file);
		ts.forEachChild(node, visit);
	};
	visit(source);
}

function regexOf(text: string): RegExp {
	const end = text.lastIndexOf('/');
	return new RegExp(text.slice(1, end), text.slice(end + 1));
}
