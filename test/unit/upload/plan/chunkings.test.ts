import { MAX_APPS } from '../../../../nodes/TikTok/shared/appMemory';
import {
	forgetChunking,
	chunkingsFor,
	planFor,
	rememberChunking,
} from '../../../../nodes/TikTok/upload/plan/chunkings';

const NOW = 1_780_000_000_000;
const HOUR_MS = 3_600_000;
const LARGE = 100_000_000;
const BOTH = ['fewest', 10_485_760];

describe('the ways to split a file', () => {
	test.each([
		[1, ['fewest']],
		[20_971_519, ['fewest']],
		[20_971_520, BOTH],
		[64_000_001, BOTH],
		[4_294_967_296, BOTH],
	])('for %d bytes: %j, each with a plan of its own', (sizeBytes, expected) => {
		const ways = chunkingsFor('aw1', sizeBytes, NOW);
		expect(ways).toEqual(expected);
		const counts = ways.map((way) => planFor(way, sizeBytes).totalChunkCount);
		expect(new Set(counts).size).toBe(ways.length);
	});
});

test('the size that the person has chosen is the only one', () => {
	expect(chunkingsFor('aw1', LARGE, NOW, 5_242_880)).toEqual([5_242_880]);
});

describe('the memory of an app', () => {
	test('lasts six hours, for large files, for this app', () => {
		rememberChunking('aw2', 10_485_760, NOW);
		expect(chunkingsFor('aw2', LARGE, NOW + 6 * HOUR_MS - 1)).toEqual([10_485_760, 'fewest']);
		expect(chunkingsFor('aw2', 1_000, NOW)).toEqual(['fewest']);
		expect(chunkingsFor('aw3', LARGE, NOW)).toEqual(BOTH);
		expect(chunkingsFor('aw2', LARGE, NOW + 6 * HOUR_MS)).toEqual(BOTH);
	});

	test('ends when it is forgotten', () => {
		rememberChunking('aw4', 10_485_760, NOW);
		forgetChunking('aw4');
		expect(chunkingsFor('aw4', LARGE, NOW)).toEqual(BOTH);
	});

	test('holds 100 apps; the one that learned first goes first', () => {
		const apps = Array.from({ length: MAX_APPS }, (_, index) => `awfull${index}`);
		for (const app of apps) rememberChunking(app, 10_485_760, NOW);
		rememberChunking(apps[0], 10_485_760, NOW);
		rememberChunking('awnew', 10_485_760, NOW);
		const firsts = [...apps, 'awnew'].map((app) => chunkingsFor(app, LARGE, NOW)[0]);
		expect(firsts).toEqual([10_485_760, 'fewest', ...Array(MAX_APPS - 1).fill(10_485_760)]);
	});
});
