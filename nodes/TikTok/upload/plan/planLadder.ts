import { createHash } from 'crypto';

import { PROVEN_CHUNK_BYTES, planUpload, planUploadInChunksOf, type UploadPlan } from './plan';

/** A way to plan an upload: the fewest chunks, or chunks of this many bytes. */
export type Rung = 'fewest' | number;

/** The order of attempts. The node tries the next one only when TikTok refuses the plan itself. */
const LADDER: readonly Rung[] = ['fewest', PROVEN_CHUNK_BYTES];

/** Above this, the process forgets the app that learned first. */
export const MAX_APPS = 100;

/** After this time the node asks TikTok for the fewest chunks again. */
export const REMEMBERED_HOURS = 6;

interface Lesson {
	readonly rung: Rung;
	/** Epoch milliseconds, exclusive. */
	readonly until: number;
}

/** By app. A second process learns on its own. */
const lessons = new Map<string, Lesson>();

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
	const lesson = lessons.get(appOf(clientKey));
	if (lesson === undefined || lesson.until <= nowMs) return [first, ...higher];
	const isTaken = (rung: Rung) => rung === lesson.rung;
	return [...higher.filter(isTaken), first, ...higher.filter((rung) => !isTaken(rung))];
}

/** @param sizeBytes of the file, at least 1 */
export function planFor(rung: Rung, sizeBytes: number): UploadPlan {
	return rung === 'fewest' ? planUpload(sizeBytes) : planUploadInChunksOf(sizeBytes, rung);
}

/** TikTok has refused the fewest chunks and taken this rung: the app's next large post starts with it. */
export function rememberRung(clientKey: string, rung: Rung, nowMs: number): void {
	if (clientKey === '') return;
	const app = appOf(clientKey);
	lessons.delete(app);
	lessons.set(app, { rung, until: nowMs + REMEMBERED_HOURS * 3_600_000 });
	const [oldest] = lessons.keys();
	if (lessons.size > MAX_APPS) lessons.delete(oldest);
}

/** TikTok has refused what it took before. */
export function forgetRung(clientKey: string): void {
	lessons.delete(appOf(clientKey));
}

/** The memory holds no client key. */
function appOf(clientKey: string): string {
	return createHash('sha256').update(clientKey).digest('base64url');
}
