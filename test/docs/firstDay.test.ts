import { RATE_SWITCHES } from '../sandbox/endpoints';
import { switchesSchema } from '../sandbox/switches-schema';
import { pageAt, textAt } from './pages';

/** Switches that steer a test, or stand for something on which the node does not depend. */
const FOR_TESTS = [
	...RATE_SWITCHES,
	'processing_ms',
	'moderation_ms',
	'store',
	'pulls',
	'pull_delay_ms',
	'scope_on_refresh',
	'web_pkce',
	'null_toggles',
	'text_cursor',
	'webhook_first_retry_ms',
	'webhook_timeout_ms',
];

const FILE = 'docs/first-day-with-a-real-app.md';

/** The ways to walk a line: by the workflow, by a person, or by waiting. */
const HOW = ['by workflow', 'by hand', 'days'];

/** The tables of lines; the first rows of the page explain them. */
const ROWS = pageAt(FILE).tables.flatMap(({ rows }) => rows);

test('whatever the sandbox leaves open by a switch has a step with a real app', () => {
	const named = new Set(pageAt(FILE).inlines.flatMap(({ codes }) => codes));
	const switches = Object.keys(switchesSchema.shape);
	expect(switches.filter((name) => !named.has(name)).sort()).toEqual([...FOR_TESTS].sort());
});

test('every line has a step, how to walk it, what is assumed, what to change, and room for what was seen', () => {
	const { tables } = pageAt(FILE);
	expect(tables.length).toBeGreaterThanOrEqual(6);
	for (const { headings, rows } of tables) {
		expect(headings).toEqual(['Step', 'How', 'We assume', 'If it is otherwise', 'Seen']);
		expect(rows.filter((cells) => cells.slice(0, 4).some(({ text }) => text === ''))).toEqual([]);
	}
	const ways = ROWS.map(([, how]) => how.text);
	expect([...new Set(ways)].sort()).toEqual([...HOW].sort());
});

describe('the workflow of the first day', () => {
	interface Line {
		readonly key: string;
		readonly step: string;
		readonly assumed: string;
	}
	const { nodes } = JSON.parse(textAt('examples/first-day.json')) as {
		nodes: Array<{ name: string; parameters: { jsonOutput?: string; jsCode?: string } }>;
	};
	const parametersOf = (name: string) => nodes.find((node) => node.name === name)?.parameters;
	const { lines } = JSON.parse(parametersOf('The Lines')?.jsonOutput ?? '') as { lines: Line[] };
	const code = parametersOf('What Next?')?.jsCode ?? '';

	test('has the lines that the guide marks for it, in the same words, and no others', () => {
		const marked = ROWS.filter(([, how]) => how.text === 'by workflow').map(([step, , assumed]) => [
			step.text,
			assumed.text,
		]);
		expect(marked.length).toBeGreaterThan(20);
		expect(lines.map(({ step, assumed }) => [step, assumed])).toEqual(marked);
	});

	test('looks at each line once, and at nothing else', () => {
		const looked = [...code.matchAll(/\bsee\('(\w+)'/g)].map(([, key]) => key);
		const grouped = [...code.matchAll(/\bgroup\(\[([^\]]+)\]/g)].flatMap(([, keys]) =>
			[...keys.matchAll(/'(\w+)'/g)].map(([, key]) => key),
		);
		const keys = lines.map(({ key }) => key).sort();
		expect(looked.sort()).toEqual(keys);
		expect(grouped.sort()).toEqual(keys);
	});
});
