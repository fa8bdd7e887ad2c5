import fc from 'fast-check';

import { ALL_BYTE_COUNTS, type ByteCounts } from './byteCounts';
import { beginnings, commands } from './soakCommands';
import { SoakWorld } from './soakWorld';

export interface SoakSpec {
	readonly runs: number;
	readonly seed: number;
	/** Repeats a failure that was found. */
	readonly path?: string | undefined;
	/** Milliseconds after which no further story is begun. */
	readonly maxMs: number;
	/** The forms of TikTok's byte counts that occur; all by default. */
	readonly counts?: readonly ByteCounts[];
	readonly onStory?: (counts: ByteCounts) => void;
}

/**
 * Tells random stories of one item: faults, switches, runs, stops, time that passes.
 *
 * @returns undefined when the oracle had nothing to say, else a report with the shortest story found
 */
export async function soak(spec: SoakSpec): Promise<string | undefined> {
	const property = fc.asyncProperty(
		beginnings(spec.counts ?? ALL_BYTE_COUNTS),
		commands(),
		async (beginning, story) => {
			spec.onStory?.(beginning.counts);
			const world = await SoakWorld.begin(beginning);
			await fc.asyncModelRun(() => ({ model: { runs: 0 }, real: world }), story);
			await world.run('retry');
		},
	);
	const details = await fc.check(property, {
		numRuns: spec.runs,
		seed: spec.seed,
		path: spec.path,
		interruptAfterTimeLimit: spec.maxMs,
		markInterruptAsFailure: true,
	});
	if (!details.failed) return undefined;
	return `${fc.defaultReportMessage(details)}\n${String(details.errorInstance)}`;
}
