import { AppMemory, MAX_APPS } from '../../../nodes/TikTok/shared/appMemory';

const NOW = 1_780_000_000_000;
const HOUR_MS = 3_600_000;

describe('what a process remembers of apps', () => {
	test('lasts its hours, for that app, and the last note counts', () => {
		const memory = new AppMemory<string>(2);
		memory.note('aw1', 'old', NOW);
		memory.note('aw1', 'new', NOW);
		expect(memory.recall('aw1', NOW + 2 * HOUR_MS - 1)).toBe('new');
		expect(memory.recall('aw1', NOW + 2 * HOUR_MS)).toBeUndefined();
		expect(memory.recall('aw2', NOW)).toBeUndefined();
	});

	test('ends when it is forgotten, and needs a client key', () => {
		const memory = new AppMemory<string>(2);
		memory.note('aw1', 'known', NOW);
		memory.forget('aw1');
		memory.note('', 'nobody', NOW);
		expect([memory.recall('aw1', NOW), memory.recall('', NOW)]).toEqual([undefined, undefined]);
	});

	test('holds at most 100 apps: the one noted first goes first', () => {
		const memory = new AppMemory<number>(2);
		const apps = Array.from({ length: MAX_APPS + 1 }, (_, index) => `awkey${index}`);
		for (const [index, app] of apps.entries()) memory.note(app, index, NOW);
		expect(apps.filter((app) => memory.recall(app, NOW) === undefined)).toEqual(['awkey0']);
	});
});
