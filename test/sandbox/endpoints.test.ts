import { filesIn, textAt } from '../docs/pages';

const ROUTE = /\bapi\.(?:get|post)\([`'](?:\/v2|\$\{publish\})([^`']+)/g;

const paths = [...textAt('test/sandbox/tiktok.ts').matchAll(ROUTE)].map(([, path]) => path);

// Not point-requests.ts: its requests say nothing about what an endpoint answers.
const tests = filesIn('test/sandbox').filter((file) => /(\.test|-?testing)\.ts$/.test(file));

test.each(paths)('%s has a test', (path) => {
	expect(
		tests.filter((file) => textAt(file).includes(`${path}'`) || textAt(file).includes(`${path}\``)),
	).not.toEqual([]);
});

test('the paths are found', () => {
	expect(paths).toEqual(expect.arrayContaining(['/creator_info/query/', '/user/info/']));
});
