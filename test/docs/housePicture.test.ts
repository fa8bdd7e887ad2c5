import { housePicture, withPicture } from './housePicture';
import { textAt } from './pages';

function picture(...imports: Array<[from: string, to: string]>): string {
	const modules = imports.map(([source, resolved]) => ({ source, dependencies: [{ resolved }] }));
	return housePicture({ modules, summary: { violations: [] } });
}

function arrowsOf(flowChart: string): string[] {
	return flowChart.split('\n').flatMap((line) => (line.includes('-->') ? [line.trim()] : []));
}

const PUBLISH = 'nodes/TikTok/publish/publishPosts.ts';
const UPLOAD = 'nodes/TikTok/upload/plan/plan.ts';
const API = 'nodes/TikTok/api/client.ts';

test('the picture in docs/contribute.md is what `npm run docs` draws', () => {
	const page = textAt('docs/contribute.md');
	expect(withPicture(page)).toBe(page);
});

test('rooms are drawn in the order of the list, and no arrow runs back up', () => {
	const drawn = housePicture();
	const boxes = drawn.split('\n').flatMap((line) => /^\t(\w+)\[/.exec(line)?.[1] ?? []);
	const steps = arrowsOf(drawn).map((arrow) => {
		const [from, to] = arrow.split(' --> ').map((box) => boxes.indexOf(box));
		return to - from;
	});
	expect(boxes.length).toBeLessThan(15);
	expect(steps.length).toBeGreaterThan(boxes.length / 2);
	expect(Math.min(...steps)).toBeGreaterThan(0);
});

test('an arrow that others imply is left out', () => {
	const imports: Array<[string, string]> = [
		[PUBLISH, API],
		[PUBLISH, UPLOAD],
		[UPLOAD, API],
		[API, 'nodes/TikTok/api/pace.ts'],
		[API, 'crypto'],
	];
	expect(arrowsOf(picture(...imports))).toEqual(['publish --> upload', 'upload --> api']);
});

test('an import upwards is drawn', () => {
	expect(arrowsOf(picture([PUBLISH, API], [API, PUBLISH]))).toEqual([
		'publish --> api',
		'api --> publish',
	]);
});

test('a file that no box holds is an error', () => {
	expect(() => picture(['nodes/TikTok/helpers/any.ts', API])).toThrow('helpers/any.ts');
});
