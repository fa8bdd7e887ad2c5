import { SCOPE_OPTIONS } from '../../credentials/signInFields';
import { RESOURCES } from '../../nodes/TikTok/resources';
import { pageAt } from './pages';

/** Every operation, as `Resource > Operation`, with the scopes of which the sign-in needs one. */
const OPERATIONS = RESOURCES.flatMap(({ name, operations }) =>
	operations.map(({ option, endpoint }) => ({
		operation: `${name} > ${option.name}`,
		scopes: endpoint.scopes,
	})),
);

const SCOPES_OF_OPERATIONS = OPERATIONS.flatMap(({ operation, scopes }) =>
	scopes.map((scope) => ({ operation, scope })),
);

describe.each(OPERATIONS)('$operation', ({ operation }) => {
	test('has a row in the table of the README', () => {
		const table = tableOf('README.md', 'Resource', 'Operation');
		const rows = table.rows.flatMap(([resource, names]) =>
			names.text.split(', ').map((name) => `${resource.text} > ${name}`),
		);
		expect(rows).toContain(operation);
	});

	test('is named in the changelog', () => {
		const lines = pageAt('CHANGELOG.md').inlines.map(({ text }) => text);
		expect(lines.some((line) => names(line, operation))).toBe(true);
	});
});

describe.each(SCOPES_OF_OPERATIONS)('the scope $scope names $operation', (one) => {
	test('in the credential', () => {
		const option = SCOPE_OPTIONS.find(({ value }) => value === one.scope);
		expect(names(option?.description ?? '', one.operation)).toBe(true);
	});

	test('in the guide to set up the TikTok app', () => {
		const { rows } = tableOf('docs/set-up-your-tiktok-app.md', 'Scope', 'Needed for');
		const texts = rows.flatMap(([scope, uses]) =>
			scope.codes.includes(one.scope) ? [uses.text] : [],
		);
		expect(texts.some((text) => names(text, one.operation))).toBe(true);
	});
});

test.each([
	['Video > Get, Video > Get Many', 'Video > Get', true],
	['Video > Get Many', 'Video > Get', false],
	['Video > Getting', 'Video > Get', false],
])('%j names %s: %s', (text, operation, expected) => {
	expect(names(text, operation)).toBe(expected);
});

/** True when the whole name stands there, not only the beginning of a longer one. */
function names(text: string, operation: string): boolean {
	return new RegExp(`\\b${operation}(?!\\w| [A-Z])`).test(text);
}

function tableOf(page: string, ...headings: string[]) {
	const table = pageAt(page).tables.find((one) =>
		headings.every((heading) => one.headings.includes(heading)),
	);
	if (table === undefined) throw new Error(`${page} has no table with ${headings.join(', ')}`);
	return table;
}
