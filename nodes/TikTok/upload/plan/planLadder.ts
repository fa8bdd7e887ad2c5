import { AppMemory } from '../../shared/appMemory';
import { PROVEN_CHUNK_BYTES, planUpload, planUploadInChunksOf, type UploadPlan } from './plan';

/** A way to plan an upload: the fewest chunks, or chunks of this many bytes. */
export type Rung = 'fewest' | number;

/** The order of attempts. The node tries the next one only when TikTok refuses the plan itself. */
const LADDER: readonly Rung[] = ['fewest', PROVEN_CHUNK_BYTES];

/** After this time the node asks TikTok for the fewest chunks again. */
export const REMEMBERED_HOURS = 6;

const lessons = new AppMemory<Rung>(REMEMBERED_HOURS);

/**
 * The ways to plan this file: first what TikTok has taken from this app after it refused the fewest
 * chunks. One way where all lead to the same plan.
 *
 * @param clientKey of the TikTok app; without one nothing is remembered
 */
export function ladderFor(clientKey: string, sizeBytes: number, nowMs: number): readonly Rung[] {
	const [first, ...others] = LADDER;
	const { totalChunkCount } = planUpload(sizeBytes);
	const higher = others.filter(
		(rung) => planFor(rung, sizeBytes).totalChunkCount > totalChunkCount,
	);
	const lesson = lessons.recall(clientKey, nowMs);
	const isTaken = (rung: Rung) => rung === lesson;
	return [...higher.filter(isTaken), first, ...higher.filter((rung) => !isTaken(rung))];
}

/** @param sizeBytes of the file, at least 1 */
export function planFor(rung: Rung, sizeBytes: number): UploadPlan {
	return rung === 'fewest' ? planUpload(sizeBytes) : planUploadInChunksOf(sizeBytes, rung);
}

/** TikTok has refused the fewest chunks and taken this rung: the app's next large post starts with it. */
export function rememberRung(clientKey: string, rung: Rung, nowMs: number): void {
	lessons.note(clientKey, rung, nowMs);
}

/** TikTok has refused what it took before. */
export function forgetRung(clientKey: string): void {
	lessons.forget(clientKey);
}
