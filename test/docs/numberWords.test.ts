import { readPage, type Page } from './markdown';
import { pageAt, pagePaths } from './pages';

const SMALL = 'two|three|four|five|six|seven|eight|nine';
const LARGE = `(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|${SMALL}))?|hundred|dozen)`;
/** Parts of this project. Their number changes, and no test would find the word. */
const PARTS =
	'actions|operations|resources|fields|options|scopes|codes|switches|faults|scenarios|examples|workflows|tests|suites|pages|tables|notices|commands|cases';

const NUMBER_WORDS = new RegExp(
	`\\b(?:${LARGE} \\w+|(?:${SMALL}) (?:\\w+ )?(?:${PARTS})\\b)`,
	'gi',
);

/** Counts of the project's parts, and numbers from ten on, that are written as words. */
function numberWords(page: Page): string[] {
	return page.inlines.flatMap(({ text }) => [...text.matchAll(NUMBER_WORDS)].map(([all]) => all));
}

test.each(pagePaths())('%s counts in digits', (file) => {
	expect(numberWords(pageAt(file))).toEqual([]);
});

test.each([
	['An agent gets eleven actions.', 'eleven actions'],
	['Three new operations', 'Three new operations'],
	['| a |\n| --- |\n| twenty-one posts |', 'twenty-one posts'],
])('%s would be found', (text, found) => {
	expect(numberWords(readPage(text))).toEqual([found]);
});

test('small numbers of other things are words', () => {
	expect(numberWords(readPage('Two people, often more. Write 11 actions.'))).toEqual([]);
});
