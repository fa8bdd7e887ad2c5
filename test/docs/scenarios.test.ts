import { filesIn, pageAt, textAt } from './pages';

/** How a scenario begins: its name, and on which n8n it runs. */
const SCENARIO = /: Scenario = \{\n\tname: '([\w-]+)',[\s\S]*?\n\ton: '(\w+)',/g;
const WORDS: Record<string, string> = { each: 'both', newest: 'newest', across: 'across' };

test('the README of the end-to-end tests names every scenario, and the n8n that it runs on', () => {
	const sources = filesIn('test/e2e/scenarios').filter((file) => file.endsWith('.ts'));
	const scenarios = sources
		.flatMap((file) => [...textAt(file).matchAll(SCENARIO)])
		.map(([, name, on]) => `${name} ${WORDS[on]}`);
	const [table] = pageAt('test/e2e/README.md').tables;
	const named = table.rows.flatMap(([names, on]) =>
		names.codes.map((name) => `${name} ${on.text}`),
	);
	expect(scenarios.length).toBeGreaterThan(10);
	expect(named.sort()).toEqual(scenarios.sort());
});
