import type { KnownNames } from './knownNames';
import type { Inline, Page, Table } from './markdown';
import { exists } from './pages';

/** Labels of n8n, of Shopify's credential in it, of TikTok and of others that pages write in italics, as ours are. */
const LABELS_OF_OTHERS = new Set([
	'APP Secret Key',
	'Access Token',
	'Client ID',
	'Dedupe Field',
	'Remove Items Processed in Previous Executions',
	'Send and Wait for Response',
	'Shop Subdomain',
]);

/** Names of n8n and of tutorials that no source of ours has. */
const WORDS_OF_OTHERS = new Set(['backend_trace', 'data_0']);

/** Headings of columns in which nothing but codes, or nothing but labels, stand. */
const CODE_COLUMNS = ['Code', 'Code from TikTok', 'Code from the node'];
const LABEL_COLUMNS = ['Field', 'Option'];

/** `like_this`, as TikTok and we write codes, keys and switches. */
const SNAKE_CASE = /^[a-z]+(?:_[a-z0-9]+)+_?$/;

/** `LIKE_THIS`: a constant, a status, a variable of the environment. */
const CAPITALS = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** `Like This`, with small words between: how labels are written. */
const TITLE_CASE = /^[A-Z][\w()-]*,?(?: (?:[A-Z(][\w()-]*,?|[a-z]{1,3}))* [A-Z(][\w()-]*$/;

const PATH_IN_REPOSITORY = /^(?:credentials|docs|examples|nodes|test|\.ci|\.github)\/[\w./-]*$/;

/**
 * What a page names and nobody knows: operations, fields, codes, words, variables, commands, paths.
 *
 * @returns one sentence for each
 */
export function nameProblems(page: Page, known: KnownNames): string[] {
	return [
		...page.inlines.flatMap((inline) => [
			...unknownOperations(inline, known),
			...unknownLabels(inline, known),
			...inline.codes.flatMap((code) => unknownCodeMark(code, known)),
		]),
		...page.tables.flatMap((table) => [
			...unknownInCodeColumns(table, known),
			...unknownInLabelColumns(table, known),
			...unknownPairs(table, known),
		]),
		...page.commands.flatMap((commands) => unknownScripts(commands, known)),
	];
}

function unknownOperations({ text }: Inline, { operations }: KnownNames): string[] {
	const resources = [...new Set([...operations].map((name) => name.split(' > ')[0]))];
	const begin = new RegExp(`\\b(?:${resources.join('|')}) > `, 'g');
	return [...text.matchAll(begin)]
		.map(({ index }) => text.slice(index))
		.filter((rest) => !beginsWithOne(rest, operations))
		.map((rest) => `no such operation: ${rest.slice(0, 40)}`);
}

/** True when a name stands there whole: `Video > Get` is neither in `Video > Getting` nor in `Video > Get All`. */
function beginsWithOne(text: string, names: ReadonlySet<string>): boolean {
	return [...names].some(
		(name) => text.startsWith(name) && !/^(?:\w| [A-Z])/.test(text.slice(name.length)),
	);
}

function unknownLabels({ italics }: Inline, { labels, operations }: KnownNames): string[] {
	const operationNames = [...operations].map((name) => name.split(' > ')[1]);
	const known = new Set([...labels, ...LABELS_OF_OTHERS, ...operationNames]);
	return italics
		.filter((text) => TITLE_CASE.test(text) && !known.has(text))
		.map((text) => `no such label: ${text}`);
}

function unknownCodeMark(code: string, known: KnownNames): string[] {
	if (SNAKE_CASE.test(code)) {
		return isKnownWord(code, known) ? [] : [`no source has the word ${code}`];
	}
	if (CAPITALS.test(code)) {
		const variable = code.replace(/_FILE$/, '');
		const isKnown = [known.words.has(code), known.codes.has(code), known.variables.has(variable)];
		return isKnown.includes(true) ? [] : [`neither n8n nor a source has ${code}`];
	}
	if (PATH_IN_REPOSITORY.test(code) && !exists(code.replace(/\/$/, ''))) {
		return [`no such file: ${code}`];
	}
	return unknownScripts(code, known);
}

/** `http_502` is known by its beginning, `user_info_` by what begins with it. */
function isKnownWord(word: string, { words, codes }: KnownNames): boolean {
	if (words.has(word) || WORDS_OF_OTHERS.has(word)) return true;
	if (word.endsWith('_') && [...words].some((other) => other.startsWith(word))) return true;
	return codes.has(word) || codes.has(word.replace(/\d+$/, ''));
}

function unknownScripts(text: string, { scripts }: KnownNames): string[] {
	const named = [...text.matchAll(/\bnpm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name);
	return named.filter((name) => !scripts.has(name)).map((name) => `no such command: ${name}`);
}

function unknownInCodeColumns(table: Table, { codes }: KnownNames): string[] {
	return cellsUnder(table, CODE_COLUMNS)
		.flatMap((cell) => cell.codes)
		.filter((code) => !codes.has(code))
		.map((code) => `no such code: ${code}`);
}

function unknownInLabelColumns(table: Table, { labels }: KnownNames): string[] {
	return cellsUnder(table, LABEL_COLUMNS)
		.flatMap(({ text }) => text.split(', '))
		.filter((label) => !labels.has(label))
		.map((label) => `no such field: ${label}`);
}

/** A table of resources and their operations, several in a cell. */
function unknownPairs(table: Table, { operations }: KnownNames): string[] {
	const resource = table.headings.indexOf('Resource');
	const operation = table.headings.indexOf('Operation');
	if (resource < 0 || operation < 0) return [];
	return table.rows
		.flatMap((cells) =>
			cells[operation].text.split(', ').map((name) => `${cells[resource].text} > ${name}`),
		)
		.filter((name) => !operations.has(name))
		.map((name) => `no such operation: ${name}`);
}

function cellsUnder(table: Table, headings: readonly string[]): Inline[] {
	const column = table.headings.findIndex((heading) => headings.includes(heading));
	return column < 0 ? [] : table.rows.map((cells) => cells[column]);
}
