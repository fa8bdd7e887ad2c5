import { AppMemory } from '../../shared/appMemory';
import { PROVEN_CHUNK_BYTES, planUpload, planUploadInChunksOf, type UploadPlan } from './plan';

/** A way to split a file: into the fewest chunks, or into chunks of this many bytes. */
export type Chunking = 'fewest' | number;

/** After TikTok has refused the plan with the fewest chunks. */
const FALLBACK: Chunking = PROVEN_CHUNK_BYTES;

/** After this time the node asks TikTok for the fewest chunks again. */
export const REMEMBERED_HOURS = 6;

/** By app, what TikTok has taken after such a refusal. */
const taken = new AppMemory<Chunking>(REMEMBERED_HOURS);

/**
 * The ways to split this file, in the order in which the node tries them. It tries the next one only
 * when TikTok refuses the plan itself. One way where both lead to the same plan.
 *
 * @param clientKey of the TikTok app; without one nothing is remembered
 * @param chosen bytes per chunk, where the person has chosen them
 */
export function chunkingsFor(
	clientKey: string,
	sizeBytes: number,
	nowMs: number,
	chosen?: number,
): readonly Chunking[] {
	if (chosen !== undefined) return [chosen];
	const [fewest, more] = [planFor('fewest', sizeBytes), planFor(FALLBACK, sizeBytes)];
	if (more.totalChunkCount <= fewest.totalChunkCount) return ['fewest'];
	return taken.recall(clientKey, nowMs) === FALLBACK ? [FALLBACK, 'fewest'] : ['fewest', FALLBACK];
}

/** @param sizeBytes of the file, at least 1 */
export function planFor(chunking: Chunking, sizeBytes: number): UploadPlan {
	return chunking === 'fewest' ? planUpload(sizeBytes) : planUploadInChunksOf(sizeBytes, chunking);
}

/** TikTok has refused the fewest chunks and taken these: the app's next large post starts with them. */
export function rememberChunking(clientKey: string, chunking: Chunking, nowMs: number): void {
	taken.note(clientKey, chunking, nowMs);
}

/** TikTok has refused what it took before. */
export function forgetChunking(clientKey: string): void {
	taken.forget(clientKey);
}
