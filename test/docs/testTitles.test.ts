import type { Page } from './markdown';
import { readPage } from './markdown';
import { placeOf } from './linkProblems';
import { exists, pageAt, pagePaths } from './pages';
import { textsIn } from './sourceWords';

/** Test files, and the behaviours of web servers, which are tests as data. */
const TESTS = /^test\/.*(\.test|\/behaviours\/\w+)\.ts$/;

/** Links to a test file whose text is no title in it. */
function titleProblems(file: string, page: Page): string[] {
	return linksToTests(file, page)
		.filter(({ to, title }) => !exists(to) || !textsIn(to).has(title))
		.map(({ to, title }) => `${to} has no test called ${title}`);
}

function linksToTests(file: string, page: Page): Array<{ to: string; title: string }> {
	return page.inlines
		.flatMap(({ links }) => links)
		.map(({ target, text }) => ({ to: placeOf(file, target)?.to ?? '', title: text }))
		.filter(({ to }) => TESTS.test(to));
}

test.each(pagePaths())('every test that %s names is there', (file) => {
	expect(titleProblems(file, pageAt(file))).toEqual([]);
});

test('the page of differences names tests for its points', () => {
	const file = 'docs/differences.md';
	const points = pageAt(file).tables[0].rows;
	expect(points).toHaveLength(36);
	// How long an audit takes, what TikTok may watch and how a product is called no test can hold.
	const without = points.filter((cells) => cells.at(-1)?.links.length === 0);
	expect(without.map(([number]) => number.text)).toEqual(['33', '34', '36']);
	expect(linksToTests(file, pageAt(file)).length).toBeGreaterThan(40);
});

test.each([
	'[no such test](test/docs/links.test.ts)',
	'[help that opens](test/docs/links.test.ts)',
	'[some test](test/docs/gone.test.ts)',
])('%s would be found', (text) => {
	expect(titleProblems('README.md', readPage(text))).toHaveLength(1);
});

test('a title in its own words is no reason', () => {
	const page = readPage(
		'[help that opens from within n8n leads to a heading](test/docs/links.test.ts)',
	);
	expect(linksToTests('README.md', page)).toHaveLength(1);
	expect(titleProblems('README.md', page)).toEqual([]);
});

test('every row of the threats names a test', () => {
	const table = pageAt('SECURITY.md').tables.find(({ headings }) => headings.at(-1) === 'Test');
	const rows = table?.rows ?? [];
	expect(rows.length).toBeGreaterThan(10);
	const isTest = ({ target }: { target: string }) => TESTS.test(target);
	const without = rows.filter((cells) => !cells.at(-1)?.links.some(isTest));
	expect(without.map(([who, what]) => `${who.text}: ${what.text}`)).toEqual([]);
});
