import { startText } from '../../../../nodes/TikTok/upload/source/web/startText';
import { FakeClock } from '../../support/fakeClock';

const MAX_TEXT_BYTES = 65_536;

/** A body that gives these texts, then ends, or drops. */
function body(texts: string[], end: 'ends' | 'drops' = 'ends') {
	const given = { asked: 0, closed: 0 };
	const next = async () => {
		const text = texts[given.asked];
		given.asked += 1;
		if (text === undefined && end === 'drops') throw new Error('aborted');
		return await Promise.resolve(text === undefined ? undefined : Buffer.from(text));
	};
	return { given, next, close: () => (given.closed += 1) };
}

test.each<[string, string[], 'ends' | 'drops', string[], string]>([
	['a text', ['Hel', 'lo'], 'ends', [], 'Hello'],
	['no text', [], 'ends', [], ''],
	['a text that drops', ['Hel'], 'drops', [], 'Hel'],
	['a text of which some was read before', ['lo'], 'ends', ['H', 'el'], 'Hello'],
])('%s', async (_, texts, end, held, text) => {
	const buffers = held.map((part) => Buffer.from(part));
	expect(await startText(body(texts, end), new FakeClock(), buffers)).toBe(text);
});

test('the first 64 KiB are enough', async () => {
	const half = 'x'.repeat(MAX_TEXT_BYTES / 2);
	const long = body([half, half, half]);
	expect(await startText(long, new FakeClock())).toBe(half + half);
	expect(long.given.asked).toBe(2);
	const longer = body([`${half}y`, `${half}z`]);
	expect(await startText(longer, new FakeClock())).toHaveLength(MAX_TEXT_BYTES);
	const held = body([half]);
	expect(await startText(held, new FakeClock(), [Buffer.from(half + half)])).toBe(half + half);
	expect(held.given.asked).toBe(0);
});

test('a text that does not come in 10 seconds is closed, and what came is the text', async () => {
	const clock = new FakeClock();
	const began = clock.now();
	let drop: (error: Error) => void = () => undefined;
	let given = false;
	const silent = {
		next: async () => {
			if (!given) {
				given = true;
				return Buffer.from('Hel');
			}
			return await new Promise<Buffer>((_, reject) => (drop = reject));
		},
		close: () => drop(new Error('closed')),
	};
	expect(await startText(silent, clock)).toBe('Hel');
	expect(clock.now() - began).toBeGreaterThanOrEqual(10_000);
	expect(clock.now() - began).toBeLessThan(12_000);
});
