import type { ByteCounts } from './byteCounts';
import { SMALL_FILE, THREE_CHUNKS } from './clip';
import type { Ending } from './expected';
import { appWith, inWords, named, PUTS, type FaultCase, type FurtherRun } from './faultCase';
import type { Kind } from './kinds';
import { DIRECT, DRAFT } from './scene';

const LAST_OF_THREE = 2;

const AT_ONCE: FurtherRun = { how: 'retry' };

/** 64 minutes after the init, and 66. */
const WITHIN_65_MIN: FurtherRun = { how: 'retry', afterMs: 62 * 60_000 };
const AFTER_65_MIN: FurtherRun = { how: 'retry', afterMs: 4 * 60_000 };

/**
 * The process is killed during the last PUT, before it learns anything of it. What is noted by then
 * is all that later runs have.
 */
export function killedCases(counts: ByteCounts): FaultCase[] {
	const [late] = named(PUTS, ['arrives 45 s later']);
	const [cut] = named(PUTS, ['reset during the body']);
	return [true, false].flatMap((isSmall) =>
		[true, false].flatMap((isDirect) => {
			const isTold = counts === 'present' || (!isSmall && counts !== 'never');
			const last: Ending = isDirect && isTold ? 'published' : 'error';
			const where = { counts, isSmall, isDirect };
			return [
				killed(where, late, [AT_ONCE], ['published']),
				killed(where, cut, [AT_ONCE, WITHIN_65_MIN, AFTER_65_MIN], ['error', 'error', last]),
			];
		}),
	);
}

function killed(
	{ counts, isSmall, isDirect }: { counts: ByteCounts; isSmall: boolean; isDirect: boolean },
	kind: Kind,
	furtherRuns: readonly FurtherRun[],
	endings: readonly Ending[],
): FaultCase {
	const what = `${isDirect ? 'direct' : 'draft'} put ${isSmall ? 'only chunk' : 'last chunk'}`;
	return {
		name: `${inWords(counts)}${what}: ${kind.name}, process killed, Retry`,
		faults: [{ on: 'put', kind, chunk: isSmall ? 0 : LAST_OF_THREE, times: 1 }],
		scene: {
			app: appWith(counts),
			file: isSmall ? SMALL_FILE : THREE_CHUNKS,
			route: isDirect ? DIRECT : DRAFT,
		},
		isKilled: true,
		furtherRuns,
		endings: ['error', ...endings],
	};
}
