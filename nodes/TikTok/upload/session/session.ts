import { throwIfCancelled } from '../../shared/clock';
import { pauseBefore } from '../../shared/pauses';
import type { Fault } from '../../errors/fault';
import { stepAfterPut, type GoOn } from './afterPut';
import type { Chunk, UploadPlan } from '../plan/plan';
import { deadlinePassed, gaveUp, pauseTooLong, sourceFault } from './uploadFaults';
import type { RetryPolicy } from './retryPolicy';
import type { UploadPorts } from './uploadPorts';

/**
 * How an upload ended.
 * - `complete`: TikTok has every byte.
 * - `failed_at_tiktok`: the post failed; its status says why.
 * - `stopped`: the node gave up. After the one fault that sets `expired`, a new init may be allowed.
 *   `refused`: the host has refused the last PUT that the node sent.
 */
export type UploadEnd =
	| { kind: 'complete'; retries: number }
	| { kind: 'failed_at_tiktok' }
	| { kind: 'stopped'; fault: Fault; acceptedBytes: number; expired: boolean; refused: boolean };

/**
 * Sends the chunks of a plan in their order. After an unclear result, asks TikTok how many bytes it
 * has and continues from there. Each chunk has all retries of the policy; progress resets them.
 *
 * @throws CancelledError when the execution was stopped
 */
export async function runUpload(
	plan: UploadPlan,
	policy: RetryPolicy,
	ports: UploadPorts,
): Promise<UploadEnd> {
	const { clock, signal } = ports;
	const deadline = clock.now() + policy.deadlineMs;
	let acceptedBytes = 0;
	/** The most bytes that TikTok has had. A smaller number is not progress. */
	let furthest = 0;
	/** PUTs since the last progress. */
	let failures = 0;
	let retries = 0;
	const stopped = (fault: Fault, expired = false, refused = false): UploadEnd => ({
		kind: 'stopped',
		fault,
		acceptedBytes,
		expired,
		refused,
	});
	for (;;) {
		throwIfCancelled(signal);
		const remainingMs = deadline - clock.now();
		if (remainingMs <= 0) return stopped(deadlinePassed());

		const chunk = chunkAt(plan, acceptedBytes);
		if (chunk.endExclusive === plan.videoSize) ports.beforeLastPut();
		const result = await ports.put(chunk, remainingMs);
		if ('sourceError' in result) {
			throwIfCancelled(signal);
			return stopped(sourceFault(result.sourceError));
		}

		const step = await stepAfterPut(result, chunk, plan, ports);
		if (step.kind === 'failed_at_tiktok') return step;
		if (step.kind === 'stop') return stopped(step.fault, step.expired, true);
		acceptedBytes = step.bytes;
		if (acceptedBytes > furthest) {
			furthest = acceptedBytes;
			failures = 0;
			ports.onAccepted(acceptedBytes);
			if (acceptedBytes === plan.videoSize) return { kind: 'complete', retries };
			continue;
		}

		failures += 1;
		retries += 1;
		const pauseMs = pauseBefore(policy, failures, clock.random(), step.retryAfterSec);
		if (pauseMs === undefined) return stopped(gaveUp(step.cause, failures));
		if (clock.now() + pauseMs >= deadline) return stopped(beyondDeadline(step, pauseMs));
		await clock.sleep(pauseMs);
	}
}

/** The message depends on who chose the pause: TikTok or the node. */
function beyondDeadline({ retryAfterSec = 0, cause }: GoOn, pauseMs: number): Fault {
	const isTikToks = retryAfterSec * 1_000 === pauseMs;
	return isTikToks ? pauseTooLong(retryAfterSec, cause?.httpStatus) : deadlinePassed();
}

function chunkAt(plan: UploadPlan, start: number): Chunk {
	const chunk = plan.chunks.find((candidate) => candidate.start === start);
	if (chunk === undefined) throw new RangeError(`no chunk starts at byte ${start}`);
	return chunk;
}
