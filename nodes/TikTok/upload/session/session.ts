import { throwIfCancelled } from '../../shared/clock';
import { pauseBefore } from '../../shared/pauses';
import type { Fault } from '../../errors/fault';
import { stepAfterPut, type GoOn, type Step } from './afterPut';
import type { Chunk, UploadPlan } from '../plan/plan';
import {
	deadlinePassed,
	gaveUp,
	pauseTooLong,
	refusedChunk,
	sourceFault,
	urlExpired,
} from './uploadFaults';
import type { RetryPolicy } from './retryPolicy';
import type { UploadPorts } from './uploadPorts';

/**
 * How an upload ended.
 * - `complete`: TikTok has every byte.
 * - `failed_at_tiktok`: the post failed; its status says why.
 * - `stopped`: the node gave up. After the one fault that sets `expired`, a new init may be allowed.
 */
export type UploadEnd =
	| { kind: 'complete'; repeats: number }
	| { kind: 'failed_at_tiktok' }
	| { kind: 'stopped'; fault: Fault; acceptedBytes: number; expired: boolean };

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
	const upload = new Upload(plan, policy, ports);
	for (;;) {
		const end = await upload.sendNextChunk();
		if (end !== undefined) return end;
	}
}

class Upload {
	/** Bytes that TikTok has. */
	private accepted = 0;

	/** The most bytes that TikTok has had. A smaller number is not progress. */
	private furthest = 0;

	/** PUTs since the last progress. */
	private failures = 0;

	private repeats = 0;

	private readonly deadline: number;

	constructor(
		private readonly plan: UploadPlan,
		private readonly policy: RetryPolicy,
		private readonly ports: UploadPorts,
	) {
		this.deadline = ports.clock.now() + policy.deadlineMs;
	}

	async sendNextChunk(): Promise<UploadEnd | undefined> {
		const { plan, ports } = this;
		throwIfCancelled(ports.signal);
		const remainingMs = this.deadline - ports.clock.now();
		if (remainingMs <= 0) return this.stopped(deadlinePassed());

		const chunk = chunkAt(plan, this.accepted);
		if (chunk.endExclusive === plan.videoSize) ports.beforeLastPut();
		const result = await ports.put(chunk, remainingMs);
		if ('sourceError' in result) {
			throwIfCancelled(ports.signal);
			return this.stopped(sourceFault(result.sourceError));
		}

		const step = await stepAfterPut(result, chunk, plan, ports);
		if (step.kind !== 'go_on') return this.endAt(step);
		this.accepted = step.bytes;
		return this.accepted > this.furthest ? this.progressed() : await this.pauseAfter(step);
	}

	private endAt(step: Exclude<Step, GoOn>): UploadEnd {
		if (step.kind === 'expired') return this.stopped(urlExpired(step.status), true);
		return step.kind === 'refused' ? this.stopped(refusedChunk(step.answer)) : step;
	}

	private progressed(): UploadEnd | undefined {
		this.furthest = this.accepted;
		this.failures = 0;
		this.ports.onAccepted(this.accepted);
		return this.accepted === this.plan.videoSize
			? { kind: 'complete', repeats: this.repeats }
			: undefined;
	}

	private async pauseAfter(step: GoOn): Promise<UploadEnd | undefined> {
		const { clock } = this.ports;
		this.failures += 1;
		this.repeats += 1;
		const pauseMs = pauseBefore(this.policy, this.failures, clock.random(), step.retryAfterSec);
		if (pauseMs === undefined) return this.stopped(gaveUp(step.cause, this.failures));
		if (clock.now() + pauseMs >= this.deadline) return this.stopped(beyondDeadline(step, pauseMs));
		await clock.sleep(pauseMs);
		return undefined;
	}

	private stopped(fault: Fault, expired = false): UploadEnd {
		return { kind: 'stopped', fault, acceptedBytes: this.accepted, expired };
	}
}

/** The message depends on who chose the pause: TikTok or the node. */
function beyondDeadline({ retryAfterSec = 0, cause }: GoOn, pauseMs: number): Fault {
	const isTikToks = retryAfterSec * 1_000 === pauseMs;
	return isTikToks ? pauseTooLong(retryAfterSec, cause?.httpStatus) : deadlinePassed();
}

function chunkAt(plan: UploadPlan, start: number): Chunk {
	const chunk = plan.chunks.find((candidate) => candidate.start === start);
	if (chunk === undefined) throw new RangeError(`no chunk begins at byte ${start}`);
	return chunk;
}
