import { ASTNodeTypes, type TxtDocumentNode } from '@textlint/ast-node-types';

import type { SourceText } from './textsOfSource';

/**
 * A source as textlint's tree of texts: a paragraph for each, at its place.
 *
 * @returns the tree, and the source in which all but the texts is blank
 */
export function textTree(
	source: string,
	texts: readonly SourceText[],
): { text: string; ast: TxtDocumentNode } {
	const lineStarts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
	const position = (offset: number) => {
		const line = lineStarts.filter((start) => start <= offset).length;
		return { line, column: offset - lineStarts[line - 1] };
	};
	const place = (start: number, end: number, raw: string) => ({
		raw,
		range: [start, end] as [number, number],
		loc: { start: position(start), end: position(end) },
	});
	const blank = source.replace(/[^\n]/g, ' ');
	const text = texts.reduce(
		(all, one) => all.slice(0, one.start) + one.text + all.slice(one.end),
		blank,
	);
	const paragraphs = texts.map((one) => {
		const where = place(one.start, one.end, one.text);
		const words = { ...where, type: ASTNodeTypes.Str, value: one.text };
		return { ...where, type: ASTNodeTypes.Paragraph, children: [words] };
	});
	const whole = place(0, source.length, text);
	return {
		text,
		ast: { ...whole, type: ASTNodeTypes.Document, children: paragraphs } as TxtDocumentNode,
	};
}
