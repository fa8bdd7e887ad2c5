import { clientKeyOf } from '../../api/storedToken';
import { ladderFor, type Rung } from '../../upload/plan/planLadder';
import type { PostRun } from './postRun';
import type { CheckedVideo } from './stages';

/** The ways to plan the upload of one video, best first, and the app that they hold for. */
export interface PlanRungs {
	/** Empty where it is unknown. */
	readonly clientKey: string;
	readonly rungs: readonly Rung[];
}

/** The chunk size that the person chose, or what TikTok has taken from this app before. */
export async function planRungsFor(
	{ context, clock }: PostRun,
	{ source, chunkBytes }: CheckedVideo,
): Promise<PlanRungs> {
	const clientKey = await clientKeyOf(context);
	const rungs =
		chunkBytes === undefined ? ladderFor(clientKey, source.sizeBytes, clock.now()) : [chunkBytes];
	return { clientKey, rungs };
}
