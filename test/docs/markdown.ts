import MarkdownIt from 'markdown-it';
import Slugger from 'github-slugger';

type Token = ReturnType<MarkdownIt['parse']>[number];

/** A run of text between two block borders: a paragraph, a heading, a cell of a table. */
export interface Inline {
	/** As a reader sees it, without marks. */
	readonly text: string;
	/** Contents of the code marks. */
	readonly codes: readonly string[];
	/** Texts in italics. */
	readonly italics: readonly string[];
	readonly links: readonly Link[];
}

/** A link or a picture; of a picture the text is its alternative text. */
export interface Link {
	readonly target: string;
	readonly text: string;
}

export interface Table {
	readonly headings: readonly string[];
	readonly rows: ReadonlyArray<readonly Inline[]>;
}

/** A Markdown page as far as the checks need it. */
export interface Page {
	/** Anchors as GitHub makes them of the headings. */
	readonly anchors: ReadonlySet<string>;
	readonly inlines: readonly Inline[];
	readonly tables: readonly Table[];
	/** Contents of code blocks without a language: commands and what they print. */
	readonly commands: readonly string[];
}

const parser = new MarkdownIt({ html: true });

/** Addresses in HTML that stands between Markdown, such as pictures with a width. */
const HTML_ADDRESS = /\b(?:src|href|srcset)="([^"]+)"/g;

/** Reads a Markdown text as GitHub shows it. */
export function readPage(text: string): Page {
	const tokens = parser.parse(text, {});
	const slugger = new Slugger();
	const headings = tokens.filter((_, index) => tokens[index - 1]?.type === 'heading_open');
	return {
		anchors: new Set(headings.map((token) => slugger.slug(toInline(token).text))),
		inlines: tokens.filter(({ type }) => type === 'inline' || type === 'html_block').map(toInline),
		tables: tablesIn(tokens),
		commands: tokens
			.filter(({ type, info }) => type === 'fence' && info === '')
			.map(({ content }) => content),
	};
}

function toInline(token: Token): Inline {
	const parts = token.children ?? [token];
	return {
		text: textOf(parts),
		codes: parts.filter(({ type }) => type === 'code_inline').map(({ content }) => content),
		italics: between(parts, 'em').map(({ inside }) => textOf(inside)),
		links: [...linksIn(parts), ...parts.flatMap(addressesInHtml)],
	};
}

function linksIn(parts: readonly Token[]): Link[] {
	const links = between(parts, 'link').map(({ open, inside }) => ({
		target: open.attrGet('href') ?? '',
		text: textOf(inside),
	}));
	const pictures = parts
		.filter(({ type }) => type === 'image')
		.map((token) => ({ target: token.attrGet('src') ?? '', text: token.content }));
	return [...links, ...pictures];
}

function addressesInHtml({ type, content }: Token): Link[] {
	if (type !== 'html_inline' && type !== 'html_block') return [];
	return [...content.matchAll(HTML_ADDRESS)].map(([, target]) => ({ target, text: '' }));
}

/** What stands between the opening and the closing mark of a kind; marks of a kind never nest. */
function between(parts: readonly Token[], kind: string): Array<{ open: Token; inside: Token[] }> {
	return parts.flatMap((open, index) => {
		if (open.type !== `${kind}_open`) return [];
		const end = parts.findIndex(({ type }, at) => at > index && type === `${kind}_close`);
		return [{ open, inside: parts.slice(index + 1, end) }];
	});
}

function textOf(parts: readonly Token[]): string {
	return parts
		.map(({ type, content }) => {
			if (type === 'text' || type === 'code_inline') return content;
			return type === 'softbreak' || type === 'hardbreak' ? ' ' : '';
		})
		.join('');
}

function tablesIn(tokens: readonly Token[]): Table[] {
	return tokens.flatMap((token, index) => {
		if (token.type !== 'table_open') return [];
		const end = tokens.findIndex(({ type }, at) => at > index && type === 'table_close');
		const [head, ...rows] = rowsIn(tokens.slice(index, end));
		return [{ headings: head.map(({ text }) => text), rows }];
	});
}

function rowsIn(tokens: readonly Token[]): Inline[][] {
	const rows: Inline[][] = [];
	for (const token of tokens) {
		if (token.type === 'tr_open') rows.push([]);
		if (token.type === 'inline') rows.at(-1)?.push(toInline(token));
	}
	return rows;
}
