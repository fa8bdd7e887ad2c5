import ts from 'typescript';

import { filesIn, textAt } from './pages';

/** Whatever a source may call a thing: names, and the words of its texts. */
export function wordsIn(...folders: string[]): Set<string> {
	const words = new Set<string>();
	for (const node of nodesIn(folders)) {
		if (ts.isIdentifier(node)) words.add(node.text);
		if (!isText(node)) continue;
		words.add(node.text);
		for (const word of node.text.split(/\W+/)) words.add(word);
	}
	return words;
}

/**
 * The codes that sources give to faults: what is assigned to something called `code`, and texts
 * handed to a function that makes a fault. Of a template only its beginning counts: `http_`.
 */
export function codesIn(...folders: string[]): Set<string> {
	const codes = new Set<string>();
	for (const node of nodesIn(folders)) {
		const places = isCodeHolder(node) ? [node.initializer] : faultArguments(node);
		for (const place of places) for (const text of textsUnder(place)) codes.add(text);
	}
	return new Set([...codes].filter((code) => /^[a-z][a-z0-9]*(_[a-z0-9]*)*$/.test(code)));
}

/** Every text of a source, whole. */
export function textsIn(file: string): Set<string> {
	return new Set(
		nodesOf(file)
			.filter(isText)
			.map(({ text }) => text),
	);
}

function nodesIn(folders: readonly string[]): ts.Node[] {
	return folders
		.flatMap(filesIn)
		.filter((file) => /\.(ts|mjs)$/.test(file))
		.flatMap(nodesOf);
}

function nodesOf(file: string): ts.Node[] {
	const nodes: ts.Node[] = [];
	const visit = (node: ts.Node): void => {
		nodes.push(node);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, textAt(file), ts.ScriptTarget.Latest, true));
	return nodes;
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateHead {
	return ts.isStringLiteralLike(node) || ts.isTemplateHead(node);
}

function isCodeHolder(
	node: ts.Node,
): node is ts.PropertyAssignment | ts.ParameterDeclaration | ts.VariableDeclaration {
	const holds =
		ts.isPropertyAssignment(node) || ts.isParameter(node) || ts.isVariableDeclaration(node);
	return holds && ts.isIdentifier(node.name) && node.name.text === 'code';
}

function faultArguments(node: ts.Node): ts.Node[] {
	if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return [];
	return /fault$/i.test(node.expression.text) ? [...node.arguments] : [];
}

function textsUnder(node: ts.Node | undefined): string[] {
	if (node === undefined) return [];
	const own = isText(node) ? [node.text] : [];
	return [...own, ...node.getChildren().flatMap(textsUnder)];
}
