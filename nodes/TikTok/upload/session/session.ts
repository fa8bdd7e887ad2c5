import { throwIfCancelled } from '../../shared/clock';
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
import { pauseBefore, type RetryPolicy } from './retryPolicy';
import type { UploadPorts } from './uploadPorts';

/**
 * How an upload ended: TikTok has every byte, it failed on TikTok's side (ask the status), or it
 * stopped here with a fault. `expired` marks the one fault after which a new init may be allowed.
 */
export type UploadEnd =
	| { kind: 'complete'; repeats: number }
	| { kind: 'failed_at_tiktok' }
	| { kind: 'stopped'; fault: Fault; acceptedBytes: number; expired: boolean };

/**
 * Sends a file by its plan, in order. After anything unclear the server is asked what it has, and
 * only what is missing is sent; tries are counted per stuck chunk and start over with progress.
 *
 * @throws CancelledError when the execution was stopped
 */
export async function runUpload(
	plan: UploadPlan,
	policy: RetryPolicy,
	ports: UploadPorts,
): Promise<UploadEnd> {
	return await new UploadRun(plan, policy, ports).run();
}

class UploadRun {
	/** Bytes that the server has. */
	private accepted = 0;

	/** The most it ever had: going back is not progress. */
	private furthest = 0;

	/** Tries of the stuck chunk since the last progress. */
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

	async run(): Promise<UploadEnd> {
		for (;;) {
			const end = await this.sendNextChunk();
			if (end !== undefined) return end;
		}
	}

	private async sendNextChunk(): Promise<UploadEnd | undefined> {
		const { plan, ports } = this;
		throwIfCancelled(ports.signal);
		const remainingMs = this.deadline - ports.clock.now();
		if (remainingMs <= 0) return this.stopped(deadlinePassed());

		const chunk = chunkAt(plan, this.accepted);
		if (chunk.endExclusive === plan.videoSize) ports.beforeLastPut();
		const result = await ports.put(chunk, remainingMs);
		if ('sourceError' in result) return this.stopped(sourceFault(result.sourceError));

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

/** Whose pause it is decides what the person is told. */
function beyondDeadline({ retryAfterSec = 0, cause }: GoOn, pauseMs: number): Fault {
	const isTheirs = retryAfterSec * 1_000 === pauseMs;
	return isTheirs ? pauseTooLong(retryAfterSec, cause?.httpStatus) : deadlinePassed();
}

function chunkAt(plan: UploadPlan, start: number): Chunk {
	const chunk = plan.chunks.find((candidate) => candidate.start === start);
	if (chunk === undefined) throw new RangeError(`no chunk begins at byte ${start}`);
	return chunk;
}
