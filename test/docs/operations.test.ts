import { SCOPE_OPTIONS } from '../../credentials/signInFields';
import { allProperties } from '../package/descriptionReading';
import { namesOperation, OPERATIONS } from './operations';
import { filesIn, pageAt } from './pages';
import { textsIn } from './sourceWords';

/** Fields that docs/fields.md explains outside of its tables of fields and options. */
const UNLISTED = ['resource', 'operation', 'options'];

const SCOPES_OF_OPERATIONS = OPERATIONS.flatMap(({ name, endpoint }) =>
	endpoint.scopes.map((scope) => ({ name, scope })),
);

const FIELDS = new Set(
	allProperties()
		.filter(({ name, type }) => !UNLISTED.includes(name) && type !== 'notice')
		.map(({ displayName }) => displayName),
);

const ENGINE_TESTS = filesIn('test/engine').filter((file) => file.endsWith('.test.ts'));
const TEXTS_OF_ENGINE_TESTS = ENGINE_TESTS.flatMap((file) => [...textsIn(file)]);

describe.each(OPERATIONS)('$name', ({ name, action }) => {
	test('has a row in the table of docs/fields.md', () => {
		const table = tableOf('docs/fields.md', 'Resource', 'Operation');
		const rows = table.rows.flatMap(([resource, names]) =>
			names.text.split(', ').map((one) => `${resource.text} > ${one}`),
		);
		expect(rows).toContain(name);
	});

	test('is named in the changelog', () => {
		const lines = pageAt('CHANGELOG.md').inlines.map(({ text }) => text);
		expect(lines.some((line) => namesOperation(line, name))).toBe(true);
	});

	test('is on the picture of the actions, according to its alternative text', () => {
		const links = pageAt('docs/fields.md').inlines.flatMap((inline) => inline.links);
		const picture = links.find(({ target }) => target === 'images/n8n-actions.png');
		expect(picture?.text.split(/: |; /)).toContain(action);
	});

	test('has a test in the engine whose title begins with its name', () => {
		const title = new RegExp(`^(?:PB-\\d+: )?${name}(?: [a-z]|: )`);
		expect(TEXTS_OF_ENGINE_TESTS.some((text) => title.test(text))).toBe(true);
	});
});

describe.each(SCOPES_OF_OPERATIONS)('the scope $scope names $name', (one) => {
	test('in the credential', () => {
		const option = SCOPE_OPTIONS.find(({ value }) => value === one.scope);
		expect(namesOperation(option?.description ?? '', one.name)).toBe(true);
	});

	test('in the guide to set up the TikTok app', () => {
		const { rows } = tableOf('docs/set-up-your-tiktok-app.md', 'Scope', 'Needed for');
		const texts = rows.flatMap(([scope, uses]) =>
			scope.codes.includes(one.scope) ? [uses.text] : [],
		);
		expect(texts.some((text) => namesOperation(text, one.name))).toBe(true);
	});
});

test.each([
	['Video > Get, Video > Get Many', 'Video > Get', true],
	['Video > Get Many', 'Video > Get', false],
	['Video > Getting', 'Video > Get', false],
])('%j names %s: %s', (text, name, expected) => {
	expect(namesOperation(text, name)).toBe(expected);
});

test.each([...FIELDS])('the field %s has a row in a table of docs/fields.md', (label) => {
	const tables = ['Field', 'Option'].map((heading) =>
		tableOf('docs/fields.md', heading, 'Meaning'),
	);
	const labels = tables.flatMap(({ rows }) => rows.flatMap(([cell]) => cell.text.split(', ')));
	expect(labels).toContain(label);
});

function tableOf(page: string, ...headings: string[]) {
	const table = pageAt(page).tables.find((one) =>
		headings.every((heading) => one.headings.includes(heading)),
	);
	if (table === undefined) throw new Error(`${page} has no table with ${headings.join(', ')}`);
	return table;
}
