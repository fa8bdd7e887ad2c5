import { acceptedInits, arrivedAt, isOut } from './arrived';
import type { Ending } from './expected';
import type { FaultCase } from './faultCase';
import { violationsOf } from './oracle';
import { pointOf, refusals, sandboxFaults } from './plannedFault';
import { Scene, type Attempt } from './scene';
import { codeOfError } from './shown';

/** The result of one case. */
export interface Outcome {
	/** How each run ended, and with which status or code. */
	readonly endings: readonly Ending[];
	readonly results: readonly string[];
	/** Inits that TikTok accepted, posts that are out, PUTs that arrived. */
	readonly inits: number;
	readonly posts: number;
	readonly puts: number;
	/** What does not hold, in words. */
	readonly violations: readonly string[];
}

/** Runs one case in a world of its own. */
export async function runCase(one: FaultCase): Promise<Outcome> {
	const { scene: spec, faults, isKilled, furtherRuns } = one;
	const app = { ...spec.app, faults: sandboxFaults(faults) };
	const scene = await Scene.set({ ...spec, app, refuses: refusals(faults) });
	if (isKilled) await scene.runUntil((request) => pointOf(request) === 'status');
	else await scene.run();
	for (const { how, afterMs = 0 } of furtherRuns) {
		await scene.clock.pass(afterMs);
		await scene.run(how);
	}

	const arrived = await arrivedAt(scene);
	return {
		endings: scene.attempts.map(endingOf),
		results: scene.attempts.map(resultOf),
		inits: acceptedInits(arrived).length,
		posts: arrived.posts.filter(isOut).length,
		puts: arrived.requests.filter(({ endpoint }) => endpoint === 'put').length,
		violations: violationsOf(scene, arrived),
	};
}

function endingOf({ output }: Attempt): Ending {
	if (output === undefined) return 'error';
	const status = output[0]?.json.status;
	const isOver = status === 'PUBLISH_COMPLETE' || status === 'SEND_TO_USER_INBOX';
	return isOver ? 'published' : 'unsure';
}

function resultOf({ output, error }: Attempt): string {
	return output === undefined ? codeOfError(error) : String(output[0]?.json.status);
}
