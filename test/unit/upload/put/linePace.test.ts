import { LinePace } from '../../../../nodes/TikTok/upload/put/linePace';

describe('how long the rest of a chunk takes', () => {
	test('is not known before a chunk has arrived, except of nothing', () => {
		const pace = new LinePace();
		expect(pace.msFor(1)).toBe(Infinity);
		expect(pace.msFor(0)).toBe(0);
	});

	test('follows the chunk before', () => {
		const pace = new LinePace();
		pace.note(64_000_000, 1_600);
		expect(pace.msFor(40_000_000)).toBe(1_000);
		pace.note(1_000, 4_000);
		expect(pace.msFor(2_000)).toBe(8_000);
		expect(pace.msFor(0)).toBe(0);
	});
});
