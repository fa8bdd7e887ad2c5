import { RATE_SWITCHES } from '../sandbox/endpoints';
import { switchesSchema } from '../sandbox/switches-schema';
import { pageAt } from './pages';

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

test('whatever the sandbox leaves open by a switch has a step with a real app', () => {
	const named = new Set(pageAt(FILE).inlines.flatMap(({ codes }) => codes));
	const switches = Object.keys(switchesSchema.shape);
	expect(switches.filter((name) => !named.has(name)).sort()).toEqual([...FOR_TESTS].sort());
});

test('every line has a step, what is assumed, what to change, and room for what was seen', () => {
	const { tables } = pageAt(FILE);
	expect(tables.length).toBeGreaterThanOrEqual(5);
	for (const { headings, rows } of tables) {
		expect(headings).toEqual(['Step', 'We assume', 'If it is otherwise', 'Seen']);
		expect(rows.filter((cells) => cells.slice(0, 3).some(({ text }) => text === ''))).toEqual([]);
	}
});
