import { spread } from './medians';
import { asOneFile } from './ranges';
import { tablesText } from './report';
import { trafficOf, type MeteredRequest } from './requestMeter';
import { atLeast, growthTarget } from './targets';

const MIB = 1_048_576;

test('a figure is the median with its lowest and highest, or the only value', () => {
	expect(spread([3, 1, 2.04], 1)).toBe('2.0 (1.0 to 3.0)');
	expect(spread([3], 2)).toBe('3.00');
});

test('traffic tells each PUT, and the pause before it', () => {
	const put = (startMs: number, endMs: number): MeteredRequest => ({
		method: 'PUT',
		contentRange: 'bytes 0-9/20',
		startMs,
		endMs,
		connection: 0,
	});
	const traffic = trafficOf([put(1_000, 3_000), put(3_500, 4_500)]);
	expect(traffic.putSec).toBe(3.5);
	expect(traffic.putTimes).toEqual([
		{ sec: 2, pauseSec: 0 },
		{ sec: 1, pauseSec: 0.5 },
	]);
});

test('curl sends the PUTs of several posts as one file', () => {
	expect(asOneFile(['bytes 0-4/5', 'bytes 0-4/5'])).toEqual(['bytes 0-4/10', 'bytes 5-9/10']);
	expect(() => asOneFile(['bytes 0-4/5', 'bytes 0-5/6'])).toThrow(RangeError);
});

test('the table of targets names each miss with its Node', () => {
	const part = (nodeName: string, ratio: number) => ({
		name: '',
		nodeName,
		minutes: '0.1',
		means: [],
		tables: [],
		targets: [atLeast('line', 0.95, ratio), growthTarget('1 GB', [MIB, 33 * MIB])],
	});
	const text = tablesText([part('Node 20', 0.9), part('Node 24', 0.95)]);
	expect(text).toMatch(/^\| ratio to curl, line +\| ≥ 0.95 +\| \*\*0.90\*\* +\| 0.95 +\|$/m);
	expect(text).toContain('- ratio to curl, line, Node 20: 0.90, not ≥ 0.95');
	expect(text).toContain('- memory growth, 1 GB, Node 24: 33.0 MiB, not ≤ 32 MiB');
	expect(text).not.toContain('- ratio to curl, line, Node 24');
});
