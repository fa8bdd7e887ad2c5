/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- what a process keeps is seen in one of its own */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { VideoInspector } from '../../nodes/TikTok/media';
import { HeaderFacts } from '../../nodes/TikTok/media/headerFacts';
import { inputOf, type FuzzInput } from './inputs';
import { MemoryWatch } from './memory';
import { tryInput, type Inspector } from './oracle';

/** A small, fixed set of inputs. `npm run test:fuzz` reads new ones for five minutes. */
const INPUTS = 400;
const SEED = 20_261_126;
const MIB = 1_048_576;
const LIMITS = { hangMs: 1_000, workMs: 5_000 };

test('400 damaged files: no throw, no hang, the same facts for every buffer length', () => {
	for (let index = 0; index < INPUTS; index += 1) {
		const { problem } = tryInput(inputOf(SEED, index), () => new VideoInspector());
		expect({ index, problem }).toEqual({ index, problem: undefined });
	}
});

test('an input follows from its seed and its number', () => {
	expect(inputOf(SEED, 7)).toEqual(inputOf(SEED, 7));
	expect(inputOf(SEED, 7)).not.toEqual(inputOf(SEED, 8));
	expect(inputOf(SEED, 7)).not.toEqual(inputOf(SEED + 1, 7));
});

describe('the oracle notices a reader that', () => {
	const INPUT: FuzzInput = {
		file: Buffer.from('0123456789'),
		tail: Buffer.alloc(0),
		tailRepeats: 0,
		bufferBytes: 4,
	};
	const sound: Inspector = { heldBytes: 0, push: () => false, end: () => new HeaderFacts() };
	const facts = (changes: Partial<HeaderFacts>) => ({ ...new HeaderFacts(), ...changes });

	function problemOf(faulty: Partial<Inspector>): string | undefined {
		return tryInput(INPUT, () => ({ ...sound, ...faulty }), LIMITS).problem;
	}

	function throwing(): never {
		throw new RangeError('offset out of range');
	}

	function hanging(): never {
		for (;;);
	}

	it('is sound, which is no problem', () => {
		expect(problemOf({})).toBeUndefined();
	});

	it.each<[string, Partial<Inspector>, string]>([
		['throws', { push: throwing }, 'RangeError: offset out of range'],
		['throws at the end', { end: throwing }, 'RangeError: offset out of range'],
		['hangs', { push: hanging }, 'timed out'],
		['holds too much', { heldBytes: 513 }, 'held 513 bytes'],
		['tells a negative width', { end: () => facts({ width: -1 }) }, '"width":-1'],
		['tells an endless duration', { end: () => facts({ duration_sec: Infinity }) }, 'null'],
		['tells control characters', { end: () => facts({ codec: 'a\x1b' }) }, '"codec"'],
	])('%s', (_, faulty, words) => {
		expect(problemOf(faulty)).toContain(words);
	});

	it('says that it is done and then wants more', () => {
		let pushes = 0;
		expect(problemOf({ push: () => (pushes += 1) === 1 })).toBe('wants more after all');
	});

	it('tells other facts of the same bytes in other buffers', () => {
		const counting = () => {
			let buffers = 0;
			return {
				...sound,
				push: () => (buffers += 1) < 0,
				end: () => facts({ width: buffers }),
			};
		};
		expect(tryInput(INPUT, counting, LIMITS).problem).toMatch(/in buffers and .* at once/);
	});

	describe('works', () => {
		const limits = { hangMs: 10_000, workMs: 10 };

		/** CPU time that this process has used, in milliseconds. */
		function usedMs(): number {
			const { user, system } = process.cpuUsage();
			return (user + system) / 1_000;
		}

		/** An inspector that uses 50 ms of CPU time in each reading whose number satisfies `isSlow`. */
		function working(isSlow: (reading: number) => boolean): () => Inspector {
			let readings = 0;
			return () => {
				readings += 1;
				const until = isSlow(readings) ? usedMs() + 50 : 0;
				const push = () => {
					while (usedMs() < until);
					return false;
				};
				return { ...sound, push };
			};
		}

		it('too long', () => {
			const { problem } = tryInput(
				INPUT,
				working(() => true),
				limits,
			);
			expect(problem).toMatch(/^took /);
		});

		it('long only once, as when the process collects garbage meanwhile: no problem', () => {
			const outcome = tryInput(
				INPUT,
				working((reading) => reading === 1),
				limits,
			);
			expect(outcome.problem).toBeUndefined();
			expect(outcome.workMs).toBeLessThanOrEqual(limits.workMs);
		});
	});
});

// A separate process, because memory that the test runner frees would hide a leak.
test.each([
	[0, true],
	[10_000_000, false],
])('a process that keeps %i bytes more: flat is %s', (bytes, isFlat) => {
	const script = path.join(__dirname, 'keepMemory.ts');
	const args = ['--import', 'tsx', script, String(bytes)];
	const output = execFileSync(process.execPath, args, { encoding: 'utf8' });
	expect(output.trim()).toBe(`${isFlat} ${bytes}`);
});

test.each([
	['as much as at the start', [100, 300, 104], true],
	['more', [100, 100, 105], false],
	['less', [100, 20], true],
])('memory that is %s in the end', (_, looksMib, isFlat) => {
	const left = [...looksMib];
	const memory = new MemoryWatch(() => Number(left.shift()) * MIB);
	looksMib.forEach(() => memory.look());
	expect(memory.isFlat).toBe(isFlat);
});
