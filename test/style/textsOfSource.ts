import ts from 'typescript';

/** A comment, message or other text of a source: what it says, in place. */
export interface SourceText {
	/** Where it starts and ends in the source: offsets, the end exclusive. */
	readonly start: number;
	readonly end: number;
	/** As long as the part of the source: code, quotes and comment marks are blank. */
	readonly text: string;
}

type Range = readonly [start: number, end: number];

/** Code marks in a comment. They hold names, which no style rule is about. */
const CODE_MARKS = /`[^`\n]*`/g;

/**
 * Every comment, and every text with a space. The operands of a `+` are one text.
 *
 * @param source TypeScript
 */
export function textsOfSource(source: string): SourceText[] {
	const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, true);
	const texts = new Map<number, SourceText>();
	const add = (ranges: readonly Range[], clean = (text: string) => text): void => {
		const start = ranges[0][0];
		const end = ranges[ranges.length - 1][1];
		const text = onlyRanges(source, start, end, ranges);
		texts.set(start, { start, end, text: clean(text) });
	};
	const visit = (node: ts.Node): void => {
		for (const comment of commentsAround(source, node)) add([comment], cleanComment);
		if (isWholeText(node) && /\S\s+\S/.test(node.getText())) add(literalsIn(node).map(contentOf));
		node.getChildren().forEach(visit);
	};
	visit(file);
	return [...texts.values()].sort((one, other) => one.start - other.start);
}

function commentsAround(source: string, node: ts.Node): Range[] {
	const comments = [
		...(ts.getLeadingCommentRanges(source, node.pos) ?? []),
		...(ts.getTrailingCommentRanges(source, node.end) ?? []),
	];
	return comments.map(({ pos, end }) => [pos, end]);
}

/** Blanks the marks of a comment, at its start and at the start of its lines, and its code marks. */
function cleanComment(comment: string): string {
	return comment
		.replace(/^\/\/|^\/\*+|\*\/$|(?<=\n\s*)\*(?!\/)/g, blank)
		.replace(CODE_MARKS, blank);
}

/** True for a text that is not an operand of a longer one. */
function isWholeText(node: ts.Node): boolean {
	const isModule = ts.isImportDeclaration(node.parent ?? node) || ts.isExportDeclaration(node);
	return isText(node) && !isModule && !isText(node.parent);
}

function isText(node: ts.Node): boolean {
	if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
	const isPlus = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
	return isPlus && (isText(node.left) || isText(node.right));
}

function literalsIn(node: ts.Node): ts.Node[] {
	if (ts.isStringLiteralLike(node)) return [node];
	if (ts.isTemplateExpression(node)) {
		return [node.head, ...node.templateSpans.map(({ literal }) => literal)];
	}
	return ts.isBinaryExpression(node) ? [node.left, node.right].flatMap(literalsIn) : [];
}

/** The part of a literal without its quotes, or without the marks of its template. */
function contentOf(literal: ts.Node): Range {
	const isOpen = ts.isTemplateHead(literal) || ts.isTemplateMiddle(literal);
	return [literal.getStart() + 1, literal.getEnd() - (isOpen ? 2 : 1)];
}

function onlyRanges(source: string, start: number, end: number, ranges: readonly Range[]): string {
	const isInside = (at: number) => ranges.some(([from, to]) => at >= from && at < to);
	return [...source.slice(start, end).split('')]
		.map((character, index) => (isInside(start + index) ? character : blank(character)))
		.join('');
}

function blank(text: string): string {
	return text.replace(/[^\n]/g, ' ');
}
