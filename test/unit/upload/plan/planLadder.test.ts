import { MAX_APPS } from '../../../../nodes/TikTok/shared/appMemory';
import {
	forgetRung,
	ladderFor,
	planFor,
	rememberRung,
} from '../../../../nodes/TikTok/upload/plan/planLadder';

const NOW = 1_780_000_000_000;
const HOUR_MS = 3_600_000;
const LARGE = 100_000_000;
const BOTH = ['fewest', 10_485_760];

describe('the ladder', () => {
	test.each([
		[1, ['fewest']],
		[20_971_519, ['fewest']],
		[20_971_520, BOTH],
		[64_000_001, BOTH],
		[4_294_967_296, BOTH],
	])('for %d bytes: %j, each with a plan of its own', (sizeBytes, expected) => {
		const rungs = ladderFor('aw1', sizeBytes, NOW);
		expect(rungs).toEqual(expected);
		const counts = rungs.map((rung) => planFor(rung, sizeBytes).totalChunkCount);
		expect(new Set(counts).size).toBe(rungs.length);
	});
});

describe('the memory of an app', () => {
	test('lasts six hours, for large files, for this app', () => {
		rememberRung('aw2', 10_485_760, NOW);
		expect(ladderFor('aw2', LARGE, NOW + 6 * HOUR_MS - 1)).toEqual([10_485_760, 'fewest']);
		expect(ladderFor('aw2', 1_000, NOW)).toEqual(['fewest']);
		expect(ladderFor('aw3', LARGE, NOW)).toEqual(BOTH);
		expect(ladderFor('aw2', LARGE, NOW + 6 * HOUR_MS)).toEqual(BOTH);
	});

	test('ends when it is forgotten', () => {
		rememberRung('aw4', 10_485_760, NOW);
		forgetRung('aw4');
		expect(ladderFor('aw4', LARGE, NOW)).toEqual(BOTH);
	});

	test('holds 100 apps; the one that learned first goes first', () => {
		const apps = Array.from({ length: MAX_APPS }, (_, index) => `awfull${index}`);
		for (const app of apps) rememberRung(app, 10_485_760, NOW);
		rememberRung(apps[0], 10_485_760, NOW);
		rememberRung('awnew', 10_485_760, NOW);
		const firsts = [...apps, 'awnew'].map((app) => ladderFor(app, LARGE, NOW)[0]);
		expect(firsts).toEqual([10_485_760, 'fewest', ...Array(MAX_APPS - 1).fill(10_485_760)]);
	});
});
