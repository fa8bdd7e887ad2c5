/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sources are read from the disk */
import fs from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../..');

/** `'Like This'` inside of a sentence; an apostrophe has a letter on both sides of it. */
const QUOTED = /(?<!\w)'([A-Z][\w()-]*(?: [\w()-]+)*)'(?!\w)/g;

/** `Resource > Operation`, as remedies name what to use instead; the operation's end is not marked. */
const POINTED_AT = /\b([A-Z]\w+) > ([A-Z].*)/g;

/** A mention of something that people are to find in the editor. */
export interface Mention {
	readonly file: string;
	readonly text: string;
}

/** Every label that stands in single quotes inside a text of these folders' sources. */
export function quotedLabels(...folders: string[]): Mention[] {
	return mentions(folders, QUOTED, ([, label]) => label);
}

/** Every `Resource > Operation` with the rest of its sentence. */
export function operationsPointedAt(...folders: string[]): Mention[] {
	return mentions(folders, POINTED_AT, ([all]) => all);
}

function mentions(
	folders: string[],
	pattern: RegExp,
	pick: (match: RegExpMatchArray) => string,
): Mention[] {
	return folders.flatMap(sourcesIn).flatMap((file) => {
		const texts = textsIn(fs.readFileSync(file, 'utf8'));
		const found = texts.flatMap((text) => [...text.matchAll(pattern)].map(pick));
		return found.map((text) => ({ file: path.relative(ROOT, file), text }));
	});
}

function sourcesIn(folder: string): string[] {
	const all = fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
	return all.filter((file) => file.endsWith('.ts')).map((file) => path.join(ROOT, folder, file));
}

/** The contents of all strings and templates; what a template fills in is left as an ellipsis. */
function textsIn(source: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node)) texts.push(node.text);
		if (ts.isTemplateExpression(node)) {
			const spans = node.templateSpans.map(({ literal }) => literal.text);
			texts.push([node.head.text, ...spans].join('…'));
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
	return texts;
}
